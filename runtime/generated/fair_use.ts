// Written by `grid codegen` from runtime/frame/fair-use. Do not edit.
import { FairUseParameters } from "../frame/fair-use/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeFairUseParameters, encodeFairUseParameters } from "./types";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { Writer } from "../scale/writer";
import { exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const FAIR_USE_INDEX: u8 = 7;

/** twox128("FairUse") ‖ twox128("Parameters") */
function parametersPrefix(): usize {
  return prefix(0xac42857d702fcba7, 0x3a548765c91b8ed8, 0xcf5c09394add3bc6, 0x8abf72286f3a6255);
}

export namespace Storage {
  /** How room is shared; as the constants say while absent. */
  export namespace parameters {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return parametersPrefix();
    }

    export function get(): FairUseParameters | null {
      const r = read(parametersPrefix(), 32);
      if (!r) return null;
      const value = decodeFairUseParameters(r);
      if (!r.ok) {
        reportCorrupt("FairUse.Parameters");
        return null;
      }
      return value;
    }

    export function put(value: FairUseParameters): void {
      const w = new Writer(18);
      encodeFairUseParameters(w, value);
      write(parametersPrefix(), 32, w);
    }

    export function kill(): void {
      storageKill(parametersPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(parametersPrefix(), 32);
    }
  }
}


export namespace Events {
  /** Room in blocks is shared by other rules from the next block on. */
  export function parametersSet(parameters: FairUseParameters): void {
    const w = beginEvent(FAIR_USE_INDEX, 0, 18);
    encodeFairUseParameters(w, parameters);
    depositEvent(w);
  }
}

export namespace Errors {
  /**
   * A window has 1 to 400 blocks, parts are 10 to 1,000 per mille, and nonces 1 to 4,096 ahead.
   */
  export function InvalidParameters(): DispatchResult {
    return moduleError(FAIR_USE_INDEX, 0);
  }
}
