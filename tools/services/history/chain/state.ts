/** The state after one block: what is asked for in the same breath is one question to the node. */
import type { Decoder } from './decoder.js';
import { Refused, type Source } from './source.js';

interface Wanted {
  readonly key: string;
  readonly resolve: (value: string | null) => void;
  readonly reject: (error: unknown) => void;
}

export class BlockState {
  private wanted: Wanted[] = [];
  /** What was asked for, by keys: an order that is filled is looked at for several rows. */
  private readonly asked = new Map<string, Promise<unknown>>();

  /**
   * @param written metadata of the runtime that executed the block
   * @param next that of the runtime in its state, which answers calls: another one in the block of an upgrade
   */
  constructor(
    private readonly source: Source,
    readonly hash: string,
    readonly written: Decoder,
    readonly next: Decoder,
  ) {}

  /** The value of an item for the encoded parts of its key; undefined where there is none, or no such item. */
  get<T>(pallet: string, item: string, ...parts: readonly Uint8Array[]): Promise<T | undefined> {
    const key = this.written.prefix(pallet, item, ...parts);
    if (key === null) return Promise.resolve(undefined);
    const known = this.asked.get(key);
    const value = known ?? this.raw(key).then((hex) => this.written.value(pallet, item, hex));
    if (!known) this.asked.set(key, value);
    return value as Promise<T | undefined>;
  }

  /** Entries of a map in the order of their keys, with what of these is behind the hash of the first part. */
  async entries<T>(
    pallet: string,
    item: string,
    ...parts: readonly Uint8Array[]
  ): Promise<[key: Uint8Array, value: T][]> {
    const prefix = this.written.prefix(pallet, item, ...parts);
    if (prefix === null) return [];
    const found = await this.source.entries(prefix, this.hash);
    return found.map(([key, value]) => [
      this.written.keyBytes(pallet, item, key),
      this.written.value(pallet, item, value) as T,
    ]);
  }

  /** The bytes with which a runtime API answers; null where it does not. */
  async bytes(api: string, method: string, input: Uint8Array): Promise<Uint8Array | null> {
    if (!this.next.answers(api, method)) return null;
    try {
      return await this.source.call(`${api}_${method}`, input, this.hash);
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  /** The same, decoded. */
  async call<T>(api: string, method: string, input: Uint8Array): Promise<T | null> {
    const bytes = await this.bytes(api, method, input);
    return bytes && (this.next.answer(api, method, bytes) as T);
  }

  private raw(key: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
      if (this.wanted.length === 0) setImmediate(() => void this.ask());
      this.wanted.push({ key, resolve, reject });
    });
  }

  private async ask(): Promise<void> {
    const wanted = this.wanted;
    this.wanted = [];
    try {
      const keys = [...new Set(wanted.map(({ key }) => key))];
      const values = await this.source.values(keys, this.hash);
      const found = new Map(keys.map((key, i) => [key, values[i] ?? null]));
      for (const { key, resolve } of wanted) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const { reject } of wanted) reject(error);
    }
  }
}
