import { versionBytes } from "../generated/version";
import { executeBlock } from "../executive/execute-block";
import { initializeBlock } from "../executive/executive";
import { ExtrinsicInclusionMode, RuntimeVersion } from "../primitives/api-types";
import { Block, Header } from "../primitives/header";

/** What every node needs of every runtime. */
@api("Core", 5)
export class Core {
  /** The runtime's name, versions and APIs. */
  static version(): RuntimeVersion {
    return new RuntimeVersion(versionBytes());
  }

  /** Executes a block somebody else authored, or stops with the reason it is wrong. */
  static executeBlock(block: Block): void {
    executeBlock(block);
  }

  /** Opens a block to be built. */
  static initializeBlock(header: Header): ExtrinsicInclusionMode {
    initializeBlock(header);
    return new ExtrinsicInclusionMode();
  }
}
