/** Walks over entries of storage in the order of the trie; writing or removing them on the way does no harm. */
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Steps } from "./steps";
import { PREFIX_SIZE, StorageKey, nextKey, read } from "./storage";

/** The entries whose keys begin with the same bytes; `while (walk.next()) …`. */
export class PrefixWalk {
  /** The key of the entry; before the first one, what it begins with. */
  private at: Bytes;

  constructor(
    /** What all the keys begin with. */
    private readonly prefix: Bytes,
    /** Each look for an entry takes one; without any left the walk ends. */
    private readonly steps: Steps,
  ) {
    this.at = prefix;
  }

  /** Goes to the next entry; false when there is none, or no step left. */
  next(): bool {
    if (!this.steps.take()) return false;
    const next = nextKey(this.at);
    const size = this.prefix.length;
    if (!next || next.length < size || memory.compare(next.ptr, this.prefix.ptr, size))
      return false;
    this.at = next;
    return true;
  }

  /** What follows in the entry's key behind its first `size` bytes. */
  protected behind(size: u32): Reader {
    return Reader.over(this.at.slice(size, this.at.length));
  }

  /** The entry's value as it is stored. */
  protected raw(): Reader | null {
    return read(this.at.ptr, this.at.length);
  }

  /** Where the entry lies. */
  address(): Bytes {
    return this.at;
  }
}

/** The raw entries of one whole map, for migrations: in a layout that this runtime's accessors do not read. */
@final
export class MapWalk extends PrefixWalk {
  /** `entry`: the key of any entry, which need not be there. */
  constructor(entry: StorageKey) {
    super(new Bytes(entry.ptr, PREFIX_SIZE), new Steps(u32.MAX_VALUE));
  }

  /** What follows the hash, of `hashSize` bytes, in the entry's key. */
  keyBehind(hashSize: u32): Reader {
    return this.behind(PREFIX_SIZE + hashSize);
  }

  /** The entry's value as it is stored. */
  value(): Reader {
    return this.raw()!;
  }
}
