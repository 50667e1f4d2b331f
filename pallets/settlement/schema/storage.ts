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
  tariffs!: ValueOf<Option<TariffBook>>;
  /** What Root has set; the defaults while absent. */
  parameters!: ValueOf<Option<SettlementParameters>>;
  /** What meters have traded for epochs that they have not been read for. */
  @mendable @hasher("identity") contracts!: MapOf<MeterEpoch, Option<Contract>>;
  /** Meters with contracts that a later reading has passed over. */
  @mendable @hasher("blake2_128_concat") passedOver!: MapOf<MeterId, Option<PassedOver>>;
  /** The pools of epochs that have ended, while their entries are kept. */
  @mendable @hasher("identity") pools!: MapOf<BigEndian<u64>, Option<Pool>>;
  /** What meters showed for every epoch. */
  @mendable @hasher("identity") entries!: MapOf<MeterEpoch, Option<Entry>>;
  /** The pool that is being closed. */
  closing!: ValueOf<Option<PoolClosing>>;
  /** Which epochs have ended, how many meters there are to be read, and when there is work. */
  @mendable clock!: ValueOf<Option<PoolClock>>;
  /** GRID that accounts should have paid and did not have, in base units. */
  @mendable @hasher("blake2_128_concat") debts!: MapOf<AccountId, Balance>;
  /** All debts together, in base units of GRID. */
  @mendable totalDebt!: ValueOf<Balance>;
}
