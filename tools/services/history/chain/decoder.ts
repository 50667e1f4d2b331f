/** What one version of the runtime wrote, read as its own metadata says. */
import {
  getDynamicBuilder,
  getLookupFn,
  type MetadataLookup,
} from '@polkadot-api/metadata-builders';
import {
  decAnyMetadata,
  type HexString,
  type UnifiedMetadata,
  unifyMetadata,
} from '@polkadot-api/substrate-bindings';
import { blake2_128, blake2_256, hashingReady, twox } from '../../../compiler/host/hashing.js';
import { AddressBook } from './addresses.js';
import { Input } from './input.js';
import { Pairs } from './pairs.js';
import { type Reader, Readers } from './readers.js';
import type { ChainEvent, Fields } from './values.js';

await hashingReady();

/** What of a key stands for one of its parts, in hex; in JavaScript hashes take ten times as long. */
const HASHERS: Readonly<Record<string, (part: Uint8Array) => string>> = {
  Identity: hexOf,
  Twox64Concat: (part) => hexOf(twox(part, 64)) + hexOf(part),
  Blake2128Concat: (part) => hexOf(blake2_128(part)) + hexOf(part),
  Twox128: (part) => hexOf(twox(part, 128)),
  Twox256: (part) => hexOf(twox(part, 256)),
  Blake2128: (part) => hexOf(blake2_128(part)),
  Blake2256: (part) => hexOf(blake2_256(part)),
};
/** Bytes in front of the part itself. */
const HASH_BYTES: Readonly<Record<string, number>> = { Blake2128Concat: 16, Twox64Concat: 8 };

/** Decoding waits for nothing: there is one value at a time. */
const input = new Input();
/** Parts of keys, on their way to hex. */
const scratch = Buffer.allocUnsafeSlow(64);

interface StorageItem {
  /** What all of its keys begin with. */
  readonly prefix: HexString;
  /** Names of its hashers. */
  readonly hashers: readonly string[];
  /** Its type in the metadata. */
  readonly type: number;
  /** What is there where nothing is stored; undefined of what may be absent. */
  readonly fallback: unknown;
}

/** What is told of every call that went well, and makes no row. */
const SUCCESS = 'System.ExtrinsicSuccess';
const NO_FIELDS: Fields = {};

/** `{ phase, event: { type: pallet, value: { type: event, value: fields } } }` */
interface EventRecord {
  readonly phase: { readonly type: string; readonly value?: number };
  readonly event: { readonly type: string; readonly value: { type: string; value?: unknown } };
}

export class Decoder {
  private readonly metadata: UnifiedMetadata;
  private readonly lookup: MetadataLookup;
  private readonly readers: Readers;
  private readonly items = new Pairs<StorageItem | null>();
  /** Of events: one text for all of a kind. */
  private readonly names = new Pairs<string>();
  private readonly eventRecord: Reader;
  readonly addresses: AddressBook;

  /** @param bytes metadata 14, 15 or 16, with its magic number */
  constructor(
    readonly specVersion: number,
    readonly bytes: Uint8Array,
  ) {
    this.metadata = unifyMetadata(decAnyMetadata(bytes));
    this.lookup = getLookupFn(this.metadata);
    this.addresses = new AddressBook(getDynamicBuilder(this.lookup).ss58Prefix ?? 42);
    this.readers = new Readers(this.lookup, this.addresses.addressOf);
    const events = this.item('System', 'Events');
    if (!events) throw new Error('the runtime has no System.Events');
    this.eventRecord = this.readers.itemOf(events.type);
  }

  /** @param hex `System.Events`; null where there are none @throws Error unless the metadata describes every byte */
  events(hex: string | null): ChainEvent[] {
    if (hex === null) return [];
    input.begin(hex);
    const count = input.count();
    const found: ChainEvent[] = [];
    while (found.length < count) found.push(this.event(found.length));
    return whole(found, 'System', 'Events');
  }

  /** Of a record nothing else is kept: a block has ten thousand of them. */
  private event(index: number): ChainEvent {
    const { phase, event } = this.eventRecord(input) as EventRecord;
    const { type, value } = event.value;
    const name = this.names.of(event.type, type, () => `${event.type}.${type}`);
    return {
      index,
      extrinsic: phase.type === 'ApplyExtrinsic' ? (phase.value ?? 0) : null,
      name,
      data: name === SUCCESS ? NO_FIELDS : ((value as Fields | undefined) ?? NO_FIELDS),
    };
  }

  has(pallet: string, item: string): boolean {
    return this.item(pallet, item) !== null;
  }

  /** What keys begin with; null where the runtime has no such item. @param parts leading parts of keys, encoded */
  prefix(pallet: string, item: string, ...parts: readonly Uint8Array[]): HexString | null {
    const found = this.item(pallet, item);
    if (!found) return null;
    let key: HexString = found.prefix;
    for (const [i, part] of parts.entries())
      key += (HASHERS[found.hashers[i] ?? ''] ?? hexOf)(part);
    return key;
  }

  /** @throws Error naming the item if `hex` is not what the metadata says */
  value(pallet: string, item: string, hex: string | null): unknown {
    const found = this.item(pallet, item);
    if (!found) return undefined;
    if (hex === null) return found.fallback;
    return whole(this.readers.of(found.type)(input.begin(hex)), pallet, item);
  }

  /** The arguments of a key behind its hashes, where all of them can be told from it. */
  keyBytes(pallet: string, item: string, key: string): Uint8Array {
    const found = this.item(pallet, item);
    if (!found) throw new Error(`the runtime has no ${pallet}.${item}`);
    const behind = bytesOf(`0x${key.slice(found.prefix.length)}`);
    return behind.subarray(HASH_BYTES[found.hashers[0] ?? ''] ?? 0);
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
    return whole(this.readers.of(found.output)(input.beginBytes(bytes)), api, method);
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
    return this.items.of(pallet, item, () => this.read(pallet, item));
  }

  private read(pallet: string, item: string): StorageItem | null {
    const { storage } = this.metadata.pallets.find(({ name }) => name === pallet) ?? {};
    const entry = storage?.items.find(({ name }) => name === item);
    if (!entry) return null;
    const type = entry.type.tag === 'map' ? entry.type.value.value : entry.type.value;
    const hashers = entry.type.tag === 'map' ? entry.type.value.hashers.map(({ tag }) => tag) : [];
    const { modifier, fallback: otherwise } = entry;
    const fallback = modifier === 1 ? this.readers.of(type)(input.begin(otherwise)) : undefined;
    return { prefix: storageKey(pallet, item), hashers, type, fallback };
  }
}

/** The key of an item, or what all keys of a map begin with. */
export function storageKey(pallet: string, item: string): HexString {
  const encoder = new TextEncoder();
  const [one, other] = [pallet, item].map((name) => hexOf(twox(encoder.encode(name), 128)));
  return `0x${one}${other}`;
}

/** `value`, of all of what there was: bytes that are left over mean that the metadata is another one's. */
function whole<T>(value: T, owner: string, name: string): T {
  const { left } = input;
  if (left === 0) return value;
  throw new Error(
    `${owner}.${name}: ${left} bytes are left over; the metadata is not that of the block`,
  );
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));
}

/** Without `0x`. */
function hexOf(bytes: Uint8Array): string {
  if (bytes.length > scratch.length) return Buffer.from(bytes).toString('hex');
  scratch.set(bytes);
  return scratch.toString('hex', 0, bytes.length);
}
