import { allocated } from "../host/arena";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Bytes } from "../scale/bytes";

/** What the node tells the runtime about a block to be: values by 8-byte identifier. */
@final
export class InherentData {
  private constructor(
    private readonly ids: Array<u64>,
    private readonly values: Array<Bytes>,
  ) {}

  static decode(r: Reader): InherentData {
    const count = r.count(9);
    const ids = new Array<u64>();
    const values = new Array<Bytes>();
    const start = r.ptr;
    const before = allocated();
    for (let i: u32 = 0; i < count && r.ok; i++) {
      ids.push(r.u64());
      values.push(r.bytes());
      r.keepWithin(start, before);
    }
    return new InherentData(ids, values);
  }

  /** The value under `id` (eight bytes as a little-endian integer), or null. */
  find(id: u64): Bytes | null {
    for (let i = 0; i < this.ids.length; i++) {
      if (this.ids[i] == id) return this.values[i];
    }
    return null;
  }
}

/** Verdict on the inherents of a block: fine, or one fatal error. */
@final
export class CheckInherentsResult {
  private constructor(
    private readonly id: u64,
    private readonly error: Writer | null,
  ) {}

  static okay(): CheckInherentsResult {
    return new CheckInherentsResult(0, null);
  }

  static fatal(id: u64, error: Writer): CheckInherentsResult {
    return new CheckInherentsResult(id, error);
  }

  encode(w: Writer): void {
    const error = this.error;
    w.bool(!error);
    w.bool(error != null);
    w.compact(error ? 1 : 0);
    if (!error) return;
    w.u64(this.id);
    w.bytes(error.toBytes());
  }
}
