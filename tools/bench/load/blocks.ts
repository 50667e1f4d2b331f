/** What blocks held, read once the load is over. */
import type { ApiPromise } from '@polkadot/api';
import type { Proposal } from './proposals.js';
import type { SeenBlock } from './traffic.js';

/** Parts of a block that calls of the normal class may fill. */
const NORMAL_SHARE = 0.75;
const SLOT_SHARE = 3;
const MOST_REF_TIME_MS = 2_000;
const PS_PER_MS = 1e9;

export interface LoadedBlock {
  readonly number: number;
  /** Its timestamp, in milliseconds since 1970. */
  readonly time: number;
  /** Of the load, and those of them that failed. */
  readonly included: number;
  readonly failed: number;
  /** Of what calls may weigh, and of the bytes they may have. */
  readonly weight: number;
  readonly length: number;
  /** Milliseconds that its author took, and why it closed the block; null where no log tells. */
  readonly authoring: number | null;
  readonly end: string | null;
}

/** Reads them from the node. */
export async function loadedBlocks(
  api: ApiPromise,
  blocks: readonly SeenBlock[],
  slot: number,
  proposals: readonly Proposal[],
): Promise<LoadedBlock[]> {
  const most = Math.min(Math.floor(slot / SLOT_SHARE), MOST_REF_TIME_MS) * PS_PER_MS * NORMAL_SHARE;
  const bytes = Number(
    (api.consts['system']?.['blockLength'] as unknown as { max: { normal: bigint } }).max.normal,
  );
  const loaded: LoadedBlock[] = [];
  for (const { number, hash, included } of blocks) {
    const at = await api.at(hash);
    const [{ block }, time, weight, events] = await Promise.all([
      api.rpc.chain.getBlock(hash),
      at.query['timestamp']?.['now']?.(),
      at.query['system']?.['blockWeight']?.(),
      at.query['system']?.['events']?.(),
    ]);
    const used = (weight?.toJSON() as { normal: { refTime: number } }).normal.refTime;
    const length = block.extrinsics.reduce((sum, { encodedLength }) => sum + encodedLength, 0);
    const own = proposals.find((proposal) => proposal.hash === hash);
    loaded.push({
      ...{ number, included, time: Number(String(time)), failed: failuresIn(events) },
      ...{ weight: used / most, length: length / bytes },
      ...{ authoring: own?.ms ?? null, end: own?.end ?? null },
    });
  }
  return loaded;
}

function failuresIn(events: unknown): number {
  return (events as { event: { section: string; method: string } }[]).filter(
    ({ event }) => event.section === 'system' && event.method === 'ExtrinsicFailed',
  ).length;
}
