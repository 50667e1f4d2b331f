/**
 * Reads the file with the keys of a chain between organisations, YAML or JSON, and says exactly what is
 * wrong in it: `keys.yaml:7: authorities[1].grandpa: …`.
 */
import { checkAddress } from '@polkadot/util-crypto';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Address } from './genesis.js';

const SS58_PREFIX = 42;

/** Where something stands: `authorities[1].aura`, and the node of the file. */
export interface Entry {
  readonly path: string;
  readonly node: Node | null;
}

export class KeyFileReader {
  private readonly lines = new LineCounter();
  private readonly root: YAMLMap;
  /** Every address of the file, with all the places where it is. */
  private readonly places = new Map<Address, Entry[]>();

  /** @throws if the text is neither YAML nor JSON, names a key twice, or is no object */
  constructor(
    text: string,
    private readonly file: string,
  ) {
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const [error] = document.errors;
    if (error) throw this.wrong(error.pos[0], `not YAML or JSON: ${error.message}`);
    if (!isMap(document.contents)) throw this.wrong(0, 'expected an object {…}');
    this.root = document.contents;
  }

  /** The list at `key`, which has at least `least` entries; with 0 it may be missing. */
  list<T>(key: string, least: number, read: (entry: Entry) => T): T[] {
    const value = this.root.get(key, true) as Node | undefined;
    if (value !== undefined && !isSeq(value)) {
      throw this.wrong(value, `${key}: expected a list […]`);
    }
    const items = (value?.items ?? []) as Node[];
    if (items.length < least) {
      throw this.wrong(
        value ?? this.root,
        `${key}: has ${items.length} entries, needs at least ${least}`,
      );
    }
    return items.map((node, index) => read({ path: `${key}[${index}]`, node }));
  }

  /** The field `name` of an entry; null where it is missing. */
  field({ path, node }: Entry, name: string): Entry {
    const found = isMap(node) ? (node.get(name, true) as Node | undefined) : undefined;
    return { path: `${path}.${name}`, node: found ?? null };
  }

  /** @throws if the entry has other fields */
  only({ path, node }: Entry, known: readonly string[]): void {
    if (!isMap(node)) return;
    for (const { key } of node.items) {
      const name = String(key);
      if (known.includes(name)) continue;
      throw this.wrong(key as Node, `${path}.${name}: unknown; there are ${known.join(', ')}`);
    }
  }

  /** @param parent where to point when the entry is missing */
  address(entry: Entry, parent = entry): Address {
    const text = this.text(entry, parent);
    const [valid, reason] = checkAddress(text, SS58_PREFIX);
    if (!valid) {
      throw this.wrong(
        entry.node,
        `${entry.path}: ${text} is no address with prefix ${SS58_PREFIX}: ${reason}`,
      );
    }
    this.places.set(text, [...(this.places.get(text) ?? []), entry]);
    return text;
  }

  text({ path, node }: Entry, parent: Entry = { path, node }): string {
    if (isScalar(node) && typeof node.value === 'string') return node.value;
    throw this.wrong(node ?? parent.node, `${path}: expected a text`);
  }

  /** The whole number at `key`, or null when there is none. */
  integer(key: string, least: number, most: number): number | null {
    const node = this.root.get(key, true) as Node | undefined;
    if (node === undefined) return null;
    const value = isScalar(node) ? node.value : null;
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) {
      return Number(value);
    }
    throw this.wrong(node, `${key}: expected a whole number from ${least} to ${most}`);
  }

  /** @throws if the file has other keys */
  finish(known: readonly string[]): void {
    for (const { key } of this.root.items) {
      const name = String(key);
      if (known.includes(name)) continue;
      throw this.wrong(key as Node, `${name}: unknown; there are ${known.join(', ')}`);
    }
  }

  /** @throws if an address is there twice */
  requireUnique(addresses: readonly Address[]): void {
    const twice = addresses.find((address, index) => addresses.indexOf(address) !== index);
    const last = twice && this.places.get(twice)?.at(-1);
    if (last) throw this.wrong(last.node, `${last.path}: ${twice} is there twice`);
  }

  /** @throws if one of `addresses` is in the file */
  refuse(addresses: readonly Address[], reason: string): void {
    const found = addresses.find((address) => this.places.has(address));
    const place = found && this.places.get(found)?.[0];
    if (place) throw this.wrong(place.node, `${place.path}: ${found} ${reason}`);
  }

  private wrong(at: Node | number | null | undefined, problem: string): Error {
    const offset = typeof at === 'number' ? at : (at?.range?.[0] ?? 0);
    return new Error(`${this.file}:${this.lines.linePos(offset).line}: ${problem}`);
  }
}
