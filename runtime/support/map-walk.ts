/** Walks over entries of storage in the order of the trie; writing or removing them on the way does no harm. */
import { copyBytes } from "../host/copy";
import { Bytes } from "../scale/bytes";
import { Mark, mark, release } from "./memory";
import { Reader } from "../scale/reader";
import { Steps } from "./steps";
import { PREFIX_SIZE, StorageKey, nextKey, read } from "./storage";

/** Bytes of the longest key behind which memory is released; the chain's own are shorter. */
const KEY_SIZE: u32 = 192;

/** The entries whose keys begin with the same bytes; `while (walk.next()) …`. */
export class PrefixWalk {
  /** Where the key of the entry is; before the first one, what it begins with. */
  private at: usize;
  private length: u32;
  /** Room for a key that outlives the release of memory; 0 while none is released. */
  private room: usize = 0;
  /** Memory before the present entry was asked for; 0 while there is none to go back to. */
  private before: Mark = 0;

  constructor(
    /** What all the keys begin with. */
    private readonly prefix: Bytes,
    /** Each look for an entry takes one; without any left the walk ends. */
    private readonly steps: Steps,
  ) {
    this.at = prefix.ptr;
    this.length = prefix.length;
  }

  /**
   * For long walks: from now on `next` gives back the memory taken since the one before it, so that nothing made for
   * one entry may be used with another.
   */
  forgetful(): void {
    this.room = __alloc(KEY_SIZE);
  }

  /** Goes to the next entry; false when there is none, or no step left. */
  next(): bool {
    if (!this.room) return this.go();
    if (this.before) release(this.before);
    this.before = 0;
    const before = mark();
    if (!this.go()) return false;
    // No key of ours is as long: it stays where the host has put it, with all that comes before it.
    if (this.length > KEY_SIZE) return true;
    copyBytes(this.room, this.at, this.length);
    this.at = this.room;
    this.before = before;
    return true;
  }

  private go(): bool {
    if (!this.steps.take()) return false;
    const next = nextKey(this.address());
    const size = this.prefix.length;
    if (!next || next.length < size || memory.compare(next.ptr, this.prefix.ptr, size))
      return false;
    this.at = next.ptr;
    this.length = next.length;
    return true;
  }

  /** What follows in the entry's key behind its first `size` bytes. */
  protected behind(size: u32): Reader {
    return Reader.over(this.address().slice(size, this.length));
  }

  /** The entry's value as it is stored. */
  protected raw(): Reader | null {
    return read(this.at, this.length);
  }

  /** Where the entry lies. */
  address(): Bytes {
    return new Bytes(this.at, this.length);
  }
}

/**
 * The raw entries of one whole map, for migrations: in a layout that this runtime's accessors do not read. It is a
 * forgetful walk.
 */
@final
export class MapWalk extends PrefixWalk {
  /** `entry`: the key of any entry, which need not be there. */
  constructor(entry: StorageKey) {
    super(new Bytes(entry.ptr, PREFIX_SIZE), new Steps(u32.MAX_VALUE));
    this.forgetful();
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
