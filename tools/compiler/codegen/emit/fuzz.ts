/** runtime/generated/fuzz.ts: every decoder as one export, for tests that feed them anything. */
import type { Codec } from './codec.js';

/** Classes of `runtime/primitives` that are read and written. */
const BUILTINS = [
  'AccountId',
  'AccountInfo',
  'Call',
  'Digest',
  'DispatchError',
  'H256',
  'Header',
  'MultiAddress',
  'OpaqueExtrinsic',
  'Weight',
];

/** Names of the decoders, in the order of their numbers. @param functions names of those of `types.ts` */
function decoderNames(functions: readonly string[]): string[] {
  const known = new Set(functions);
  const types = functions
    .filter((name) => name.startsWith('decode'))
    .map((name) => name.slice('decode'.length));
  const isRead = (name: string): boolean => known.has(`encode${name}`);
  return [...BUILTINS, ...types].filter((name) => BUILTINS.includes(name) || isRead(name));
}

export function emitFuzz(codec: Codec, functions: readonly string[]): string {
  const names = decoderNames(functions);
  const cases = names.map((name, index) => `    case ${index}:\n${roundTrip(name)}      break;`);
  const list = names.map((name) => `    "${name}",`).join('\n');
  return `/** Names of the decoders, in the order of their numbers: SCALE \`Vec<String>\`. */
export function Fuzz_decoders(input: usize, inputSize: usize): u64 {
  const names: Array<string> = [
${list}
  ];
  const w = new Writer(1024);
  w.compact(names.length);
  for (let i = 0; i < names.length; i++) w.text(Bytes.literal(names[i]));
  return fat(w.ptr, w.length);
}

/**
 * Takes a decoder's number (u16) and bytes. Answers whether they decode (bool), how many were read and how
 * many bytes of memory that took (u32 each), and, where they decode, the value encoded again.
 */
export function Fuzz_decode(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const decoder = r.u16();
  const w = new Writer(16 + <u32>inputSize);
  w.reserve(9);
  const start = r.ptr;
  const before = allocated();
  let taken: usize = 0;
  switch (decoder) {
${cases.join('\n')}
    default:
      r.fail();
  }
  if (!r.ok) w.length = 9;
  store<u8>(w.ptr, r.ok ? 1 : 0);
  store<u32>(w.ptr, <u32>(r.ptr - start), 1);
  store<u32>(w.ptr, <u32>taken, 5);
  return fat(w.ptr, w.length);
}
`;

  function roundTrip(name: string): string {
    const isBuiltin = BUILTINS.includes(name);
    const read = isBuiltin ? codec.decode({ kind: 'builtin', name }) : `decode${name}(r)`;
    const local = `value`;
    return `      {
        const ${local} = ${read};
        taken = allocated() - before;
        if (r.ok) {
${write(name, local)}        }
      }
`;
  }

  function write(name: string, value: string): string {
    if (name === 'Call') {
      return `          w.u8(${value}.pallet());
          w.u8(${value}.index());
          ${value}.encodeArguments(w);
`;
    }
    if (BUILTINS.includes(name)) return `          ${value}.encode(w);\n`;
    return `          encode${name}(w, ${value});\n`;
  }
}
