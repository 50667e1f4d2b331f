import { initialHeader } from '../compiler/host/block-builder.js';
import type { Chain } from '../compiler/host/chain.js';
import { encodeHeader } from '../compiler/host/header.js';

/** The header with which the next block of `chain` begins, one slot on. */
export function nextHeader({ head, time, slotDuration }: Chain): Uint8Array {
  const timestamp = time + slotDuration;
  return encodeHeader(initialHeader(head, { timestamp, slot: timestamp / slotDuration }));
}
