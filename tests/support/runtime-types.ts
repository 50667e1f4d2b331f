/** Calls, events, errors, storage and constants of a runtime, by the names of its own metadata. */

import { Metadata, TypeRegistry } from '@polkadot/types';
import type { PortableRegistry } from '@polkadot/types/metadata';
import type {
  PalletMetadataLatest,
  RuntimeApiMetadataLatest,
  Si1Variant,
} from '@polkadot/types/interfaces';
import { stringCamelCase } from '@polkadot/util';
import { keyOf, toHex, type Key } from '../../tools/compiler/host/bytes.js';
import { blake2_128, blake2_256, twox } from '../../tools/compiler/host/hashing.js';
import type { Failure } from '../../tools/compiler/host/outcome.js';
import type { ScaleReader } from '../../tools/compiler/host/scale.js';
import { Codecs } from './codec.js';
import { decode, type Codec, type FieldCodec, type Tx } from './codec-parts.js';
import { Sink } from './sink.js';

export type { Tx } from './codec-parts.js';

/** Names a call: `tx('GridToken.transfer', bob, 4n)`. */
export function tx(path: string, ...args: unknown[]): Tx {
  return { path, args };
}

/** An event of a block. */
export interface EventRecord {
  /** Pallet and event, as in `GridToken.Transfer`. */
  readonly path: string;
  /** The extrinsic it came from; null for those of the block's beginning and end. */
  readonly extrinsic: number | null;
  readonly data: unknown;
  /** The encoded fields by name (by position where they have none). */
  readonly fields: ReadonlyMap<string, EncodedField>;
}

/** A field as it was encoded, with what encodes another value like it. */
export interface EncodedField {
  readonly bytes: Uint8Array;
  readonly codec: Codec;
}

interface CallEntry {
  readonly pallet: number;
  readonly index: number;
  readonly fields: readonly FieldCodec[];
}

interface EventEntry {
  readonly path: string;
  readonly fields: readonly FieldCodec[];
}

/** What a runtime API takes and gives. */
export interface ApiEntry {
  readonly inputs: readonly Codec[];
  readonly output: Codec;
}

type Hasher = (bytes: Uint8Array) => Uint8Array;

/** A value or map in storage. */
export interface StorageEntry {
  readonly prefix: Uint8Array;
  readonly hashers: readonly Hasher[];
  readonly keys: readonly Codec[];
  readonly value: Codec;
  /** What an absent value reads as; null where that is `null`. */
  readonly fallback: Uint8Array | null;
}

function withKey(hash: Hasher): Hasher {
  return (bytes) => new Uint8Array([...hash(bytes), ...bytes]);
}

const HASHERS: Readonly<Record<string, Hasher>> = {
  Blake2_128: blake2_128,
  Blake2_256: blake2_256,
  Blake2_128Concat: withKey(blake2_128),
  Twox128: (bytes) => twox(bytes, 128),
  Twox256: (bytes) => twox(bytes, 256),
  Twox64Concat: withKey((bytes) => twox(bytes, 64)),
  Identity: (bytes) => bytes,
};

function prefixOf(pallet: string, item: string): Uint8Array {
  const hash = (text: string): Uint8Array => twox(new TextEncoder().encode(text), 128);
  return new Uint8Array([...hash(pallet), ...hash(item)]);
}

/** What a runtime of one metadata has, ready to encode and decode. */
export class RuntimeTypes {
  /** The library's own view, for what is not on the fast path. */
  readonly registry = new TypeRegistry();
  /** Identifiers of the transaction extensions, in order. */
  readonly extensions: readonly string[];
  readonly codecs: Codecs;
  private readonly lookup: PortableRegistry;
  private readonly calls = new Map<string, CallEntry>();
  private readonly events = new Map<number, EventEntry>();
  private readonly errors = new Map<number, string>();
  private readonly entries = new Map<string, StorageEntry>();
  private readonly apis = new Map<string, ApiEntry>();
  private readonly constants = new Map<string, { codec: Codec; value: Uint8Array }>();

  constructor(metadata: Uint8Array) {
    const parsed = new Metadata(this.registry, toHex(metadata));
    this.registry.setMetadata(parsed);
    const { lookup, pallets, extrinsic, apis } = parsed.asLatest;
    this.lookup = lookup;
    this.codecs = new Codecs(lookup, (call) => this.encodeCall(call));
    this.extensions = extrinsic.transactionExtensions.map(({ identifier }) =>
      identifier.toString(),
    );
    for (const pallet of pallets) this.addPallet(pallet);
    for (const api of apis) this.addApi(api);
  }

  /** Encodes a call; a `TypeError` names the argument that does not fit. */
  encodeCall({ path, args }: Tx): Uint8Array {
    const entry = this.calls.get(path);
    if (!entry) throw new TypeError(`the runtime has no call ${path}`);
    if (args.length !== entry.fields.length) {
      throw new TypeError(`${path} takes ${entry.fields.length} arguments, not ${args.length}`);
    }
    const out = new Sink();
    out.u8(entry.pallet);
    out.u8(entry.index);
    entry.fields.forEach(({ name, codec }, index) => {
      try {
        codec().write(out, args[index]);
      } catch (error) {
        throw new TypeError(`${path}, ${name}: ${(error as Error).message}`);
      }
    });
    return out.bytes();
  }

