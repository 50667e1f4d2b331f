import { allocated } from "../host/arena";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Bytes } from "../scale/bytes";

/** Indices of `sp_runtime::generic::DigestItem`. */
export enum DigestKind {
  Other = 0,
  Consensus = 4,
  Seal = 5,
  PreRuntime = 6,
  RuntimeEnvironmentUpdated = 8,
}

/** `aura` as the little-endian u32 that four engine bytes make. */
export const AURA_ENGINE: u32 = 0x61727561;
/** `FRNK`, GRANDPA's engine id, likewise. */
export const GRANDPA_ENGINE: u32 = 0x4b4e5246;

/** One log of a header's digest, as a slice of what was decoded. */
@final
export class DigestItem {
  constructor(
    readonly kind: u8,
    /** Engine id, for the kinds that have one. */
    readonly engine: u32,
    readonly payload: Bytes,
    /** The whole item in SCALE. */
    readonly encoded: Bytes,
  ) {}

  static decode(r: Reader): DigestItem {
    const start = r.ptr;
    const kind = r.u8();
    let engine: u32 = 0;
    let payload = Bytes.empty();
    if (hasEngine(kind)) {
      engine = r.u32();
      payload = r.bytes();
    } else if (kind == DigestKind.Other) {
      payload = r.bytes();
    } else if (kind != DigestKind.RuntimeEnvironmentUpdated) {
      r.fail();
    }
    const size = r.ok ? <u32>(r.ptr - start) : 0;
    return new DigestItem(kind, engine, payload, new Bytes(start, size));
  }
}

function hasEngine(kind: u8): bool {
  return kind == DigestKind.PreRuntime || kind == DigestKind.Consensus || kind == DigestKind.Seal;
}

/** A header's logs, in order. */
@final
export class Digest {
  constructor(readonly items: Array<DigestItem>) {}

  static decode(r: Reader): Digest {
    const count = r.count(1);
    const items = new Array<DigestItem>();
    const start = r.ptr;
    const before = allocated();
    for (let i: u32 = 0; i < count && r.ok; i++) {
      items.push(DigestItem.decode(r));
      r.keepWithin(start, before);
    }
    return new Digest(items);
  }

  encode(w: Writer): void {
    w.compact(this.items.length);
    for (let i = 0; i < this.items.length; i++) {
      const item = this.items[i].encoded;
      w.raw(item.ptr, item.length);
    }
  }

  /** The payload of the pre-runtime log of `engine`, or null. */
  preRuntime(engine: u32): Bytes | null {
    for (let i = 0; i < this.items.length; i++) {
      const item = this.items[i];
      if (item.kind == DigestKind.PreRuntime && item.engine == engine) return item.payload;
    }
    return null;
  }
}
