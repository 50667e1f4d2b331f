/** runtime/generated/guards.ts: which storage raw writes may reach. */
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { Model } from '../model.js';
import { pascalCase } from '../names.js';
import { dataSegment } from './source.js';

/**
 * All storage of pallets is guarded but the items that the schema calls `@mendable`: what is forgotten, in a new
 * pallet too, is closed.
 */
export function emitGuards(model: Model): string {
  const pallets = model.pallets.map((pallet) => xxhashAsU8a(pallet.name, 128));
  const mendable = model.pallets.flatMap((pallet) =>
    pallet.storage
      .filter((item) => item.mendable)
      .map(({ name }) =>
        Buffer.concat([xxhashAsU8a(pallet.name, 128), xxhashAsU8a(pascalCase(name), 128)]),
      ),
  );
  return `/** What the keys of each pallet begin with: twox128 of its name, 16 bytes. */
export const PALLET_PREFIXES = ${dataSegment(Buffer.concat(pallets))};
export const PALLET_COUNT: u32 = ${pallets.length};

/** What the keys of each item that raw writes may mend begin with, 32 bytes. */
export const MENDABLE_PREFIXES = ${mendable.length ? dataSegment(Buffer.concat(mendable)) : 'memory.data(1)'};
export const MENDABLE_COUNT: u32 = ${mendable.length};
`;
}
