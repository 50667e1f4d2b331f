// Written by `grid codegen` from runtime/frame/fair-use. Do not edit.
import { FairUseParameters } from "../frame/fair-use/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeFairUseParameters, encodeFairUseParameters } from "./types";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { Reader } from "../scale/reader";
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

    function stored(r: Reader | null): FairUseParameters | null {
      if (!r) return null;
      const value = decodeFairUseParameters(r);
      if (!r.ok) {
        reportCorrupt("FairUse.Parameters");
        return null;
      }
      return value;
    }

    export function get(): FairUseParameters | null {
      return stored(read(parametersPrefix(), 32));
    }

    export function put(value: FairUseParameters): void {
      const w = new Writer(18);
      encodeFairUseParameters(w, value);
      write(parametersPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): FairUseParameters | null {
      const r = read(parametersPrefix(), 32);
      if (r) storageKill(parametersPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: FairUseParameters | null, by: By) => FairUseParameters | null): FairUseParameters | null {
      const value = change(stored(read(parametersPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(parametersPrefix(), 32);
      return value;
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
