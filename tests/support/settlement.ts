/** Campuses whose energy is settled: a tariff, meters with a baseline, contracts by the auction. */
import { expect } from '@jest/globals';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { type Account, account, alice } from './accounts.js';
import { ChainBuilder, type Receipt, type TestChain, tx } from './chain-builder.js';
import './matchers.js';
import { authority, op1, operators, profile, reading } from './meters.js';
import { bigEndian, rulesWith } from './market.js';

export const GRID = 10n ** 18n;
/** Thousandths of a GRID. */
export const milli = (count: number): bigint => BigInt(count) * (GRID / 1000n);

export interface Period {
  days: number;
  from: number;
  to: number;
  feedIn: bigint;
  retail: bigint;
}

export interface Tariff {
  offsetMinutes: number;
  periods: Period[];
  holidays: number[];
  sharePermille: number;
  satangPerGrid: number;
}

/** A tariff of one price either way, in thousandths of a GRID. */
export function flat(feedIn: number, retail: number, sharePermille = 500): Tariff {
  const always = { days: 255, from: 0, to: 96, feedIn: milli(feedIn), retail: milli(retail) };
  return {
    offsetMinutes: 420,
    periods: [always],
    holidays: [],
    sharePermille,
    satangPerGrid: 420,
  };
}

/** As genesis has it: amounts in decimal. */
function asJson(tariff: Tariff): object {
  const periods = tariff.periods.map(({ feedIn, retail, ...period }) => {
    return { ...period, feedIn: String(feedIn), retail: String(retail) };
  });
  return { ...tariff, periods };
}

export interface CampusOptions {
  readonly tariff?: Tariff;
  /** Owners by meter. */
  readonly meters: Readonly<Record<string, Account>>;
  /** What each owner starts with. */
  readonly holding?: bigint;
  readonly settlement?: object;
  /** Rules of the market that are not the usual ones. */
  readonly rules?: Parameters<typeof rulesWith>[0];
  readonly quorum?: number;
}

/** Prosumers with meters of 100 kW that have a baseline of two zeros in the epoch before the first. */
export function settledCampus(options: CampusOptions): TestChain {
  const { tariff = flat(400, 1000), meters, holding = 100n * GRID, quorum = 1 } = options;
  const builder = new ChainBuilder()
    .admin(alice)
    .authority(authority)
    .oracleOperator(...operators)
    .unshared()
    .configure({
      settlement: { tariff: asJson(tariff), ...options.settlement },
      trading: { parameters: rulesWith(options.rules ?? {}) },
      oracleClient: { quorum },
      registry: { meterProfiles: Object.keys(meters).map((id) => profile(id, 'ed25519', 100_000)) },
    });
  for (const owner of new Set(Object.values(meters))) builder.with(owner, holding);
  for (const [id, owner] of Object.entries(meters)) builder.bareMeter(id, owner);
  const chain = builder.build();
  chain.nextBlock(QUARTER_HOUR_MS);
  for (const id of Object.keys(meters)) expectDone(show(chain, id));
  return chain;
}

function expectDone(receipt: Receipt): void {
  if (receipt.error) throw new Error(`refused: ${receipt.error}`);
}

/** `seller` sells 2 kWh to `buyer` at 0.6 GRID, for the next epoch. */
export function promise(chain: TestChain, seller: Account, buyer: Account): void {
  for (const [who, side] of [
    [seller, 'Sell'],
    [buyer, 'Buy'],
  ] as const) {
    const order = tx('Trading.placeOrder', side, null, null, 2_000n, milli(600));
    expect(chain.submit(who, order)).toSucceed();
  }
}

/** Registers of a meter, in Wh. */
export interface Registers {
  readonly importWh?: number;
  readonly exportWh?: number;
}

/** Asks a meter for the oldest epoch it is due for and has it show its registers. */
export function show(chain: TestChain, meterId: string, registers: Registers = {}): Receipt {
  const asked = chain.submit(op1, tx('OracleClient.requestEnergyData', meterId));
  const opened = asked.events.find(({ path }) => path === 'OracleClient.RequestOpened');
  if (!opened) return asked;
  const { requestId, epoch } = opened.data as { requestId: bigint; epoch: bigint };
  const answer = reading(chain, { meterId, epoch, ...registers });
  return chain.submit(op1, tx('OracleClient.fulfillEnergyData', requestId, answer));
}

interface Purse {
  free: bigint;
  reserved: bigint;
  frozen: bigint;
}

export const purse = (chain: TestChain, who: Account): Purse =>
  (chain.query('System.Account', who) as { data: Purse }).data;

/** What an account has, set aside or not. */
export function worth(chain: TestChain, who: Account): bigint {
  const { free, reserved } = purse(chain, who);
  return free + reserved;
}

export const supply = (chain: TestChain): bigint => chain.query('Balances.TotalIssuance') as bigint;

export const debtOf = (chain: TestChain, who: Account): bigint =>
  chain.query('Settlement.Debts', who) as bigint;

export const poolOf = (chain: TestChain, epoch: bigint): Record<string, unknown> | null =>
  chain.query('Settlement.Pools', bigEndian(epoch)) as Record<string, unknown> | null;

export const people = (...names: string[]): Account[] => names.map(account);

/** The epoch of the open block. */
export const epochNow = (chain: TestChain): bigint => chain.now / BigInt(QUARTER_HOUR_MS);
