import { Storage } from "../../generated/transaction_payment";
import { DispatchResult, Origin, ok } from "../../primitives";
import { FeeCoefficients, Genesis } from "./schema";

/** Fees and tips; both are burned. */
@pallet("TransactionPayment")
export class TransactionPayment {
  /** Sets what a microsecond and a byte cost, 10^18 = 1 GRID. */
  @call(0)
  @role("root")
  @operational
  static setCoefficients(origin: Origin, perMicrosecond: u64, perByte: u64): DispatchResult {
    TransactionPayment.store(perMicrosecond, perByte);
    return ok();
  }

  static buildGenesis(genesis: Genesis): string | null {
    TransactionPayment.store(genesis.perMicrosecond, genesis.perByte);
    return null;
  }

  private static store(perMicrosecond: u64, perByte: u64): void {
    // Absent means free, which spares every transaction the decoding.
    if (perMicrosecond | perByte) {
      Storage.coefficients.put(new FeeCoefficients(perMicrosecond, perByte));
    } else {
      Storage.coefficients.kill();
    }
  }
}
