/** What one version of the runtime wrote, read as its own metadata says. */
import {
  getDynamicBuilder,
  getLookupCodecBuilder,
  getLookupFn,
  type MetadataLookup,
} from '@polkadot-api/metadata-builders';
import {
  type Codec,
  createDecoder,
  decAnyMetadata,
  enhanceCodec,
  type HexString,
  type UnifiedMetadata,
  unifyMetadata,
} from '@polkadot-api/substrate-bindings';
import * as bindings from '@polkadot-api/substrate-bindings';
import { AddressBook } from './addresses.js';
import type { ChainEvent, Fields } from './values.js';

type Hasher = (bytes: Uint8Array) => Uint8Array;

interface StorageItem {
  /** What all of its keys begin with. */
  readonly prefix: HexString;
  readonly hashers: readonly Hasher[];
  readonly value: Codec<unknown>;
  /** What is there where nothing is stored; undefined of what may be absent. */
  readonly fallback: unknown;
}

/** `{ phase, event: { type: pallet, value: { type: event, value: fields } } }` */
interface EventRecord {
  readonly phase: { readonly type: string; readonly value?: number };
  readonly event: { readonly type: string; readonly value: { type: string; value?: unknown } };
}

export class Decoder {
  private readonly metadata: UnifiedMetadata;
  private readonly lookup: MetadataLookup;
  private readonly codecOf: (type: number) => Codec<unknown>;
  private readonly items = new Map<string, StorageItem | null>();
  private readonly eventRecords: (bytes: Uint8Array) => EventRecord[];
  readonly addresses: AddressBook;

  /** @param bytes metadata 14, 15 or 16, with its magic number */
  constructor(
    readonly specVersion: number,
    readonly bytes: Uint8Array,
  ) {
    this.metadata = unifyMetadata(decAnyMetadata(bytes));
    this.lookup = getLookupFn(this.metadata);
    this.addresses = new AddressBook(getDynamicBuilder(this.lookup).ss58Prefix ?? 42);
    this.codecOf = getLookupCodecBuilder(
      this.lookup,
      enhanceCodec(bindings.Bytes(32), this.addresses.keyOf, this.addresses.addressOf),
    );
    const events = this.item('System', 'Events');
    if (!events) throw new Error('the runtime has no System.Events');
    this.eventRecords = whole(events.value as Codec<EventRecord[]>, 'events');
  }

  /** @param hex `System.Events`; null where there are none @throws Error unless the metadata describes every byte */
  events(hex: string | null): ChainEvent[] {
    if (hex === null) return [];
    return this.eventRecords(bytesOf(hex)).map(({ phase, event }, index) => ({
      index,
      extrinsic: phase.type === 'ApplyExtrinsic' ? (phase.value ?? 0) : null,
      name: `${event.type}.${event.value.type}`,
      data: (event.value.value ?? {}) as Fields,
    }));
  }

  has(pallet: string, item: string): boolean {
    return this.item(pallet, item) !== null;
  }

  /** What keys begin with; null where the runtime has no such item. @param parts leading parts of keys, encoded */
  prefix(pallet: string, item: string, ...parts: readonly Uint8Array[]): HexString | null {
    const found = this.item(pallet, item);
    if (!found) return null;
    return found.prefix + hexOf(parts.map((part, i) => found.hashers[i]?.(part) ?? part));
  }

  /** @throws Error naming the item if `hex` is not what the metadata says */
  value(pallet: string, item: string, hex: string | null): unknown {
    const found = this.item(pallet, item);
    if (!found) return undefined;
    if (hex === null) return found.fallback;
    return whole(found.value, `${pallet}.${item}`)(bytesOf(hex));
  }

  /** The arguments of a key behind its hashes, where all of them can be told from it. */
  keyBytes(pallet: string, item: string, key: string): Uint8Array {
    const found = this.item(pallet, item);
    if (!found) throw new Error(`the runtime has no ${pallet}.${item}`);
    const hashed = bytesOf(`0x${key.slice(found.prefix.length)}`);
    return hashed.subarray(prefixLength(found.hashers[0]));
  }

