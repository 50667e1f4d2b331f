import { Bytes } from "../../scale/bytes";
import { Reader } from "../../scale/reader";

/** Bytes of one `(BenchmarkParameter, u32)`. */
const ENTRY_SIZE: u32 = 5;

/** The values a runner has chosen for a benchmark's components, in the order of their letters. */
@final
export class Components {
  private constructor(
    private readonly first: usize,
    private readonly count: u32,
    /** SCALE `Vec<(BenchmarkParameter, u32)>`. */
    readonly encoded: Bytes,
  ) {}

  static decode(r: Reader): Components {
    const start = r.ptr;
    const count = r.count(ENTRY_SIZE);
    const first = r.raw(count * ENTRY_SIZE);
    return new Components(first, count, new Bytes(start, <u32>(r.ptr - start)));
  }

  /** Value of the component with that letter, `a` being 0; 0 where the runner gave none. */
  at(letter: u8): u32 {
    for (let i: u32 = 0; i < this.count; i++) {
      const entry = this.first + i * ENTRY_SIZE;
      if (load<u8>(entry) == letter) return load<u32>(entry, 1);
    }
    return 0;
  }
}
