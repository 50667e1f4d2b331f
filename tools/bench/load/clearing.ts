/** How long a book takes from its gate to its result. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import { eachBlock } from './node.js';
import type { Plan } from './spec.js';

export interface Clearing {
  /** Blocks from the gate to the one with the result. */
  readonly blocks: number;
  readonly seconds: number;
}

/** Waits for the gate of the book of `epoch` and for its result. @throws Error if there is none within minutes */
export async function clearing(
  api: ApiPromise,
  epoch: number,
  { epochLength, slot }: Plan,
): Promise<Clearing> {
  const gate = epoch * epochLength;
  await sleep(Math.max(0, gate - slot - Date.now()));
  const from = (await api.rpc.chain.getHeader()).number.toNumber();
  let blocks = 0;
  let end = gate;
  await eachBlock(api, from, `clearing of epoch ${epoch}`, async (_, hash) => {
    const at = await api.at(hash);
    const time = Number(String(await at.query['timestamp']?.['now']?.()));
    if (time < gate) return false;
    blocks++;
    end = time;
    const events = (await at.query['system']?.['events']?.()) as unknown as ClearedEvent[];
    return events.some(({ event }) => isResultOf(event, epoch));
  });
  return { blocks, seconds: (end - gate) / 1000 };
}

interface ClearedEvent {
  readonly event: { section: string; method: string; data: { 0?: unknown } };
}

function isResultOf({ section, method, data }: ClearedEvent['event'], epoch: number): boolean {
  return section === 'trading' && method === 'EpochCleared' && String(data[0]) === String(epoch);
}
