/**
 * Bytes that the compiled sources do not contain: the link step lays them behind the static data, where
 * runtime/support/placed.ts finds them.
 *
 *     heap base of asc   MARK u32 · number of records u32
 *                        records: group u32 · name: address u32, length u32 · part: address u32, length u32
 *                        names and parts
 *
 * Records of the same group and name make one whole in their order, so that wholes can share a part.
 */

/** What kinds of things are placed; numbers as in runtime/support/placed.ts. */
export enum Group {
  /** By its version, a u32: RuntimeMetadataPrefixed. */
  Metadata = 1,
  /** By its name: JSON of a genesis configuration. */
  Preset = 2,
  /** Without a name: JSON of the configuration that a chain gets which names none. */
  BasePreset = 3,
  /** Without a name, for benchmark runners: SCALE `(Vec<BenchmarkList>, Vec<StorageInfo>)`. */
  BenchmarkList = 4,
  /** Without a name: the 32 bytes that a signer in mode 1 of CheckMetadataHash signs. */
  MetadataDigest = 5,
}

/** Something that the runtime asks for by group and name. */
export interface Placement {
  readonly group: Group;
  readonly name: Uint8Array;
  /** Its bytes in order; parts that are the same array are laid down once. */
  readonly parts: readonly Uint8Array[];
}

/** First word of the table: `plac`, little-endian. */
const MARK = 0x63616c70;
const HEADER = 8;
const RECORD = 20;

/** The table and all that it tells of, for memory from the address `base` on. */
export function layOut(placements: readonly Placement[], base: number): Uint8Array {
  const records = placements.flatMap(({ parts, ...of }) => parts.map((part) => ({ ...of, part })));
  const table = Buffer.alloc(HEADER + RECORD * records.length);
  const chunks: Uint8Array[] = [table];
  const addresses = new Map<Uint8Array, number>();
  let end = base + table.length;
  const place = (bytes: Uint8Array): [address: number, length: number] => {
    const address = addresses.get(bytes) ?? end;
    if (address === end) {
      addresses.set(bytes, address);
      chunks.push(bytes);
      end += bytes.length;
    }
    return [address, bytes.length];
  };
  const words = [MARK, records.length];
  for (const { group, name, part } of records) words.push(group, ...place(name), ...place(part));
  words.forEach((word, i) => table.writeUInt32LE(word, 4 * i));
  return new Uint8Array(Buffer.concat(chunks));
}