  /** Reads one event record. */
  readEvent(reader: ScaleReader): EventRecord {
    const phase = reader.u8();
    const extrinsic = phase === 0 ? reader.u32() : null;
    const [pallet, index] = [reader.u8(), reader.u8()];
    const entry = this.events.get(pallet * 256 + index);
    if (!entry) throw new TypeError(`the runtime has no event ${pallet}.${index}`);
    const fields = new Map<string, EncodedField>();
    const values = entry.fields.map(({ name, codec }, position) => {
      const start = reader.position;
      const value = codec().read(reader);
      fields.set(name ?? String(position), { bytes: reader.since(start), codec: codec() });
      return [name ?? String(position), value] as const;
    });
    reader.list(() => reader.take(32));
    return { path: entry.path, extrinsic, data: Object.fromEntries(values), fields };
  }

  /** The name of an error: `GridToken.InsufficientBalance`, `BadOrigin`, `Token(Frozen)`, …. */
  errorName({ reason, module }: Failure): string {
    if (module === null) return reason;
    const { pallet, error } = module;
    return this.errors.get(pallet * 256 + error) ?? `Module(${pallet}, ${error})`;
  }

  /** The result of a call that failed with this error, as events tell it. */
  failure(name: string): object {
    const found = [...this.errors].find(([, known]) => known === name);
    if (!found) throw new TypeError(`the runtime has no error ${name}`);
    const [index, error] = [found[0] >> 8, toHex(Uint8Array.of(found[0] & 0xff, 0, 0, 0))];
    return { Err: { Module: { index, error } } };
  }

  storage(path: string): StorageEntry {
    const entry = this.entries.get(path);
    if (!entry) throw new TypeError(`the runtime has no storage ${path}`);
    return entry;
  }

  /** Every value and map in storage: `GridToken.Allowances`. */
  storagePaths(): string[] {
    return [...this.entries.keys()];
  }

  /** The key of a value, or the prefix of a map where keys are left out at the end. */
  storageKey(path: string, keys: readonly unknown[]): Key {
    const { prefix, hashers, keys: codecs } = this.storage(path);
    if (keys.length > codecs.length) throw new TypeError(`${path} has ${codecs.length} keys`);
    const out = new Sink();
    out.raw(prefix);
    keys.forEach((key, index) => {
      const raw = new Sink();
      (codecs[index] as Codec).write(raw, key);
      out.raw((hashers[index] as Hasher)(raw.bytes()));
    });
    return keyOf(out.bytes());
  }

  /** A runtime API by trait and method, as in `GridTokenApi.balance_of`. */
  api(path: string): ApiEntry {
    const entry = this.apis.get(path);
    if (!entry) throw new TypeError(`the runtime has no API ${path}`);
    return entry;
  }

  constant(path: string): unknown {
    const entry = this.constants.get(path);
    if (!entry) throw new TypeError(`the runtime has no constant ${path}`);
    return decode(entry.codec, entry.value);
  }

  private addApi({ name, methods }: RuntimeApiMetadataLatest): void {
    for (const { name: method, inputs, output } of methods) {
      this.apis.set(`${name.toString()}.${method.toString()}`, {
        inputs: inputs.map(({ type }) => this.codecs.of(type.toNumber())),
        output: this.codecs.of(output.toNumber()),
      });
    }
  }

  private addPallet(pallet: PalletMetadataLatest): void {
    const name = pallet.name.toString();
    const index = pallet.index.toNumber();
    for (const call of this.variants(pallet.calls)) {
      const path = `${name}.${stringCamelCase(call.name.toString())}`;
      const fields = this.codecs.fields(call.fields);
      this.calls.set(path, { pallet: index, index: call.index.toNumber(), fields });
    }
    for (const event of this.variants(pallet.events)) {
      const fields = this.codecs.fields(event.fields);
      const path = `${name}.${event.name.toString()}`;
      this.events.set(index * 256 + event.index.toNumber(), { path, fields });
    }
    for (const error of this.variants(pallet.errors)) {
      this.errors.set(index * 256 + error.index.toNumber(), `${name}.${error.name.toString()}`);
    }
    for (const { name: item, type, value } of pallet.constants) {
      const codec = this.codecs.of(type.toNumber());
      this.constants.set(`${name}.${item.toString()}`, { codec, value: value.toU8a(true) });
    }
    this.addStorage(name, pallet);
  }

  private addStorage(name: string, pallet: PalletMetadataLatest): void {
    if (pallet.storage.isNone) return;
    const { prefix, items } = pallet.storage.unwrap();
    for (const item of items) {
      const { type, fallback, modifier } = item;
      const hashers = type.isMap ? type.asMap.hashers.map(({ type: hasher }) => hasher) : [];
      const value = type.isMap ? type.asMap.value : type.asPlain;
      this.entries.set(`${name}.${item.name.toString()}`, {
        prefix: prefixOf(prefix.toString(), item.name.toString()),
        hashers: hashers.map((hasher) => HASHERS[hasher] as Hasher),
        keys: type.isMap ? this.keyCodecs(type.asMap.key.toNumber(), hashers.length) : [],
        value: this.codecs.of(value.toNumber()),
        fallback: modifier.isOptional ? null : fallback.toU8a(true),
      });
    }
  }

  /** One key has its own type, several are a tuple. */
  private keyCodecs(id: number, count: number): Codec[] {
    if (count === 1) return [this.codecs.of(id)];
    const { def } = this.lookup.getSiType(id);
    return def.asTuple.map((part) => this.codecs.of(part.toNumber()));
  }

  private variants(part: PalletMetadataLatest['calls' | 'events' | 'errors']): Si1Variant[] {
    if (part.isNone) return [];
    const { def } = this.lookup.getSiType(part.unwrap().type);
    return [...def.asVariant.variants];
  }
}
