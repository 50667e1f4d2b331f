/** Changes modules so that a host can take them over: memory comes in, globals come out. */

import type { Import, Module } from '../wasm/module.js';
import {
  encodeLeb,
  encodeName,
  exportSection,
  ExternalKind,
  SectionId,
  writeSections,
  type Section,
} from '../wasm/sections.js';
import { concat } from './bytes.js';

/** Mutable globals are exported under this and a number. */
export const MUTABLE_GLOBAL = 'mutable global ';

/**
 * The module with a memory of exactly `pages` pages imported as `env.memory`, beside the `kept` imports,
 * and with its mutable globals exported. Imported globals do not exist.
 */
export function takeOver(module: Module, kept: readonly Import[], pages: number): Uint8Array {
  const sections = module.sections
    .filter(({ id }) => id !== SectionId.Import && id !== SectionId.Memory)
    .map((section) => (section.id === SectionId.Export ? exportsOf(module) : section));
  const place = sections.findIndex(({ id }) => id !== SectionId.Custom && id !== SectionId.Type);
  sections.splice(place, 0, importsOf(kept, pages));
  return writeSections(sections);
}

function exportsOf({ exports, globals }: Module): Section {
  const added = globals.flatMap(({ mutable }, index) =>
    mutable ? [{ name: `${MUTABLE_GLOBAL}${index}`, kind: ExternalKind.Global, index }] : [],
  );
  return exportSection([...exports, ...added]);
}

function importsOf(kept: readonly Import[], pages: number): Section {
  const kind = Uint8Array.of(ExternalKind.Memory, 1);
  const limits = concat(kind, encodeLeb(pages), encodeLeb(pages));
  const memory = concat(encodeName('env'), encodeName('memory'), limits);
  const entries = [...kept.map(({ entry }) => entry), memory];
  return { id: SectionId.Import, payload: concat(encodeLeb(entries.length), ...entries) };
}
