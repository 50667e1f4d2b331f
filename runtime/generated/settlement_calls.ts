// Written by `grid codegen` from pallets/settlement. Do not edit.
import { Settlement } from "../../pallets/settlement/pallet";
import { SettlementParameters, Tariff } from "../../pallets/settlement/schema";
import { SETTLEMENT_INDEX } from "./settlement";
import { decodeSettlementParameters, decodeTariff, encodeSettlementParameters, encodeTariff } from "./types";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../../pallets/settlement/weights";

/** Root: sets the utility's prices from an epoch on, 10^18 = 1 GRID. */
@final
class SetTariffCall extends Call {
  constructor(
    private readonly tariff: Tariff,
    private readonly fromEpoch: u64,
  ) {
    super();
  }

  pallet(): u8 {
    return SETTLEMENT_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Settlement.set_tariff";
  }

  weight(): Weight {
    return weights.setTariff();
  }

  encodeArguments(w: Writer): void {
    encodeTariff(w, this.tariff);
    w.u64(this.fromEpoch);
  }

  dispatch(origin: Origin): DispatchResult {
    return Settlement.setTariff(origin, this.tariff, this.fromEpoch);
  }
}

function decodeSetTariffCall(r: Reader): SetTariffCall {
  const tariff = decodeTariff(r);
  const fromEpoch = r.u64();
  return new SetTariffCall(tariff, fromEpoch);
}

/** Root: sets how long pools stay open and how much a block settles. */
@final
class SetParametersCall extends Call {
  constructor(
    private readonly parameters: SettlementParameters,
  ) {
    super();
  }

  pallet(): u8 {
    return SETTLEMENT_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "Settlement.set_parameters";
  }

  weight(): Weight {
    return weights.setParameters();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    encodeSettlementParameters(w, this.parameters);
  }

  dispatch(origin: Origin): DispatchResult {
    return Settlement.setParameters(origin, this.parameters);
  }
}

/** Any role: pays up to this much of what the signer owes, 10^18 = 1 GRID. */
@final
class PayDebtCall extends Call {
  constructor(
    private readonly amount: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return SETTLEMENT_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Settlement.pay_debt";
  }

  weight(): Weight {
    return weights.payDebt();
  }

  encodeArguments(w: Writer): void {
    w.compactU128(this.amount);
  }

  dispatch(origin: Origin): DispatchResult {
    return Settlement.payDebt(origin, this.amount);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeSetTariffCall(r);
    case 1:
      return new SetParametersCall(decodeSettlementParameters(r));
    case 2:
      return new PayDebtCall(r.compactU128());
    default:
      return null;
  }
}
