import { requireCall } from "../../generated/dispatch";
import { BALANCES_INDEX } from "../../generated/balances";
import { SYSTEM_INDEX } from "../../generated/system";
import { letIn } from "../../chain/seams";
import { AccountId, Origin, Reader, Writer } from "../../primitives";
import { Bench, caller } from "../../support/benchmarking";
import { Call } from "../../support/call";
import { Vec } from "../../support/words";
import { Utility } from "./pallet";

/** The form of an address, nothing behind it, that names no account. */
const TO_NOBODY: u8 = 1;

@benchmarks
export class Benchmarks {
  @component("calls.length", 0, 1_000)
  static batch(bench: Bench, count: u32): void {
    const origin = Origin.signed(member(bench));
    const calls = remarks(count);
    bench.start();
    const refusal = Utility.batch(origin, calls);
    bench.stop();
    bench.expect(!refusal, "the calls were made");
  }

  @component("calls.length", 0, 1_000)
  static batchAll(bench: Bench, count: u32): void {
    const origin = Origin.signed(member(bench));
    const calls = remarks(count);
    bench.start();
    const refusal = Utility.batchAll(origin, calls);
    bench.stop();
    bench.expect(!refusal, "the calls were made");
  }

  /** Each of them fails, and is rolled back. */
  @component("calls.length", 0, 1_000)
  static forceBatch(bench: Bench, count: u32): void {
    const origin = Origin.signed(member(bench));
    const calls = repeated([BALANCES_INDEX, 0, TO_NOBODY, 0], count);
    bench.start();
    const refusal = Utility.forceBatch(origin, calls);
    bench.stop();
    bench.expect(!refusal, "the calls were made");
  }
}

/** An account that may make calls. */
function member(bench: Bench): AccountId {
  const who = caller(bench);
  letIn(who);
  return who;
}

/** So many calls that do nothing. */
function remarks(count: u32): Vec<Call> {
  return repeated([SYSTEM_INDEX, 0, 0], count);
}

/** So many calls of these bytes. */
function repeated(bytes: Array<u8>, count: u32): Vec<Call> {
  const calls = new Array<Call>();
  for (let i: u32 = 0; i < count; i++) {
    const w = new Writer(bytes.length);
    for (let j = 0; j < bytes.length; j++) w.u8(bytes[j]);
    calls.push(requireCall(Reader.over(w.toBytes())));
  }
  return calls;
}
