/** Walks over whole maps, for migrations: their entries are in a layout that this runtime's accessors do not read. */
import { Bytes } from "../scale/bytes";
import { equal32 } from "../primitives/hash";
import { Reader } from "../scale/reader";
import { PREFIX_SIZE, StorageKey, nextKey, read } from "./storage";

/** The raw entries of one map in the order of the trie; writing or removing them on the way does no harm. */
@final
export class MapWalk {
  private key: Bytes;

  /** `entry`: the key of any entry, which need not be there. */
  constructor(entry: StorageKey) {
    this.key = new Bytes(entry.ptr, PREFIX_SIZE);
  }

  /** Goes to the next entry; false when there is none. */
  next(): bool {
    const next = nextKey(this.key);
    if (!next || next.length < PREFIX_SIZE || !equal32(next.ptr, this.key.ptr)) return false;
    this.key = next;
    return true;
  }

  /** What follows the hash, of `hashSize` bytes, in the entry's key. */
  keyBehind(hashSize: u32): Reader {
    return Reader.over(this.key.slice(PREFIX_SIZE + hashSize, this.key.length));
  }

  /** The entry's value as it is stored. */
  value(): Reader {
    return read(this.key.ptr, this.key.length)!;
  }

  /** Where the entry lies. */
  address(): Bytes {
    return this.key;
  }
}
