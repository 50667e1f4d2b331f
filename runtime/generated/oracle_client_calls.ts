// Written by `grid codegen` from pallets/oracle-client. Do not edit.
import { OracleClient } from "../../pallets/oracle-client/pallet";
import { MeterReading, OracleParameters, PerformData } from "../../pallets/oracle-client/schema";
import { clearingWeight } from "../../pallets/oracle-client/upkeep";
import { ORACLE_CLIENT_INDEX } from "./oracle_client";
import { decodeMeterReading, decodeOracleParameters, decodePerformData, encodeMeterReading, encodeOracleParameters, encodePerformData } from "./types";
import { DispatchResult, cannotLookup } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../../pallets/oracle-client/weights";

/** Oracle operator, admin or Root: asks for a meter's oldest unread epoch. */
@final
class RequestEnergyDataCall extends Call {
  constructor(
    private readonly meterId: Bytes,
  ) {
    super();
  }

  pallet(): u8 {
    return ORACLE_CLIENT_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "OracleClient.request_energy_data";
  }

  weight(): Weight {
    return weights.requestEnergyData();
  }

  encodeArguments(w: Writer): void {
    w.text(this.meterId);
  }

  dispatch(origin: Origin): DispatchResult {
    return OracleClient.requestEnergyData(origin, this.meterId);
  }
}

/** Oracle operator: reports a reading, which counts once a quorum agrees. */
@final
class FulfillEnergyDataCall extends Call {
  constructor(
    private readonly requestId: u64,
    private readonly reading: MeterReading,
  ) {
    super();
  }

  pallet(): u8 {
    return ORACLE_CLIENT_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "OracleClient.fulfill_energy_data";
  }

  weight(): Weight {
    return weights.fulfillEnergyData();
  }

  encodeArguments(w: Writer): void {
    w.u64(this.requestId);
    encodeMeterReading(w, this.reading);
  }

  dispatch(origin: Origin): DispatchResult {
    return OracleClient.fulfillEnergyData(origin, this.requestId, this.reading);
  }
}

function decodeFulfillEnergyDataCall(r: Reader): FulfillEnergyDataCall {
  const requestId = r.u64();
  const reading = decodeMeterReading(r);
  return new FulfillEnergyDataCall(requestId, reading);
}

/** Oracle operator: does what `check_upkeep` found and is still to do. */
@final
class PerformUpkeepCall extends Call {
  constructor(
    private readonly performData: PerformData,
  ) {
    super();
  }

  pallet(): u8 {
    return ORACLE_CLIENT_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "OracleClient.perform_upkeep";
  }

  weight(): Weight {
    return weights.performUpkeep(this.performData).plus(clearingWeight(this.performData));
  }

  encodeArguments(w: Writer): void {
    encodePerformData(w, this.performData);
  }

  dispatch(origin: Origin): DispatchResult {
    return OracleClient.performUpkeep(origin, this.performData);
  }
}

/** Root: lets an account report readings. */
@final
class AddOracleOperatorCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return ORACLE_CLIENT_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "OracleClient.add_oracle_operator";
  }

  weight(): Weight {
    return weights.addOracleOperator();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return OracleClient.addOracleOperator(origin, this.account);
  }
}

/** Root: stops an account from reporting, as long as a quorum is left. */
@final
class RemoveOracleOperatorCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return ORACLE_CLIENT_INDEX;
  }

  index(): u8 {
    return 4;
  }

  name(): string {
    return "OracleClient.remove_oracle_operator";
  }

  weight(): Weight {
    return weights.removeOracleOperator();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return OracleClient.removeOracleOperator(origin, this.account);
  }
}

/** Root: has books clear by themselves, or wait for upkeep. */
@final
class SetAutoMarketClearingCall extends Call {
  constructor(
    private readonly enabled: bool,
  ) {
    super();
  }

  pallet(): u8 {
    return ORACLE_CLIENT_INDEX;
  }

  index(): u8 {
    return 5;
  }

  name(): string {
    return "OracleClient.set_auto_market_clearing";
  }

  weight(): Weight {
    return weights.setAutoMarketClearing();
  }

  encodeArguments(w: Writer): void {
    w.bool(this.enabled);
  }

  dispatch(origin: Origin): DispatchResult {
    return OracleClient.setAutoMarketClearing(origin, this.enabled);
  }
}

/** Root: sets quorum, lifetime and deadband of requests from now on. */
@final
class SetParametersCall extends Call {
  constructor(
    private readonly parameters: OracleParameters,
  ) {
    super();
  }

  pallet(): u8 {
    return ORACLE_CLIENT_INDEX;
  }

  index(): u8 {
    return 6;
  }

  name(): string {
    return "OracleClient.set_parameters";
  }

  weight(): Weight {
    return weights.setParameters();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    encodeOracleParameters(w, this.parameters);
  }

  dispatch(origin: Origin): DispatchResult {
    return OracleClient.setParameters(origin, this.parameters);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return new RequestEnergyDataCall(r.text());
    case 1:
      return decodeFulfillEnergyDataCall(r);
    case 2:
      return new PerformUpkeepCall(decodePerformData(r));
    case 3:
      return new AddOracleOperatorCall(AccountId.decode(r));
    case 4:
      return new RemoveOracleOperatorCall(AccountId.decode(r));
    case 5:
      return new SetAutoMarketClearingCall(r.bool());
    case 6:
      return new SetParametersCall(decodeOracleParameters(r));
    default:
      return null;
  }
}
