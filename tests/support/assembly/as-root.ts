/** The runtime with one more export: calls that only the chain itself may make. */
import { enterFinalization } from "../../../runtime/frame/system/events";
import { decodeCall } from "../../../runtime/generated/dispatch";
import { fat } from "../../../runtime/host/env";
import { Origin } from "../../../runtime/primitives/origin";
import { Reader } from "../../../runtime/scale/reader";
import { Writer } from "../../../runtime/scale/writer";

export * from "../../../runtime/index";

/** Dispatches an encoded call as Root; answers with an `Option<DispatchError>`. */
export function Test_dispatch_as_root(input: usize, inputSize: usize): u64 {
  const call = decodeCall(new Reader(input, <u32>inputSize));
  if (!call) return 0;
  enterFinalization();
  const refusal = call.dispatch(Origin.root());
  const w = new Writer(8);
  w.bool(refusal ? true : false);
  if (refusal) refusal.encode(w);
  return fat(w.ptr, w.length);
}
