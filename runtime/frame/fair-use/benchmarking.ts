import { Bench } from "../../support/benchmarking";
import { Storage } from "../../generated/fair_use";
import { Origin } from "../../primitives";
import { FairUse } from "./pallet";
import { orConstants } from "./parameters";
import { Genesis } from "./schema";

@benchmarks
export class Benchmarks {
  static setParameters(bench: Bench): void {
    const rules = orConstants(new Genesis());
    bench.start();
    const refusal = FairUse.setParameters(Origin.root(), rules);
    bench.stop();
    bench.expect(!refusal && Storage.parameters.exists(), "the rules are stored");
  }
}
