/** runtime/generated/apis.ts: the exports that a node calls. */
import type { ApiMethod, Model, RuntimeApi } from '../model.js';
import { snakeCase } from '../names.js';
import type { Codec } from './codec.js';
import { type Alias, docComment } from './source.js';

/** Name of a method's export: `Core_initialize_block`. */
function exportName(api: RuntimeApi, method: ApiMethod): string {
  return `${api.name}_${snakeCase(method.name)}`;
}

export function emitApis(model: Model, codec: Codec): string {
  const parts = model.apis.flatMap((api) =>
    api.methods.map((method) => wrapper(api, method, codec)),
  );
  return `${parts.join('\n')}
/** The answer of a method: \`length << 32 | pointer\`. */
function result(w: Writer): u64 {
  return fat(w.ptr, w.length);
}
`;
}

/** Local name of an API class: pallets' classes may bear the same names as APIs. */
function local(api: RuntimeApi): string {
  return api.className.endsWith('Api') ? api.className : `${api.className}Api`;
}

function wrapper(api: RuntimeApi, method: ApiMethod, codec: Codec): string {
  const reads = method.args.map((a) => `  const ${a.name} = ${codec.decode(a.type)};\n`).join('');
  const call = `${local(api)}.${method.name}(${method.args.map((a) => a.name).join(', ')})`;
  return `${docComment(method.docs)}export function ${exportName(api, method)}(input: usize, inputSize: usize): u64 {
${method.args.length ? '  const r = new Reader(input, <u32>inputSize);\n' : ''}${reads}${
    method.args.length ? onMalformed(api, method, codec) : ''
  }${answer(call, method, codec)}
}
`;
}

function onMalformed(api: RuntimeApi, method: ApiMethod, codec: Codec): string {
  const fallback = `${method.name}Malformed`;
  if (!api.malformed.includes(fallback)) {
    return `  if (!r.ok) abort("the arguments of ${exportName(api, method)} do not decode");\n`;
  }
  return `  if (!r.ok) {
    const w = new Writer(4);
    ${codec.encode(method.output, `${local(api)}.${fallback}()`)}
    return result(w);
  }
`;
}

function answer(call: string, method: ApiMethod, codec: Codec): string {
  if (method.output.kind === 'unit') return `  ${call};\n  return 0;`;
  return `  const answer = ${call};
  const w = new Writer(${codec.sizeHint(method.output, 'answer')});
  ${codec.encode(method.output, 'answer')}
  return result(w);`;
}

export function apiAliases(model: Model): Alias[] {
  return model.apis.map((api) => ({ name: api.className, as: local(api), module: api.module }));
}
