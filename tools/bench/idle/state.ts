/** What a day adds to the state, item by item, and why. */
import { keyBytes, toHex, utf8 } from '../../compiler/host/bytes.js';
import type { Chain } from '../../compiler/host/chain.js';
import { twox } from '../../compiler/host/hashing.js';
import type { Model } from '../../compiler/codegen/model.js';

/** Entries and bytes, keys included. */
export interface Size {
  readonly entries: number;
  readonly bytes: number;
}

/** Items whose entries get more without end, and the reason: what is here has been decided. */
const REASONS: Readonly<Record<string, string>> = {};

/** Length of the hash of a pallet's and an item's name, in hex with 0x. */
const PREFIX_LENGTH = 2 + 64;

/** The size of each item, by its name; what has no name goes by the beginning of its key. */
export function sizesOf(chain: Chain, model: Model): Map<string, Size> {
  const names = namesOf(model);
  const sizes = new Map<string, Size>();
  for (const [key, value] of chain.head.state.entries()) {
    const hex = toHex(keyBytes(key));
    const name = names.get(hex.slice(0, PREFIX_LENGTH)) ?? hex.slice(0, PREFIX_LENGTH);
    const { entries, bytes } = sizes.get(name) ?? { entries: 0, bytes: 0 };
    sizes.set(name, { entries: entries + 1, bytes: bytes + hex.length / 2 - 1 + value.length });
  }
  return sizes;
}

function namesOf(model: Model): Map<string, string> {
  const hash = (text: string): string => toHex(twox(utf8(text), 128)).slice(2);
  return new Map(
    model.pallets.flatMap((pallet) =>
      pallet.storage.map(({ name }): [string, string] => {
        const item = `${name[0]?.toUpperCase()}${name.slice(1)}`;
        return [`0x${hash(pallet.name)}${hash(item)}`, `${pallet.name}.${item}`];
      }),
    ),
  );
}

export interface Growth extends Size {
  readonly item: string;
  /** Null where nobody has written one down. */
  readonly reason: string | null;
}

/** Items that have more entries or bytes than before. */
export function growthOf(before: Map<string, Size>, after: Map<string, Size>): Growth[] {
  return [...after].flatMap(([item, now]) => {
    const then = before.get(item) ?? { entries: 0, bytes: 0 };
    const grown = { entries: now.entries - then.entries, bytes: now.bytes - then.bytes };
    if (grown.entries <= 0 && grown.bytes <= 0) return [];
    return [{ item, ...grown, reason: REASONS[item] ?? null }];
  });
}
