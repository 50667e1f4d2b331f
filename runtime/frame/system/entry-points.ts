/** What a node calls of a blob. */
import { Bytes } from "../../scale/bytes";

/** Kinds of exports. */
const FUNCTION: u8 = 0;
const GLOBAL: u8 = 3;

/** Without these a node neither imports nor authors, finalises or syncs. */
function requiredFunctions(): Array<string> {
  return [
    "Core_version",
    "Core_initialize_block",
    "Core_execute_block",
    "Metadata_metadata",
    "BlockBuilder_apply_extrinsic",
    "BlockBuilder_finalize_block",
    "BlockBuilder_inherent_extrinsics",
    "BlockBuilder_check_inherents",
    "TaggedTransactionQueue_validate_transaction",
    "AuraApi_slot_duration",
    "AuraApi_authorities",
    "GrandpaApi_grandpa_authorities",
    "GrandpaApi_current_set_id",
    "SessionKeys_generate_session_keys",
  ];
}

/** A list of what has to be exported, ticked off in passing. */
@final
export class EntryPoints {
  private readonly names: Array<Bytes> = [];
  /** A bit for each that is missing: the functions, then `__heap_base`. */
  private missing: u32;

  constructor() {
    const functions = requiredFunctions();
    for (let i = 0; i < functions.length; i++) this.names.push(Bytes.literal(functions[i]));
    this.names.push(Bytes.literal("__heap_base"));
    this.missing = (1 << this.names.length) - 1;
  }

  /** Notes an export of this kind, whose name lies at `ptr`. */
  tick(kind: u8, ptr: usize, length: u32): void {
    const last = this.names.length - 1;
    for (let i = 0; i <= last; i++) {
      const name = this.names[i];
      if (name.length != length || kind != (i == last ? GLOBAL : FUNCTION)) continue;
      if (!memory.compare(name.ptr, ptr, length)) this.missing &= ~(1 << i);
    }
  }

  areAllThere(): bool {
    return !this.missing;
  }
}
