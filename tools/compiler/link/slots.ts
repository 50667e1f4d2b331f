/** The length of slots, a constant of the blob: where the code reads it, and where tools do. */
import { Cursor } from '../wasm/cursor.js';
import { globalEntry, readModule } from '../wasm/module.js';
import {
  encodeLeb,
  encodeSignedLeb,
  findCustom,
  SectionId,
  writeSections,
  type Section,
} from '../wasm/sections.js';

/** The section from which tools read it: milliseconds, u64. */
export const SLOT_SECTION = 'slot_duration';
/** The variable of runtime/frame/aura/slots.ts. */
const EXPORT = '__slot_duration';

const I64 = 0x7e;
const I64_CONST = 0x42;
const END = 0x0b;

/** What a module says that has no such variable. */
export const WITHOUT_SLOTS =
  `it does not export \`${EXPORT}\`, which says how long slots are: keep ` +
  `\`export { SLOT_DURATION as ${EXPORT} }\` in runtime/index.ts`;

/** The module with slots of so many milliseconds; null where it has nothing that says so. */
export function withSlots(module: Uint8Array, milliseconds: number): Uint8Array | null {
  const { sections, exports, globals } = readModule(module);
  const found = exports.find(({ name }) => name === EXPORT);
  if (!found || globals[found.index]?.type !== 'I') return null;
  return writeSections(
    sections.map((section) =>
      section.id === SectionId.Global ? withValue(section, found.index, milliseconds) : section,
    ),
  );
}

/** The global section where the i64 of that index is a constant of this value. */
function withValue({ id, payload }: Section, index: number, value: number): Section {
  const cursor = new Cursor(payload);
  const count = cursor.leb();
  const entries = Array.from({ length: count }, (_, i) => {
    const start = cursor.at;
    globalEntry(cursor);
    if (i !== index) return payload.subarray(start, cursor.at);
    return Uint8Array.of(I64, 0, I64_CONST, ...encodeSignedLeb(value), END);
  });
  return { id, payload: new Uint8Array(Buffer.concat([encodeLeb(count), ...entries])) };
}

export function slotContent(milliseconds: number): Uint8Array {
  const content = Buffer.alloc(8);
  content.writeBigUInt64LE(BigInt(milliseconds));
  return new Uint8Array(content);
}

/** How long the slots of a blob are, in milliseconds; null of one that does not say so, as up to release 102. */
export function slotsOf(blob: Uint8Array): number | null {
  const content = findCustom(blob, SLOT_SECTION);
  return content ? Number(Buffer.from(content).readBigUInt64LE()) : null;
}