  /** Whether the runtime answers `method` of `api`. */
  answers(api: string, method: string): boolean {
    const found = this.metadata.apis.find(({ name }) => name === api);
    return found?.methods.some(({ name }) => name === method) ?? false;
  }

  /** What a runtime API has answered. @throws Error if it is not what the metadata says */
  answer(api: string, method: string, bytes: Uint8Array): unknown {
    const found = this.metadata.apis
      .find(({ name }) => name === api)
      ?.methods.find(({ name }) => name === method);
    if (!found) throw new Error(`the runtime has no ${api}.${method}`);
    return whole(this.codecOf(found.output), `${api}.${method}`)(bytes);
  }

  /** Names of the enum `Role`, by their numbers. */
  roleNames(): Map<number, string> {
    const type = this.lookup.metadata.lookup.find(({ path }) => path.at(-1) === 'Role');
    const names = new Map<number, string>();
    if (type?.def.tag !== 'variant') return names;
    for (const { index, name } of type.def.value) names.set(index, name);
    return names;
  }

  /** `Settlement.EpochTooEarly` for what a call ended with. */
  errorName(error: { type: string; value?: unknown }): string {
    if (error.type !== 'Module') return error.type;
    const inner = error.value as { type?: string; value?: { type?: string } } | undefined;
    if (inner?.type && inner.value?.type) return `${inner.type}.${inner.value.type}`;
    return this.moduleError(error.value as { index: number; error: string | Uint8Array });
  }

  private moduleError({ index, error }: { index: number; error: string | Uint8Array }): string {
    const pallet = this.metadata.pallets.find((each) => each.index === index);
    const number = (typeof error === 'string' ? bytesOf(error) : error)[0];
    const type = pallet?.errors && this.lookup.metadata.lookup[pallet.errors.type];
    const variants = type && type.def.tag === 'variant' ? type.def.value : [];
    const name = variants.find((each) => each.index === number)?.name;
    return `${pallet?.name ?? index}.${name ?? number}`;
  }

  private item(pallet: string, item: string): StorageItem | null {
    const path = `${pallet}.${item}`;
    const known = this.items.get(path);
    if (known !== undefined) return known;
    const made = this.read(pallet, item);
    this.items.set(path, made);
    return made;
  }

  private read(pallet: string, item: string): StorageItem | null {
    const { storage } = this.metadata.pallets.find(({ name }) => name === pallet) ?? {};
    const entry = storage?.items.find(({ name }) => name === item);
    if (!entry) return null;
    const type = entry.type.tag === 'map' ? entry.type.value.value : entry.type.value;
    const names = entry.type.tag === 'map' ? entry.type.value.hashers.map(({ tag }) => tag) : [];
    const value = this.codecOf(type);
    return {
      prefix: storageKey(pallet, item),
      hashers: names.map((name) => bindings[name] as Hasher),
      value,
      fallback: entry.modifier === 1 ? value.dec(entry.fallback) : undefined,
    };
  }
}

/** The key of an item, or what all keys of a map begin with. */
export function storageKey(pallet: string, item: string): HexString {
  const encoder = new TextEncoder();
  return `0x${hexOf([pallet, item].map((name) => bindings.Twox128(encoder.encode(name))))}`;
}

/** Bytes of the hash in front of what was hashed. */
function prefixLength(hasher: Hasher | undefined): number {
  if (hasher === bindings.Blake2128Concat) return 16;
  return hasher === bindings.Twox64Concat ? 8 : 0;
}

/** Decodes all of what there is: bytes that are left over mean that the metadata is another one's. */
function whole<T>(codec: Codec<T>, what: string): (bytes: Uint8Array) => T {
  return createDecoder((bytes) => {
    const value = codec.dec(bytes);
    const left = bytes.length - (bytes as Uint8Array & { i: number }).i;
    if (left === 0) return value;
    throw new Error(`${what}: ${left} bytes are left over; the metadata is not that of the block`);
  }) as (bytes: Uint8Array) => T;
}

/** In memory of their own: the codecs read all of what a view is of. */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));
}

/** Without `0x`. */
function hexOf(parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString('hex');
}
