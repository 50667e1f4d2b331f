/** What Home says first: is it our sun, or the grid? */
import type { Energy, FlowBucket } from '../../data/types.js';

export type Source = 'sun' | 'partly' | 'grid' | 'unknown';

/** Where the energy of a quarter hour came from. */
export interface State {
  readonly source: Source;
  /** Part of what was taken that came from the campus, 0 to 1. */
  readonly part: number;
  readonly bucket: FlowBucket | null;
}

/** Below this nobody would call it sun. */
const HARDLY = 0.02;
const ALL = 0.995;

/** The newest quarter hour of which everything is known says how it is now; `items` are in the order of time. */
export function stateOf(items: readonly FlowBucket[]): State {
  const bucket = items.findLast(({ energy, complete }) => complete && energy !== null) ?? null;
  const { energy = null, selfSufficiency = null } = bucket ?? {};
  if (!bucket || !energy) return { source: 'unknown', part: 0, bucket };
  // Where nobody took anything, all came from roofs.
  const part = energy.usedWh === 0 ? 1 : (selfSufficiency ?? 0);
  const source = part >= ALL ? 'sun' : part > HARDLY ? 'partly' : 'grid';
  return { source, part, bucket };
}

/** What an account does with energy in a quarter hour. */
export type Doing = 'gives' | 'takesNear' | 'takesGrid' | 'nothing';

export function doingOf(energy: Energy | undefined): Doing {
  if (!energy || energy.madeWh + energy.usedWh === 0) return 'nothing';
  if (energy.madeWh > energy.usedWh) return 'gives';
  return nearOf(energy) * 2 >= energy.usedWh ? 'takesNear' : 'takesGrid';
}

/** What came from neighbours, ordered ahead or not, Wh. */
export function nearOf({ boughtAheadWh, sharedInWh }: Energy): number {
  return boughtAheadWh + sharedInWh;
}

/** What went to neighbours, Wh. */
export function givenOf({ soldAheadWh, sharedOutWh }: Energy): number {
  return soldAheadWh + sharedOutWh;
}
