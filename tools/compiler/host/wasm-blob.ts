/** What a runtime blob asks of its host: imports, and the memory the node gives it. */

import { BlobError } from '../wasm/cursor.js';
import { readModule, type Import } from '../wasm/module.js';
import { ExternalKind } from '../wasm/sections.js';
import { takeOver } from './wasm-rewrite.js';

/** A function the module imports. */
export interface ImportedFunction {
  readonly name: string;
  /** Parameters and results by letter, `i` for i32 and `I` for i64: `II>i`. */
  readonly signature: string;
}

export interface BlobShape {
  readonly imports: readonly ImportedFunction[];
  /** Pages of memory the module declares. */
  readonly initialPages: number;
  /**
   * The module with its memory imported as `env.memory`, of exactly the pages asked for, and with its
   * mutable globals exported.
   */
  withPages(pages: number): Uint8Array;
}

/** Reads a module's shape; a `BlobError` says what a node would refuse. */
export function readBlob(bytes: Uint8Array): BlobShape {
  const module = readModule(bytes);
  if (module.hasStart) throw new BlobError('the module has a start section');
  const { imports, memories } = module;
  imports.forEach(requireHostImport);
  const [memory, ...others] = memories;
  if (!memory) throw new BlobError('the module has no memory');
  if (others.length > 0) throw new BlobError('the module has more than one memory');
  const functions = imports.filter(({ kind }) => kind === ExternalKind.Function);
  return {
    imports: functions,
    initialPages: memory.initial,
    withPages: (pages) => takeOver(module, functions, pages),
  };
}

function requireHostImport({ module, name, kind }: Import): void {
  if (module !== 'env') throw new BlobError(`import ${module}.${name} is not of module env`);
  const isMemory = kind === ExternalKind.Memory && name === 'memory';
  if (kind === ExternalKind.Function || isMemory) return;
  throw new BlobError(`import env.${name} is neither a function nor the memory`);
}
