/**
 * The `Benchmark` runtime API, version 2, by which `benchmark pallet` and frame-omni-bencher drive the
 * runtime: a list of benchmarks, and the measurement of one of them. Its types are those of
 * frame-benchmarking; it is part of the benchmark target only.
 */
import { runBenchmark } from "../generated/benchmarks";
import { fat } from "../host/env";
import { panic } from "../host/panic";
import { BENCHMARK_LIST, placed } from "../support/placed";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Bench } from "../support/benchmarking/bench";
import { Components } from "../support/benchmarking/components";

/** Indices of `Result`. */
const OK: u8 = 0;
const ERR: u8 = 1;

/** `(Vec<BenchmarkList>, Vec<StorageInfo>)`; there are no extra benchmarks to ask for. */
export function benchmarkMetadata(input: usize, inputSize: usize): u64 {
  return answer(placed(BENCHMARK_LIST, Bytes.empty())!);
}

/** Takes `BenchmarkConfig`, gives `Result<Vec<BenchmarkBatch>, String>`. */
export function dispatchBenchmark(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const pallet = r.bytes();
  const instance = r.bytes();
  const benchmark = r.bytes();
  const components = Components.decode(r);
  r.bool(); // verify: every run is verified
  const repeats = max(r.u32(), 1);
  if (!r.ok) return panic<u64>("the arguments of Benchmark_dispatch_benchmark do not decode");
  const bench = new Bench(components.encoded);
  const name = pallet.toString() + "." + benchmark.toString();
  for (let i: u32 = 0; i < repeats; i++) {
    bench.open();
    if (!runBenchmark(name, bench, components)) return refusal(name + " is no benchmark");
    bench.close();
    const problem = bench.problem;
    if (problem) return refusal(name + ": " + problem);
  }
  return batch(pallet, instance, benchmark, bench);
}

function refusal(reason: string): u64 {
  const w = new Writer(128);
  w.u8(ERR);
  w.bytes(Bytes.literal(reason));
  return answer(w.toBytes());
}

function batch(pallet: Bytes, instance: Bytes, benchmark: Bytes, bench: Bench): u64 {
  const w = new Writer(bench.results.length + 128);
  w.u8(OK);
  w.compact(1);
  w.bytes(pallet);
  w.bytes(instance);
  w.bytes(benchmark);
  w.compact(bench.count);
  w.raw(bench.results.ptr, bench.results.length);
  return answer(w.toBytes());
}

function answer(bytes: Bytes): u64 {
  return fat(bytes.ptr, bytes.length);
}
