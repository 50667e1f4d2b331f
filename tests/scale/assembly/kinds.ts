/** Names of the values a script speaks of; tests/scale/support/script.ts has the same list. */
export enum Kind {
  U8 = 0,
  U16,
  U32,
  U64,
  U128,
  Bool,
  Compact,
  CompactU32,
  CompactU128,
  Bytes,
  Text,
  Option,
  /** From here on a byte of parameter follows. Here: the smallest size of an item. */
  Count,
  /** The last index. */
  EnumIndex,
  /** The number of bytes. */
  Raw,
}
