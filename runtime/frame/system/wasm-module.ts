/** What shows of a module without running it: what it exports, and the version that it carries. */
import { Bytes } from "../../scale/bytes";
import { Reader } from "../../scale/reader";
import { EntryPoints } from "./entry-points";

/** `\0asm` and version 1, little-endian. */
const MAGIC: u32 = 0x6d736100;
const VERSION: u32 = 1;

/** Sections by their numbers. */
const CUSTOM_SECTION: u8 = 0;
const EXPORT_SECTION: u8 = 7;
const LAST_SECTION: u8 = 11;

/** The parts of a module that say what it is; of each the first, as the node reads them. */
@final
export class WasmModule {
  /** The section `runtime_version`: SCALE `RuntimeVersion`, its list of APIs empty. */
  version: Bytes | null = null;
  /** The section `runtime_apis`: entries without a count. */
  apis: Bytes | null = null;
  /** Whether it exports all that a node calls. */
  isComplete: bool = false;

  private constructor() {}

  /** Null unless `code` is a row of sections, each of its stated size. No step costs more than the bytes it passes. */
  static read(code: Bytes): WasmModule | null {
    const r = Reader.over(code);
    if (r.u32() != MAGIC || r.u32() != VERSION) return null;
    const found = new WasmModule();
    const versionName = Bytes.literal("runtime_version");
    const apisName = Bytes.literal("runtime_apis");
    while (r.ok && r.remaining()) {
      const id = r.u8();
      const size = leb(r);
      const at = r.raw(size);
      if (!r.ok || id > LAST_SECTION) return null;
      const body = new Reader(at, size);
      if (id == EXPORT_SECTION) found.isComplete = exportsAll(body);
      if (id != CUSTOM_SECTION) continue;
      const name = takeName(body);
      // A node takes no module with a section that has no name.
      if (!body.ok) return null;
      const content = new Bytes(body.ptr, body.remaining());
      if (!found.version && name.equals(versionName)) found.version = content;
      if (!found.apis && name.equals(apisName)) found.apis = content;
    }
    return r.ok ? found : null;
  }
}

/** Whether the export section has every entry point. */
function exportsAll(r: Reader): bool {
  const wanted = new EntryPoints();
  const count = leb(r);
  for (let i: u32 = 0; i < count && r.ok; i++) {
    const length = leb(r);
    const name = r.raw(length);
    const kind = r.u8();
    leb(r);
    if (r.ok) wanted.tick(kind, name, length);
  }
  return r.isDone() && wanted.areAllThere();
}

function takeName(r: Reader): Bytes {
  const length = leb(r);
  return new Bytes(r.raw(length), r.ok ? length : 0);
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
