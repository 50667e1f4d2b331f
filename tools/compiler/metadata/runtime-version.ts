/** SCALE bytes of the runtime's version and of the list of its APIs. */
import { Bytes, Struct, Tuple, Vector, str, u32, u8 } from '@polkadot-api/substrate-bindings';
import { blake2AsU8a } from '@polkadot/util-crypto';
import type { Model } from '../codegen/model.js';

const runtimeVersion = Struct({
  specName: str,
  implName: str,
  authoringVersion: u32,
  specVersion: u32,
  implVersion: u32,
  apis: Vector(Tuple(Bytes(8), u32)),
  transactionVersion: u32,
  systemVersion: u8,
});

/** The eight bytes by which a node knows an API: BLAKE2b-64 of the trait's name. */
export function apiId(name: string): Uint8Array {
  return blake2AsU8a(name, 64);
}

/** What `runtime/executive/benchmark.ts` implements; no part of the release blob. */
export const BENCHMARK_API = { name: 'Benchmark', version: 2 };

/** `sp_version::RuntimeVersion` with its APIs, as Core_version answers it. */
export function encodeRuntimeVersion(model: {
  version: Model['version'];
  apis: readonly { name: string; version: number }[];
}): Uint8Array {
  const apis = model.apis.map(({ name, version }): [Uint8Array, number] => [apiId(name), version]);
  return runtimeVersion.enc({ ...model.version, apis });
}
