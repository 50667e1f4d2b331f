import { Writer } from "../scale/writer";
import { Weight } from "./weight";

/** What an included extrinsic cost: FRAME's `DispatchEventInfo`. */
@final
export class DispatchInfo {
  constructor(
    readonly weight: Weight,
    /** `DispatchClass`. */
    readonly dispatchClass: u8,
    readonly paysFee: bool,
  ) {}

  encode(w: Writer): void {
    this.weight.encode(w);
    w.u8(this.dispatchClass);
    w.u8(this.paysFee ? 0 : 1);
  }
}
