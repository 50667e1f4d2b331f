/** Reads the file with the keys of a chain between organisations, and says exactly what is wrong in it. */
import { checkAddress } from '@polkadot/util-crypto';
import type { Address } from './genesis.js';

const SS58_PREFIX = 42;

export class KeyFileReader {
  private readonly root: Record<string, unknown>;
  private readonly addresses = new Map<Address, string>();

  constructor(
    text: string,
    private readonly file: string,
  ) {
    let root: unknown;
    try {
      root = JSON.parse(text);
    } catch (error) {
      throw this.wrong(`not JSON: ${(error as Error).message}`);
    }
    if (!isObject(root)) throw this.wrong('expected an object {…}');
    this.root = root;
  }

  /** The list at `key`, which has at least `least` entries; with 0 it may be missing. */
  list<T>(key: string, least: number, entry: (value: unknown, path: string) => T): T[] {
    const value = this.root[key] ?? [];
    if (!Array.isArray(value)) throw this.wrong(`${key}: expected a list […]`);
    if (value.length < least) {
      throw this.wrong(`${key}: has ${value.length} entries, needs at least ${least}`);
    }
    return value.map((item: unknown, index) => entry(item, `${key}[${index}]`));
  }

  /** The address `value`, or with `field` the one in that field of the object `value`. */
  address(value: unknown, path: string, field?: string): Address {
    const where = field ? `${path}.${field}` : path;
    const text = this.text(field && isObject(value) ? value[field] : value, where);
    const [valid, reason] = checkAddress(text, SS58_PREFIX);
    if (!valid)
      throw this.wrong(`${where}: ${text} is no address with prefix ${SS58_PREFIX}: ${reason}`);
    this.addresses.set(text, where);
    return text;
  }

  text(value: unknown, path: string): string {
    if (typeof value !== 'string') throw this.wrong(`${path}: expected a text`);
    return value;
  }

  /** @throws if the file has other keys */
  finish(known: readonly string[]): void {
    const unknown = Object.keys(this.root).find((key) => !known.includes(key));
    if (unknown) throw this.wrong(`${unknown}: unknown; there are ${known.join(', ')}`);
  }

  /** @throws if an address is there twice */
  requireUnique(addresses: readonly Address[]): void {
    const twice = addresses.find((address, index) => addresses.indexOf(address) !== index);
    if (twice) throw this.wrong(`${this.addresses.get(twice)}: ${twice} is there twice`);
  }

  /** @throws if one of `addresses` is in the file */
  refuse(addresses: readonly Address[], reason: string): void {
    const found = addresses.find((address) => this.addresses.has(address));
    if (found) throw this.wrong(`${this.addresses.get(found)}: ${found} ${reason}`);
  }

  private wrong(problem: string): Error {
    return new Error(`${this.file}: ${problem}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
