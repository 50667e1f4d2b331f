/** What the benchmark target exports besides runtime/index.ts. */
export {
  benchmarkMetadata as Benchmark_benchmark_metadata,
  dispatchBenchmark as Benchmark_dispatch_benchmark,
} from "./executive/benchmark";
