/** Walks over whole maps, for migrations: their entries are in a layout that this runtime's accessors do not read. */
import { Mark, mark, release } from "./memory";
import { Bytes } from "../scale/bytes";
import { equal32 } from "../primitives/hash";
import { Reader } from "../scale/reader";
import { PREFIX_SIZE, StorageKey, nextKey, read } from "./storage";

/** Bytes of the longest key behind which memory is released; the chain's own are shorter. */
const KEY_SIZE: u32 = 192;

/**
 * The raw entries of one map in the order of the trie; writing or removing them on the way does no harm. What is
 * done with an entry takes no memory from the next: nothing that is made between two calls of `next` outlives the second.
 */
@final
export class MapWalk {
  private key: usize = __alloc(KEY_SIZE);
  private length: u32 = PREFIX_SIZE;
  /** Memory before the present entry was asked for; 0 while there is none to go back to. */
  private before: Mark = 0;

  /** `entry`: the key of any entry, which need not be there. */
  constructor(entry: StorageKey) {
    memory.copy(this.key, entry.ptr, PREFIX_SIZE);
  }

  /** Goes to the next entry; false when there is none. */
  next(): bool {
    if (this.before) release(this.before);
    this.before = 0;
    const before = mark();
    const next = nextKey(this.address());
    if (!next || next.length < PREFIX_SIZE || !equal32(next.ptr, this.key)) {
      release(before);
      return false;
    }
    this.length = next.length;
    if (next.length > KEY_SIZE) {
      // No key of ours is as long: it stays where the host has put it, with all that comes before it.
      this.key = next.ptr;
      return true;
    }
    memory.copy(this.key, next.ptr, next.length);
    this.before = before;
    return true;
  }

  /** What follows the hash, of `hashSize` bytes, in the entry's key. */
  keyBehind(hashSize: u32): Reader {
    return Reader.over(this.address().slice(PREFIX_SIZE + hashSize, this.length));
  }

  /** The entry's value as it is stored. */
  value(): Reader {
    return read(this.key, this.length)!;
  }

  /** Where the entry lies. */
  address(): Bytes {
    return new Bytes(this.key, this.length);
  }
}
