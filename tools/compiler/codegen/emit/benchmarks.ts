/** runtime/generated/benchmarks.ts: the list of benchmarks and the way to each. */
import {
  Bytes,
  Option,
  Struct,
  Tuple,
  Vector,
  str,
  u32,
  u8,
} from '@polkadot-api/substrate-bindings';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { BenchmarkDecl, Model, Pallet, StorageItem } from '../model.js';
import { pascalCase, snakeCase } from '../names.js';
import { Codec } from './codec.js';
import { HASH_SIZES } from './keys.js';
import type { Alias } from './source.js';

/** Letter, smallest and largest value of a component. */
type Range = [letter: number, min: number, max: number];

interface StorageInfo {
  pallet: string;
  name: string;
  prefix: Uint8Array;
  maxValues: number | undefined;
  maxSize: number | undefined;
}

/** frame-benchmarking's types; every string among them is a `Vec<u8>`, which looks the same. */
const METADATA = Tuple(
  Vector(
    Struct({
      pallet: str,
      instance: str,
      benchmarks: Vector(
        Struct({
          name: str,
          components: Vector(Tuple(u8, u32, u32)),
          povModes: Vector(Tuple(str, str)),
        }),
      ),
    }),
  ),
  Vector(
    Struct({
      pallet: str,
      name: str,
      prefix: Bytes(),
      maxValues: Option(u32),
      maxSize: Option(u32),
    }),
  ),
);

export function emitBenchmarks(model: Model): string {
  const cases = withBenchmarks(model).flatMap((p) => p.benchmarks.map((b) => step(p, b)));
  return `/** Runs the benchmark \`pallet.name\`; false when there is none. */
export function runBenchmark(name: string, bench: Bench, components: Components): bool {
${cases.join('\n')}
  return false;
}
`;
}

function withBenchmarks(model: Model): Pallet[] {
  return model.pallets.filter((p) => p.benchmarks.length);
}

function step(pallet: Pallet, { name, components }: BenchmarkDecl): string {
  const values = components.map((_, letter) => `, components.at(${letter})`).join('');
  return `  if (name == "${snakeCase(pallet.name)}.${snakeCase(name)}") {
    ${local(pallet)}.${name}(bench${values});
    return true;
  }`;
}

function local(pallet: Pallet): string {
  return `${pallet.name}Benchmarks`;
}

export function benchmarkAliases(model: Model): Alias[] {
  return withBenchmarks(model).map((p) => ({
    name: 'Benchmarks',
    as: local(p),
    module: `${p.home}/benchmarking`,
  }));
}

/** SCALE `(Vec<BenchmarkList>, Vec<StorageInfo>)`: what there is to measure, and what lies where. */
export function benchmarkList(model: Model): Uint8Array {
  const codec = new Codec(model);
  const lists = withBenchmarks(model).map((pallet) => ({
    pallet: snakeCase(pallet.name),
    instance: pallet.name,
    benchmarks: pallet.benchmarks.map(({ name, components }) => ({
      name: snakeCase(name),
      components: components.map(({ min, max }, letter): Range => [letter, min, max]),
      povModes: [],
    })),
  }));
  const storage = model.pallets.flatMap((p) => p.storage.map((s) => storageInfo(p, s, codec)));
  return METADATA.enc([lists, storage]);
}

function storageInfo(pallet: Pallet, item: StorageItem, codec: Codec): StorageInfo {
  const name = pascalCase(item.name);
  return {
    pallet: pallet.name,
    name,
    prefix: Buffer.concat([xxhashAsU8a(pallet.name, 128), xxhashAsU8a(name, 128)]),
    maxValues: item.keys.length ? undefined : 1,
    maxSize: maxSize(item, codec) ?? undefined,
  };
}

/** Bytes of the keys behind the prefix and of the value; null when the value has no bound. */
function maxSize(item: StorageItem, codec: Codec): number | null {
  const sizes = [
    codec.fixedSize(item.value),
    ...item.keys.map(({ hasher, type }) => {
      const size = codec.fixedSize(type);
      return size === null ? null : size + HASH_SIZES[hasher];
    }),
  ];
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0);
}
