/** The version a blob carries in its custom sections. */

import { BlobError } from '../wasm/cursor.js';
import { findCustom } from '../wasm/sections.js';
import { compact, concat, fromHex, lengthPrefixed, utf8 } from './bytes.js';
import { ScaleReader, u32 } from './scale.js';

const RECORD = 12;
const CORE_API = 'df6acb689907609b';

/** A version of an API the runtime implements. */
export interface ApiVersion {
  /** First 8 bytes of blake2b-64 of the trait name, as hex without prefix. */
  readonly id: string;
  readonly version: number;
}

export interface RuntimeVersion {
  readonly specName: string;
  readonly implName: string;
  readonly authoringVersion: number;
  readonly specVersion: number;
  readonly implVersion: number;
  readonly apis: readonly ApiVersion[];
  readonly transactionVersion: number;
  /** 0: state layout V0; 1 and more: V1. */
  readonly systemVersion: number;
}

function readApi(reader: ScaleReader): ApiVersion {
  return { id: Buffer.from(reader.take(8)).toString('hex'), version: reader.u32() };
}

function coreVersion(apis: readonly ApiVersion[]): number {
  return apis.find(({ id }) => id === CORE_API)?.version ?? 0;
}

/** Reads the SCALE encoding; `apis`, where given, replace those inside and settle the layout. */
export function decodeVersion(bytes: Uint8Array, apis?: readonly ApiVersion[]): RuntimeVersion {
  const reader = new ScaleReader(bytes);
  const head = {
    specName: reader.text(),
    implName: reader.text(),
    authoringVersion: reader.u32(),
    specVersion: reader.u32(),
    implVersion: reader.u32(),
  };
  const inside = reader.list(() => readApi(reader));
  const known = apis ?? inside;
  const core = coreVersion(known);
  const transactionVersion = core >= 3 ? reader.u32() : 1;
  const systemVersion = core >= 4 ? reader.u8() : 0;
  return { ...head, apis: known, transactionVersion, systemVersion };
}

/** The version in the custom sections of an unpacked module; null without `runtime_version`. */
export function embeddedVersion(module: Uint8Array): RuntimeVersion | null {
  const version = findCustom(module, 'runtime_version');
  if (version === null) return null;
  const records = findCustom(module, 'runtime_apis') ?? new Uint8Array(0);
  if (records.length % RECORD !== 0) throw new BlobError('runtime_apis is no list of records');
  const reader = new ScaleReader(records);
  const apis: ApiVersion[] = [];
  while (reader.left > 0) apis.push(readApi(reader));
  return decodeVersion(version, apis);
}

/** SCALE of a version, APIs included: what `Core_version` returns. */
export function encodeVersion(version: RuntimeVersion): Uint8Array {
  const apis = version.apis.map(({ id, version: number }) => concat(fromHex(id), u32(number)));
  return concat(
    lengthPrefixed(utf8(version.specName)),
    lengthPrefixed(utf8(version.implName)),
    u32(version.authoringVersion),
    u32(version.specVersion),
    u32(version.implVersion),
    compact(apis.length),
    ...apis,
    u32(version.transactionVersion),
    Uint8Array.of(version.systemVersion),
  );
}
