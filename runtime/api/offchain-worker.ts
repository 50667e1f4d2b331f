import { Header } from "../primitives/header";

/** Work beside the chain; this runtime leaves it to services of their own. */
@api("OffchainWorkerApi", 2)
export class OffchainWorkerApi {
  /** Called at every new best block. */
  static offchainWorker(header: Header): void {}
}
