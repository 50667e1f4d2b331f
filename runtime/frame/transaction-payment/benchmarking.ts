import { Bench } from "../../support/benchmarking";
import { Storage } from "../../generated/transaction_payment";
import { Origin } from "../../primitives";
import { TransactionPayment } from "./pallet";

@benchmarks
export class Benchmarks {
  static setCoefficients(bench: Bench): void {
    bench.start();
    const refusal = TransactionPayment.setCoefficients(Origin.root(), 1, 1);
    bench.stop();
    bench.expect(!refusal && Storage.coefficients.exists(), "the coefficients are stored");
  }
}
