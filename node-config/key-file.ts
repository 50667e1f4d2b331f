/**
 * Reads the file with the keys of a chain between organisations, YAML or JSON, and says exactly what is
 * wrong in it: `keys.yaml:7: authorities[1].grandpa: …`.
 */
import { checkAddress } from '@polkadot/util-crypto';
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { SS58_PREFIX } from './token.js';
import { isKeyOfNobody, nodeAddressFault, peerIdFault } from './addresses.js';
import type { Address } from './genesis.js';

/** Where something stands: `authorities[1].aura`, and the node of the file. */
export interface Entry {
  readonly path: string;
  readonly node: Node | null;
}

export class KeyFileReader {
  private readonly lines = new LineCounter();
  private readonly root: YAMLMap;
  /** Every address and peer id of the file, with all the places where it is. */
  private readonly places = new Map<string, Entry[]>();

  /** @throws if the text is neither YAML nor JSON, names a key twice, is no object, or refers to other parts of itself */
  constructor(
    text: string,
    private readonly file: string,
  ) {
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const [error] = [...document.errors, ...document.warnings];
    if (error) throw this.wrong(error.pos[0], `not YAML or JSON: ${oneLine(error.message)}`);
    visit(document, (_, node) => {
      if (!isNode(node) || (!isAlias(node) && !node.anchor)) return;
      throw this.wrong(
        node,
        'a YAML anchor or alias: write the value out, so that all can read it',
      );
    });
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

  /** @throws if the entry is no object, or has other fields */
  only({ path, node }: Entry, known: readonly string[]): void {
    if (!isMap(node))
      throw this.wrong(node, `${path}: expected an object with ${known.join(', ')}`);
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
    if (isKeyOfNobody(text)) {
      throw this.wrong(entry.node, `${entry.path}: ${text} is a key that nobody holds`);
    }
    this.note(text, entry);
    return text;
  }

  /** @param parent where to point when the entry is missing */
  peerId(entry: Entry, parent = entry): string {
    const text = this.text(entry, parent);
    this.refuseFault(entry, peerIdFault(text));
    this.note(text, entry);
    return text;
  }

  /** Where nodes reach another one: `/dns/erc.example/tcp/30333/p2p/12D3…`. */
  nodeAddress(entry: Entry): string {
    const text = this.text(entry);
    this.refuseFault(entry, nodeAddressFault(text));
    this.note(text, entry);
    return text;
  }

  private refuseFault({ path, node }: Entry, fault: string | null): void {
    if (fault !== null) throw this.wrong(node, `${path}: ${fault}`);
  }

  private note(text: string, entry: Entry): void {
    this.places.set(text, [...(this.places.get(text) ?? []), entry]);
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

  /** @throws if anything is twice at the places that match `where`; with `apart`, in different entries */
  requireUnique(where: RegExp, apart = false): void {
    for (const [text, entries] of this.places) {
      const [first, ...others] = entries.filter(({ path }) => where.test(path));
      const twin = others.find(({ path }) => !apart || parentOf(path) !== parentOf(first?.path));
      if (twin) throw this.wrong(twin.node, `${twin.path}: ${text} is there twice`);
    }
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

const parentOf = (path = ''): string => path.slice(0, path.lastIndexOf('.'));

/** The parser explains at length and quotes lines. */
function oneLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
