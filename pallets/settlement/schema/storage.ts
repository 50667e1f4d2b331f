import { AccountId, Balance } from "../../../runtime/primitives";
import { BigEndian, MapOf, Option, ValueOf } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";
import { Contract, MeterEpoch, PassedOver } from "./contracts";
import { Entry, Pool, PoolClock, PoolClosing } from "./pools";
import { SettlementParameters } from "./settings";
import { TariffBook } from "./tariff";

@storage
export class Storage {
  /** The tariffs by epoch; the default of 1 GRID for a kWh either way while absent. */
  @hot tariffs!: ValueOf<Option<TariffBook>>;
  /** What Root has set; the defaults while absent. */
  @hot parameters!: ValueOf<Option<SettlementParameters>>;
  /** What meters have traded and not shown; for keys with big-endian epochs SettlementApi.contracts takes a meter. */
  @mendable @hasher("identity") contracts!: MapOf<MeterEpoch, Option<Contract>>;
  /** Meters with contracts that a later reading has passed over. */
  @mendable @hasher("blake2_128_concat") passedOver!: MapOf<MeterId, Option<PassedOver>>;
  /** The pools of ended epochs; the key is big-endian, SettlementApi.pool takes a number. */
  @mendable @hasher("identity") pools!: MapOf<BigEndian<u64>, Option<Pool>>;
  /** What meters showed for every epoch; the key is big-endian, SettlementApi.settlement_proof takes a number. */
  @mendable @hasher("identity") entries!: MapOf<MeterEpoch, Option<Entry>>;
  /** The pool that is being closed. */
  closing!: ValueOf<Option<PoolClosing>>;
  /** Which epochs have ended, how many meters their pools wait for, and when there is work. */
  @mendable @hot clock!: ValueOf<Option<PoolClock>>;
  /** GRID that accounts should have paid and did not have, 10^18 = 1 GRID. */
  @mendable @hasher("blake2_128_concat") debts!: MapOf<AccountId, Balance>;
  /** All debts together, 10^18 = 1 GRID. */
  @mendable @hot totalDebt!: ValueOf<Balance>;
}
