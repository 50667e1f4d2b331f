/** Generated files that are bytes: the version, the metadata, the genesis presets. */
import type { BuiltMetadata } from '../../metadata/build.js';
import { BENCHMARK_API, encodeRuntimeVersion } from '../../metadata/runtime-version.js';
import type { Model } from '../model.js';
import { constantCase } from '../names.js';
import { dataSegment } from './source.js';

export function emitVersion(model: Model): string {
  const bytes = encodeRuntimeVersion(model);
  const more = encodeRuntimeVersion({ ...model, apis: [...model.apis, BENCHMARK_API] });
  return `/** SCALE of sp_version::RuntimeVersion, with the runtime APIs. */
const VERSION = ${dataSegment(bytes)};

/** The same with the Benchmark API, for the target that defines BENCHMARKS. */
const VERSION_WITH_BENCHMARKS = ${dataSegment(more)};

export function versionBytes(): Bytes {
  if (isDefined(BENCHMARKS)) return new Bytes(VERSION_WITH_BENCHMARKS, ${more.length});
  return new Bytes(VERSION, ${bytes.length});
}

/** Whether \`name\` is this runtime's own; every block asks, so the answer reads no static data. */
export function isSpecName(name: Bytes): bool {
  return name.length == ${Buffer.from(model.version.specName).length}${wordChecks(model.version.specName)};
}
`;
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

export function emitMetadata(built: BuiltMetadata): string {
  const segment = (name: string, bytes: Uint8Array): string =>
    `const ${name} = ${bytes.length ? dataSegment(bytes) : 'memory.data(1)'};\n`;
  const parts = built.versions.map(
    (v) => segment(`HEAD_${v.version}`, v.head) + segment(`TAIL_${v.version}`, v.tail),
  );
  const cases = built.versions.map(
    (v) =>
      `  if (version == ${v.version}) return whole(HEAD_${v.version}, ${v.head.length}, TAIL_${v.version}, ${v.tail.length});`,
  );
  return `/** The type registry, the same in every version. */
${segment('TYPES', built.types)}
${parts.join('\n')}
/** RuntimeMetadataPrefixed of that version, or null. */
export function metadata(version: u32): Bytes | null {
${cases.join('\n')}
  return null;
}

/** Versions that \`metadata\` knows. */
export function metadataVersions(): Array<u32> {
  return [${built.versions.map((v) => v.version).join(', ')}];
}

function whole(head: usize, headLength: u32, tail: usize, tailLength: u32): Bytes {
  const w = new Writer(headLength + ${built.types.length} + tailLength);
  w.raw(head, headLength);
  w.raw(TYPES, ${built.types.length});
  w.raw(tail, tailLength);
  return w.toBytes();
}
`;
}

/** @param presets JSON by name; `base` is what a chain gets that names none. */
export function emitPresets(presets: Record<string, unknown>, base: unknown): string {
  const encode = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  const all = Object.entries(presets).map(([id, value]) => ({ id, bytes: encode(value) }));
  const defaults = encode(base);
  const constant = (id: string): string => constantCase(id);
  return `const DEFAULT = ${dataSegment(defaults)};

${all.map((p) => `const ${constant(p.id)} = ${dataSegment(p.bytes)};\n`).join('\n')}
/** JSON of the configuration of that name; without a name, the empty default. */
export function preset(id: Bytes | null): Bytes | null {
  if (!id) return new Bytes(DEFAULT, ${defaults.length});
${all.map((p) => `  if (id.equals(Bytes.literal("${p.id}"))) return new Bytes(${constant(p.id)}, ${p.bytes.length});`).join('\n')}
  return null;
}

/** Names of the configurations. */
export function presetNames(): Array<Bytes> {
  return [${all.map((p) => `Bytes.literal("${p.id}")`).join(', ')}];
}
`;
}
