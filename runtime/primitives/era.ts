import { Reader } from "../scale/reader";

/** How long a signed transaction may be included: for ever, or in one window of `period` blocks. */
@final
export class Era {
  private constructor(
    /** Blocks; 0 when immortal. */
    readonly period: u64,
    private readonly phase: u64,
  ) {}

  /** Layout: `sp_runtime::generic::Era`, one zero byte or two bytes of period and phase. */
  static decode(r: Reader): Era {
    const first = r.u8();
    if (!first) return new Era(0, 0);
    const encoded = ((<u64>r.u8()) << 8) | first;
    const period = (<u64>2) << (encoded % 16);
    const phase = (encoded >> 4) * max<u64>(period >> 12, 1);
    if (period < 4 || phase >= period) r.fail();
    return new Era(period, phase);
  }

  isImmortal(): bool {
    return this.period == 0;
  }

  /** First block of the window that contains `current`. */
  birth(current: u64): u64 {
    if (this.isImmortal()) return 0;
    return ((max(current, this.phase) - this.phase) / this.period) * this.period + this.phase;
  }

  /** First block after that window. */
  death(current: u64): u64 {
    return this.isImmortal() ? u64.MAX_VALUE : this.birth(current) + this.period;
  }
}
