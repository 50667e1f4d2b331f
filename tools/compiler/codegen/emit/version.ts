/** runtime/generated/version.ts: what Core_version answers. */
import { BENCHMARK_API, encodeRuntimeVersion } from '../../metadata/runtime-version.js';
import type { Model } from '../model.js';
import { dataOf, rowsOf } from './source.js';

/** Bytes of an API in the list: what a node knows it by, and its version. */
const API_BYTES = 12;
/** Bytes behind the list: the versions of transactions and of the state. */
const BYTES_BEHIND = 5;

export function emitVersion(model: Model): string {
  const bytes = encodeRuntimeVersion(model);
  const apis = [...model.apis, BENCHMARK_API];
  const more = encodeRuntimeVersion({ ...model, apis });
  return `/** SCALE of sp_version::RuntimeVersion, with the runtime APIs. */
const VERSION = ${dataOf(linesOf(bytes, model.apis))};

/** The same with the Benchmark API, for the target that defines BENCHMARKS. */
const VERSION_WITH_BENCHMARKS = ${dataOf(linesOf(more, apis))};

/** The implementation's version is the length of slots, which the link step knows last. */
export function versionBytes(): Bytes {
  const at = isDefined(BENCHMARKS) ? VERSION_WITH_BENCHMARKS : VERSION;
  store<u32>(at, <u32>SLOT_DURATION, ${implVersionAt(model)});
  return new Bytes(at, isDefined(BENCHMARKS) ? ${more.length} : ${bytes.length});
}

/** Whether \`name\` is this runtime's own; every block asks, so the answer reads no static data. */
export function isSpecName(name: Bytes): bool {
  return name.length == ${Buffer.from(model.version.specName).length}${wordChecks(model.version.specName)};
}
`;
}

/** Where the implementation's version stands: behind two short names and two numbers. */
function implVersionAt({ version: { specName, implName } }: Model): number {
  const sizes = [specName, implName].map((name) => 1 + Buffer.from(name).length);
  return sizes.reduce((sum, size) => sum + size, 4 + 4);
}

/** The bytes, with a line for each API: one more is one line more. */
function linesOf(bytes: Uint8Array, apis: readonly { name: string }[]): string[] {
  const end = bytes.length - BYTES_BEHIND;
  const start = end - apis.length * API_BYTES;
  const lines = apis.map(({ name }, i) => {
    const at = start + i * API_BYTES;
    return `${rowsOf(bytes.subarray(at, at + API_BYTES)).join()} // ${name}`;
  });
  return [...rowsOf(bytes.subarray(0, start)), ...lines, ...rowsOf(bytes.subarray(end))];
}

/** Comparisons of \`name.ptr\` with the text, in words as large as fit. */
function wordChecks(text: string): string {
  const bytes = Buffer.from(text);
  const checks: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = [8, 4, 2, 1].find((n) => n <= bytes.length - at) ?? 1;
    const word = [...bytes.subarray(at, at + size)].reverse();
    const hex = word.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    checks.push(` &&\n    load<u${size * 8}>(name.ptr, ${at}) == 0x${hex}`);
    at += size;
  }
  return checks.join('');
}
