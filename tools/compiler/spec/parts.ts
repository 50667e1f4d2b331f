/** A configuration in parts: the host gives the runtime at most 32 MiB at a time, and some 10^5 items of a list fill that. */
import { LISTS } from '../../../node-config/generated/genesis-config.js';
import type { GenesisConfig } from '../../../node-config/genesis.js';

/** Items in a part, each of a few hundred bytes of JSON. */
const MOST_ITEMS = 50_000;

type Lists = Record<string, Record<string, readonly unknown[]>>;

/**
 * The JSON texts that build, one after the other, the state of `config`: the first says everything but its long lists,
 * of which each takes up where the one before has ended. A list begins when those that are built before it are whole,
 * as what is in it may refer to them.
 */
export function* partsOf(config: GenesisConfig, most: number = MOST_ITEMS): Generator<string> {
  let part: Lists | null = withoutLists(config);
  let room = most;
  for (const [pallet, name] of LISTS) {
    const list = (config as Lists)[pallet]?.[name] ?? [];
    for (let at = 0; at < list.length;) {
      const items = list.slice(at, at + room);
      part = { ...part, [pallet]: { ...part?.[pallet], [name]: items } };
      at += items.length;
      room -= items.length;
      if (room > 0) continue;
      yield JSON.stringify(part);
      part = null;
      room = most;
    }
  }
  if (part) yield JSON.stringify(part);
}

function withoutLists(config: GenesisConfig): Lists {
  const whole = config as Lists;
  const isList = (pallet: string, name: string): boolean =>
    LISTS.some(([ofPallet, list]) => ofPallet === pallet && list === name);
  return Object.fromEntries(
    Object.entries(whole).map(([pallet, fields]) => [
      pallet,
      Object.fromEntries(Object.entries(fields).filter(([name]) => !isList(pallet, name))),
    ]),
  );
}
