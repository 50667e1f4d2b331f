/** From registers to GRID: what an accepted reading mints and burns. */
import { saturatingAdd } from "../../runtime/primitives/weight";
import { Events, Storage } from "../../runtime/generated/oracle_client";
import {
  AccountId,
  Balance,
  DispatchResult,
  arithmeticOverflow,
  ok,
  u128,
} from "../../runtime/primitives";
import { burnUpTo } from "../../runtime/frame/balances/ledger";
import { mintTo } from "../settlement/debts";
import { MeterId } from "../registry/schema";
import { median } from "./median";
import { Answer, EnergyRequest, MeterState, OracleTotals } from "./schema";

/** Base units of GRID per Wh. */
const GRID_PER_WH: u64 = 1_000_000_000_000_000;

/** The registers that the operators agree on, and the sequence number that goes with them. */
@final
export class Agreed {
  readonly sequence: u64;
  readonly importWh: u64;
  readonly exportWh: u64;

  /** The median of each; `answers` has at least one. */
  constructor(answers: Array<Answer>) {
    const sequences = new Array<u64>();
    const imports = new Array<u64>();
    const exports = new Array<u64>();
    for (let i = 0; i < answers.length; i++) {
      sequences.push(answers[i].sequence);
      imports.push(answers[i].importWh);
      exports.push(answers[i].exportWh);
    }
    this.sequence = median(sequences);
    this.importWh = median(imports);
    this.exportWh = median(exports);
  }
}

/** Begins to count: energy from before is nobody's here, nor is its carry; a debt stays with the meter. */
export function setBaseline(
  request: EnergyRequest,
  agreed: Agreed,
  earlier: MeterState | null,
): void {
  const state = new MeterState(
    agreed.sequence,
    request.epoch,
    agreed.importWh,
    agreed.exportWh,
    0,
    earlier ? earlier.debt : u128.zero(),
  );
  Storage.meterStates.insert(request.meterId, state);
  Events.baselineSet(request.meterId, request.epoch, agreed.importWh, agreed.exportWh);
}

/** Mints and burns, for `owner`, for the energy since the last reading of `state`, and moves `state` on. */
export function settle(
  request: EnergyRequest,
  agreed: Agreed,
  owner: AccountId,
  state: MeterState,
  deadbandWh: u64,
  totals: OracleTotals,
): DispatchResult {
  const exported = agreed.exportWh - state.exportWh;
  const imported = agreed.importWh - state.importWh;
  const mintWh = release(state, exported, deadbandWh * (request.epoch - state.epoch));
  const minted = u128.mul64(mintWh, GRID_PER_WH);
  const refusal = mintTo(owner, minted);
  if (refusal) return refusal;
  const owed = u128.checkedAdd(state.debt, u128.mul64(imported, GRID_PER_WH));
  if (!owed) return arithmeticOverflow();
  const burned = burnUpTo(owner, owed);
  const debt = u128.saturatingSub(owed, burned);
  note(totals, exported, imported, mintWh, burned, state.debt, debt);
  state.sequence = agreed.sequence;
  state.epoch = request.epoch;
  state.importWh = agreed.importWh;
  state.exportWh = agreed.exportWh;
  state.debt = debt;
  Storage.meterStates.insert(request.meterId, state);
  announce(request.meterId, request.epoch, imported, exported, minted, burned, debt);
  return ok();
}

/**
 * The Wh to mint. Less than the deadband is what inverters show at night: it is carried, however much
 * of it adds up, until a reading is above the deadband of the epochs it covers.
 */
function release(state: MeterState, exported: u64, deadband: u64): u64 {
  const all = saturatingAdd(state.carriedWh, exported);
  const isNoise = exported < deadband;
  state.carriedWh = isNoise ? all : 0;
  return isNoise ? 0 : all;
}

function note(
  totals: OracleTotals,
  exported: u64,
  imported: u64,
  mintWh: u64,
  burned: Balance,
  before: Balance,
  after: Balance,
): void {
  totals.exportWh = saturatingAdd(totals.exportWh, exported);
  totals.importWh = saturatingAdd(totals.importWh, imported);
  totals.mintedWh = saturatingAdd(totals.mintedWh, mintWh);
  totals.burned = u128.saturatingAdd(totals.burned, burned);
  totals.debt = u128.saturatingAdd(u128.saturatingSub(totals.debt, before), after);
}

function announce(
  meter: MeterId,
  epoch: u64,
  imported: u64,
  exported: u64,
  minted: Balance,
  burned: Balance,
  debt: Balance,
): void {
  Events.readingAccepted(meter, epoch, imported, exported, minted, burned, debt);
}
