import { base, presets } from '../../../node-config/presets.js';
import { codegen, type CodegenResult } from '../codegen/index.js';

/** Codegen with the presets of `node-config/`. @throws DeclarationError; nothing is written then. */
export function runCodegen(root: string, check = false): CodegenResult {
  return codegen({ root, check, genesis: { presets, base } });
}
