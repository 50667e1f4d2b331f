/** runtime/generated/version.ts: what Core_version answers. */
import { BENCHMARK_API, encodeRuntimeVersion } from '../../metadata/runtime-version.js';
import type { Model } from '../model.js';
import { dataSegment } from './source.js';

export function emitVersion(model: Model): string {
  const bytes = encodeRuntimeVersion(model);
  const more = encodeRuntimeVersion({ ...model, apis: [...model.apis, BENCHMARK_API] });
  return `/** SCALE of sp_version::RuntimeVersion, with the runtime APIs. */
const VERSION = ${dataSegment(bytes)};

/** The same with the Benchmark API, for the target that defines BENCHMARKS. */
const VERSION_WITH_BENCHMARKS = ${dataSegment(more)};

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
