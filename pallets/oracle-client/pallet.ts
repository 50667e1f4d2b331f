import { Errors, Events, Storage } from "../../runtime/generated/oracle_client";
import { AccountId, DispatchResult, Origin, Weight, badOrigin, ok } from "../../runtime/primitives";
import { MeterId } from "../registry/schema";
import { isClearingAutomatic, setAutomaticClearing } from "../trading/market";
import { answer } from "./answers";
import { buildOracle } from "./genesis";
import { migrateOracle } from "./migrations";
import { appoint, dismiss, operators } from "./operators";
import { areValid } from "./parameters";
import { expire } from "./requests";
import { Constants, Genesis, MeterReading, OracleParameters, PerformData } from "./schema";
import { clearingWeight, perform, request } from "./upkeep";
import { closing, onInitialize as idle } from "./weights";

/** Meter readings: asked for, reported by operators, checked, and handed on to be settled. */
@pallet("OracleClient")
export class OracleClient {
  /** Asks for a meter's oldest unread epoch. */
  @call(0)
  @role("oracleOperator", "admin", "root")
  static requestEnergyData(origin: Origin, meterId: MeterId): DispatchResult {
    return request(meterId);
  }

  /** Reports a reading, which counts once a quorum agrees. */
  @call(1)
  @role("oracleOperator")
  static fulfillEnergyData(origin: Origin, requestId: u64, reading: MeterReading): DispatchResult {
    const operator = origin.signer();
    if (!operator) return badOrigin();
    return answer(operator, requestId, reading);
  }

  /** Does what `check_upkeep` found and is still to do. */
  @call(2)
  @role("oracleOperator")
  @innerWeight(clearingWeight)
  static performUpkeep(origin: Origin, performData: PerformData): DispatchResult {
    if (<u32>performData.meters.length > Constants.maxMetersPerUpkeep) {
      return Errors.TooMuchUpkeep();
    }
    perform(performData);
    return ok();
  }

  /** Lets an account report readings. */
  @call(3)
  @role("root")
  static addOracleOperator(origin: Origin, account: AccountId): DispatchResult {
    return appoint(account);
  }

  /** Stops an account from reporting, as long as a quorum is left. */
  @call(4)
  @role("root")
  static removeOracleOperator(origin: Origin, account: AccountId): DispatchResult {
    return dismiss(account);
  }

  /** Has books clear by themselves, or wait for upkeep. */
  @call(5)
  @role("root")
  static setAutoMarketClearing(origin: Origin, enabled: bool): DispatchResult {
    if (isClearingAutomatic() == enabled) return ok();
    setAutomaticClearing(enabled);
    Events.autoMarketClearingSet(enabled);
    return ok();
  }

  /** Sets quorum, lifetime and deadband of requests from now on. */
  @call(6)
  @role("root")
  @operational
  static setParameters(origin: Origin, parameters: OracleParameters): DispatchResult {
    if (!areValid(parameters)) return Errors.InvalidParameters();
    if (parameters.quorum > <u32>operators().length) return Errors.QuorumOutOfReach();
    Storage.parameters.put(parameters);
    Events.parametersSet(parameters);
    return ok();
  }

  @hook
  static onInitialize(block: u32): Weight {
    const requests = expire(block);
    return requests ? closing(requests) : idle();
  }

  @hook
  static onRuntimeUpgrade(): Weight {
    return migrateOracle();
  }

  static buildGenesis(genesis: Genesis): string | null {
    return buildOracle(genesis);
  }
}
