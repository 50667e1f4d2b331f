/** Spoils good modules. */
import {
  embeddedVersion,
  encodeVersion,
  type RuntimeVersion,
} from '../../tools/compiler/host/runtime-version.js';
import { readModule } from '../../tools/compiler/wasm/module.js';
import {
  customSection,
  encodeLeb,
  exportSection,
  readCustom,
  readSections,
  type Section,
  SectionId,
  writeSections,
} from '../../tools/compiler/wasm/sections.js';

/** The module without the export called `name`. */
export function withoutExport(module: Uint8Array, name: string): Uint8Array {
  const { sections, exports } = readModule(module);
  const kept = exportSection(exports.filter((item) => item.name !== name));
  return writeSections(sections.map((section) => (section.id === kept.id ? kept : section)));
}

/** The module that says it is another version of itself. */
export function withVersion(module: Uint8Array, change: Partial<RuntimeVersion>): Uint8Array {
  const version = embeddedVersion(module);
  if (!version) throw new Error('the module does not say its version');
  const content = encodeVersion({ ...version, apis: [], ...change });
  return withCustom(module, 'runtime_version', content);
}

/** The module that declares other runtime APIs: entries of 8 bytes of a hash and 4 of a version. */
export function withApis(module: Uint8Array, entries: Uint8Array): Uint8Array {
  return withCustom(module, 'runtime_apis', entries);
}

/** The module without its custom section `name`. */
export function withoutCustom(module: Uint8Array, name: string): Uint8Array {
  const isIt = (section: Section): boolean =>
    section.id === SectionId.Custom && readCustom(section).name === name;
  return writeSections(readSections(module).filter((section) => !isIt(section)));
}

export function withCustom(module: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  return writeSections(
    readSections(module).map((section) => {
      const isWanted = section.id === SectionId.Custom && readCustom(section).name === name;
      return isWanted ? customSection(name, content) : section;
    }),
  );
}

/** The module with the first function's body replaced: no locals, then `instructions`. */
export function withCode(module: Uint8Array, instructions: Uint8Array): Uint8Array {
  const { sections, code, bodies } = readModule(module);
  const entries = bodies.map(({ start, end }) => [...code.subarray(start, end)]);
  entries[0] = [0, ...instructions];
  const sized = entries.map((body) => [...encodeLeb(body.length), ...body]);
  return writeSections(
    sections.map(({ id, payload }) => ({
      id,
      payload: id === SectionId.Code ? vector(sized) : payload,
    })),
  );
}

/** A count and as many entries. */
export function vector(entries: readonly number[][]): Uint8Array {
  return Uint8Array.from([...encodeLeb(entries.length), ...entries.flat()]);
}
