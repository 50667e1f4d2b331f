/** runtime/generated/<pallet>.ts: storage accessors, events and errors. */
import type { EventDecl, Pallet } from '../model.js';
import { constantCase } from '../names.js';
import type { Codec } from './codec.js';
import { docComment } from './source.js';
import { accessors, prefix, storageVersion } from './storage.js';

export function indexName(pallet: Pallet): string {
  return `${constantCase(pallet.name)}_INDEX`;
}

export function emitPallet(pallet: Pallet, codec: Codec): string {
  return [
    `export const ${indexName(pallet)}: u8 = ${pallet.index};\n`,
    ...pallet.storage.map((item) => prefix(pallet, item)),
    pallet.storage.length
      ? namespace(
          'Storage',
          pallet.storage.map((s) => accessors(pallet, s, codec)),
        )
      : '',
    pallet.storageVersion ? storageVersion(pallet) : '',
    pallet.events.length
      ? namespace(
          'Events',
          pallet.events.map((e) => event(pallet, e, codec)),
        )
      : '',
    pallet.errors.length ? namespace('Errors', errors(pallet)) : '',
  ].join('\n');
}

function namespace(name: string, members: string[]): string {
  return `export namespace ${name} {\n${members.join('\n')}}\n`;
}

function event(pallet: Pallet, decl: EventDecl, codec: Codec): string {
  const signature = decl.fields.map((f) => `${f.name}: ${codec.asType(f.type)}`).join(', ');
  const sizes = decl.fields.map((f) => codec.sizeHint(f.type, f.name));
  const known = sizes.filter((s) => /^\d+$/.test(s)).reduce((sum, s) => sum + Number(s), 0);
  const size = [String(known), ...sizes.filter((s) => !/^\d+$/.test(s))].join(' + ');
  const writes = decl.fields.map((f) => `    ${codec.encode(f.type, f.name)}\n`).join('');
  return `${docComment(decl.docs, '  ')}  export function ${decl.name}(${signature}): void {
    const w = beginEvent(${indexName(pallet)}, ${decl.index}, ${size});
${writes}    depositEvent(w);
  }
`;
}

function errors(pallet: Pallet): string[] {
  return pallet.errors.map(
    (error) => `${docComment(error.docs, '  ')}  export function ${error.name}(): DispatchResult {
    return moduleError(${indexName(pallet)}, ${error.index});
  }
`,
  );
}
