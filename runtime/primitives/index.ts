import { u128 } from "../scale/u128";

/** GRID in base units: 10^18 are one GRID, one kilowatt-hour. */
export type Balance = u128;

export { Reader } from "../scale/reader";
export { Writer } from "../scale/writer";
export { u128 } from "../scale/u128";
export { Box } from "./box";
export { Bytes, Text } from "../scale/bytes";
export { asText, isText } from "../scale/text";
export {
  DispatchError,
  DispatchResult,
  arithmeticOverflow,
  badOrigin,
  cannotLookup,
  ok,
} from "./dispatch-error";
export { AccountId, H256 } from "./hash";
export { contains, indexOfRepeated, without } from "./list";
export { MultiAddress } from "./multi-address";
export { isNobody } from "./nobody";
export { Origin } from "./origin";
export { Weight } from "./weight";
