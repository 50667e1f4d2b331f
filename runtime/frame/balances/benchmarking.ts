import { Bench, caller, holder, plenty, recipient } from "../../support/benchmarking";
import { MultiAddress, Origin } from "../../primitives";
import { balanceOf, freeze } from "./ledger";
import { Balances } from "./pallet";

@benchmarks
export class Benchmarks {
  /** To an account without a record. */
  static transferAllowDeath(bench: Bench): void {
    const from = caller(bench);
    const to = recipient(1);
    bench.start();
    const refusal = Balances.transferAllowDeath(Origin.signed(from), MultiAddress.of(to), plenty());
    bench.stop();
    bench.expect(!refusal && balanceOf(to) == plenty(), "the receiver holds it all");
  }

  /** From an account that may move nothing, to one without a record. */
  static forceTransfer(bench: Bench): void {
    const from = holder(0);
    freeze(from);
    const to = recipient(1);
    const source = MultiAddress.of(from);
    const dest = MultiAddress.of(to);
    bench.start();
    const refusal = Balances.forceTransfer(Origin.root(), source, dest, plenty());
    bench.stop();
    bench.expect(!refusal && balanceOf(to) == plenty(), "the receiver holds it all");
  }

  /** To an account without a record. */
  static transferKeepAlive(bench: Bench): void {
    const from = caller(bench);
    const to = recipient(1);
    bench.start();
    const refusal = Balances.transferKeepAlive(Origin.signed(from), MultiAddress.of(to), plenty());
    bench.stop();
    bench.expect(!refusal && balanceOf(to) == plenty(), "the receiver holds it all");
  }

  /** To an account without a record. */
  static transferAll(bench: Bench): void {
    const from = caller(bench);
    const to = recipient(1);
    bench.start();
    const refusal = Balances.transferAll(Origin.signed(from), MultiAddress.of(to), false);
    bench.stop();
    bench.expect(!refusal && balanceOf(from).isZero(), "nothing is left");
  }
}
