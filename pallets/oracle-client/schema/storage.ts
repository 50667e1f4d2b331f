import { Box } from "../../../runtime/primitives";
import { MapOf, Option, ValueOf, Vec } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";
import { MeterState } from "./readings";
import { EnergyRequest, Operator, OracleTotals } from "./requests";
import { OracleParameters } from "./parameters";

@storage(2)
export class Storage {
  /** Requests that wait for answers. */
  @mendable @hasher("twox_64_concat") requests!: MapOf<u64, Option<EnergyRequest>>;
  /** The open request of each meter that has one. */
  @mendable @hasher("blake2_128_concat") requestOf!: MapOf<MeterId, Option<Box<u64>>>;
  /** Requests by the block at whose beginning they close, answered ones included. */
  @mendable @hasher("twox_64_concat") closing!: MapOf<u32, Vec<u64>>;
  /** The meters that have been read. */
  @mendable @hasher("blake2_128_concat") meterStates!: MapOf<MeterId, Option<MeterState>>;
  /** The operators, in the order of their turns. */
  @hot operators!: ValueOf<Vec<Operator>>;
  /** How many appointments of operators there have been; the next one's number. */
  terms!: ValueOf<u32>;
  /** What Root has set; the defaults while absent. */
  @hot parameters!: ValueOf<Option<OracleParameters>>;
  /** What has happened so far. */
  @mendable @hot totals!: ValueOf<Option<OracleTotals>>;
}
