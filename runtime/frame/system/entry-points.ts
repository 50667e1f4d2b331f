/** Whether a blob has what a node calls: looked up in its export section, nothing is run. */
import { Bytes } from "../../primitives/bytes";
import { Reader } from "../../scale/reader";

/** `\0asm` and version 1, little-endian. */
const MAGIC: u32 = 0x6d736100;
const VERSION: u32 = 1;
const EXPORT_SECTION: u8 = 7;

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

/** Whether `code`, which is not compressed, is a Wasm module with every entry point. */
export function hasEntryPoints(code: Bytes): bool {
  const found = exportsOf(code);
  if (!found || !found.has(GLOBAL, "__heap_base")) return false;
  const functions = requiredFunctions();
  for (let i = 0; i < functions.length; i++) {
    if (!found.has(FUNCTION, functions[i])) return false;
  }
  return true;
}

@final
class Exports {
  readonly names: Array<Bytes> = [];
  readonly kinds: Array<u8> = [];

  has(kind: u8, name: string): bool {
    const wanted = Bytes.literal(name);
    for (let i = 0; i < this.names.length; i++) {
      if (this.kinds[i] == kind && this.names[i].equals(wanted)) return true;
    }
    return false;
  }
}

/** Null unless `code` is a module whose export section can be read. */
function exportsOf(code: Bytes): Exports | null {
  const r = Reader.over(code);
  if (r.u32() != MAGIC || r.u32() != VERSION) return null;
  while (r.ok && r.remaining()) {
    const id = r.u8();
    const size = leb(r);
    const at = r.raw(size);
    if (r.ok && id == EXPORT_SECTION) return readExports(new Reader(at, size));
  }
  return null;
}

function readExports(r: Reader): Exports | null {
  const found = new Exports();
  const count = leb(r);
  for (let i: u32 = 0; i < count && r.ok; i++) {
    const length = leb(r);
    found.names.push(new Bytes(r.raw(length), length));
    found.kinds.push(r.u8());
    leb(r);
  }
  return r.ok ? found : null;
}

/** An unsigned LEB128 number of up to 32 bits. */
function leb(r: Reader): u32 {
  let value: u32 = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = r.u8();
    value |= (<u32>(byte & 0x7f)) << shift;
    if (!(byte & 0x80)) return value;
  }
  r.fail();
  return 0;
}
