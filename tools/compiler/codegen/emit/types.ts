/** runtime/generated/types.ts: codecs of structs and enums, and of the sequences and options in use. */
import type { EnumDecl, Model, StructDecl, TypeRef } from '../model.js';
import type { Codec } from './codec.js';

export interface TypeFunctions {
  body: string;
  /** Names of the functions, for imports. */
  names: string[];
}

export function emitTypes(model: Model, codec: Codec): TypeFunctions {
  const parts: string[] = [];
  const done = new Set<string>();
  const visit = (type: TypeRef): void => {
    if ('of' in type) visit(type.of);
    const key = codec.suffix(type);
    if (done.has(key)) return;
    done.add(key);
    if (type.kind === 'named') {
      const decl = model.types.get(type.name);
      if (!decl) throw new Error(`the type ${type.name} is not declared`);
      if (decl.kind === 'struct') {
        for (const field of decl.fields) visit(field.type);
        parts.push(structCodec(decl, codec));
      } else parts.push(enumCodec(decl));
    } else if (type.kind === 'vec') parts.push(vecCodec(type.of, codec));
    else if (type.kind === 'option') parts.push(optionCodec(type, codec));
  };
  for (const name of model.types.keys()) visit({ kind: 'named', name });
  for (const type of typesInUse(model)) visit(type);
  const body = parts.join('\n');
  const names = [...body.matchAll(/^export function (\w+)/gm)].map((m) => m[1] as string);
  return { body, names };
}

/** Types that accessors, calls, events and runtime APIs read or write. */
function typesInUse(model: Model): TypeRef[] {
  const ofPallets = model.pallets.flatMap((p) => [
    ...p.storage.filter((s) => !s.raw).flatMap((s) => [s.value, ...s.keys.map((k) => k.type)]),
    ...p.calls.flatMap((c) => c.args.map((a) => a.type)),
    ...p.events.flatMap((e) => e.fields.map((f) => f.type)),
  ]);
  const ofApis = model.apis.flatMap((api) =>
    api.methods.flatMap((m) => [...m.args.map((a) => a.type), m.output]),
  );
  return [...ofPallets, ...ofApis];
}

function structCodec(decl: StructDecl, codec: Codec): string {
  const reads = decl.fields.map((f) => `  const ${f.name} = ${codec.decode(f.type)};`);
  const writes = decl.fields.map((f) => `  ${codec.encode(f.type, `value.${f.name}`)}`);
  const names = decl.fields.map((f) => f.name).join(', ');
  return `export function decode${decl.name}(r: Reader): ${decl.name} {
${reads.join('\n')}
  return new ${decl.name}(${names});
}

export function encode${decl.name}(w: Writer, value: ${decl.name}): void {
${writes.join('\n')}
}
`;
}

function enumCodec(decl: EnumDecl): string {
  const indices = decl.variants.map((v) => v.index).sort((a, b) => a - b);
  const last = indices.at(-1) ?? 0;
  const isDense = indices.every((index, i) => index === i);
  const check = isDense
    ? `  return <${decl.name}>r.enumIndex(${last});`
    : `  const index = r.u8();
  if (!(${indices.map((i) => `index == ${i}`).join(' || ')})) r.fail();
  return <${decl.name}>index;`;
  return `export function decode${decl.name}(r: Reader): ${decl.name} {
${check}
}
`;
}

function vecCodec(of: TypeRef, codec: Codec): string {
  const item = codec.asType(of);
  const name = `VecOf${codec.suffix(of)}`;
  return `${
    decodable(of, codec)
      ? `export function decode${name}(r: Reader): Array<${item}> {
  const count = r.count(${Math.max(1, codec.minSize(of))});
  const items = new Array<${item}>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(${codec.decode(of)});
    r.keepWithin(start, before);
  }
  return items;
}

`
      : ''
  }export function encode${name}(w: Writer, items: Array<${item}>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    ${codec.encode(of, 'item')}
  }
}
`;
}

function optionCodec(type: TypeRef & { kind: 'option' }, codec: Codec): string {
  const name = codec.suffix(type);
  const boxed = codec.isBoxed(type.of);
  const inner = boxed ? `Box<${codec.asType(type.of)}>` : codec.asType(type.of);
  const value = boxed ? `new ${inner}(${codec.decode(type.of)})` : codec.decode(type.of);
  return `${
    decodable(type.of, codec)
      ? `export function decode${name}(r: Reader): ${inner} | null {
  return r.option() ? ${value} : null;
}

`
      : ''
  }export function encode${name}(w: Writer, value: ${inner} | null): void {
  w.bool(value ? true : false);
  if (value) ${codec.encode(type.of, boxed ? 'value.value' : 'value')}
}
`;
}

/** Types that only ever leave the runtime have no decoder. */
const OUTPUT_ONLY = new Set(['SessionKey', 'Unit', 'DispatchInfo']);

function decodable(type: TypeRef, codec: Codec): boolean {
  if (type.kind === 'builtin') return !OUTPUT_ONLY.has(type.name);
  return 'of' in type ? decodable(type.of, codec) : true;
}
