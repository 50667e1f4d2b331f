/** Where the energy of the whole campus came from and went, bucket by bucket. */
import { DAY_MS } from '../../../../../node-config/time.js';
import type { Asking } from '../context.js';
import type { Stretch } from '../local-time.js';
import { isTooFew } from '../privacy.js';
import { badRequest } from '../problem.js';
import { completenessOf } from './completeness-days.js';
import {
  closedDays,
  closedEpochs,
  completeEpochs,
  type DayMeters,
  dayOf,
  type DaySums,
  type EpochSums,
  privateMetersOf,
  startOf,
} from './energy-days.js';
import { type Grid, openEpochs } from './energy-grid.js';
import {
  addEnergy,
  addRows,
  energyOf,
  energyRows,
  type EnergySums,
  noEnergy,
} from './energy-sums.js';
import { hiddenOf } from './hidden.js';
import { Amounts, grid } from './words.js';

/** Days of the whole campus that may be asked for by epoch or hour at a time. */
const MOST_FINE_DAYS = 7;
/** The whole campus in one bucket, and whether everybody may know. */
export interface Flow {
  sums: EnergySums;
  meters: number;
  complete: boolean;
  withheld: boolean;
}

export const noFlow = (): Flow => ({
  sums: noEnergy(),
  meters: 0,
  complete: true,
  withheld: false,
});

export function flowOf({ from, to }: Stretch, flow: Flow, { state: { local } }: Asking) {
  const energy = energyOf(flow.sums);
  const { madeWh, usedWh, utilityOutWh, utilityInWh } = energy;
  const part = (of: number, whole: number): number | null => (whole === 0 ? null : of / whole);
  const { withheld } = flow;
  return {
    from: local.iso(from),
    to: local.iso(to),
    meters: flow.meters,
    complete: flow.complete,
    withheld,
    energy: withheld ? null : energy,
    saved: withheld ? null : grid(flow.sums.alone - flow.sums.paid),
    selfConsumption: withheld ? null : part(madeWh - utilityOutWh, madeWh),
    selfSufficiency: withheld ? null : part(usedWh - utilityInWh, usedWh),
  };
}

/** By epoch or hour: from the chain's rows, epoch by epoch. */
export async function fineFlows(grid: Grid, asking: Asking): Promise<Flow[]> {
  const { state, db, viewer } = asking;
  const ms = state.chain.epoch_length;
  if ((grid.end - grid.first) * ms > MOST_FINE_DAYS * DAY_MS) {
    throw badRequest(
      `by epoch or hour at most ${MOST_FINE_DAYS} days of the campus are told at a time; ask for a day, a week or a month as bucket`,
    );
  }
  const flows = grid.buckets.map(noFlow);
  const at = (epoch: number): Flow | undefined => flows[grid.indexOf(epoch * ms)];
  const closed = await closedEpochs(grid.first, grid.end, db);
  const open = await openOnes(closed, grid, asking);
  for (const { epoch, meters, isComplete, sums } of [...closed, ...open]) {
    const flow = at(epoch);
    if (!flow) continue;
    addEnergy(flow.sums, sums);
    flow.meters = Math.max(flow.meters, meters);
    flow.complete &&= isComplete;
  }
  const hidden = viewer.roles.length ? [] : await hiddenOf(epochsOf(grid), asking);
  for (const epoch of hidden) {
    const flow = at(epoch);
    // One epoch that is kept back keeps back the hour: the others could be subtracted from it.
    if (flow) flow.withheld = true;
  }
  return flows;
}

/** Epochs that are not summed up yet: those before and behind the ones that are. */
async function openOnes(
  closed: readonly EpochSums[],
  { first, end }: Grid,
  asking: Asking,
): Promise<EpochSums[]> {
  const [oldest, newest] = [closed[0]?.epoch ?? end, closed.at(-1)?.epoch ?? end];
  const spans = [[first, oldest] as const, [newest + 1, end] as const];
  const found: EpochSums[] = [];
  for (const [from, to] of spans) if (from < to) found.push(...(await epochSums(from, to, asking)));
  return found;
}

async function epochSums(first: number, end: number, asking: Asking): Promise<EpochSums[]> {
  const { db } = asking;
  const sums = Array.from({ length: end - first }, noEnergy);
  const rows = await energyRows(first, end, 'all', asking);
  addRows(rows, new Amounts(), (_account, epoch) => sums[epoch - first]);
  const meters = await db.all<{ epoch: number; meters: number }>(
    'SELECT epoch, count(DISTINCT meter) AS meters FROM settlements WHERE epoch >= ? AND epoch < ? GROUP BY epoch',
    first,
    end,
  );
  const counts = new Map(meters.map(({ epoch, meters: count }) => [epoch, count]));
  const complete = await completeEpochs(first, end, db);
  return sums.map((each, i) => ({
    epoch: first + i,
    meters: counts.get(first + i) ?? 0,
    isComplete: complete.has(first + i),
    sums: each,
  }));
}

const epochsOf = ({ first, end }: Grid): number[] =>
  Array.from({ length: end - first }, (_each, i) => first + i);

/** By day, week or month: days that are summed up, and the chain's rows of the last ones. */
export async function coarseFlows(grid: Grid, asking: Asking): Promise<Flow[]> {
  const { state, viewer } = asking;
  const ms = state.chain.epoch_length;
  const flows = grid.buckets.map(noFlow);
  const [first, last] = [dayOf(grid.first * ms, state), dayOf((grid.end - 1) * ms, state)];
  const closed = await closedDays(first, last, asking);
  const meters = await privateMetersOf(first, last, asking);
  for (const [day, sums] of closed) {
    const flow = flows[grid.indexOf(startOf(day, state))];
    if (flow) addDay(flow, sums, meters.get(day), viewer.roles.length > 0);
  }
  for (const [from, end] of openEpochs(grid, closed, asking)) {
    await addOpen(flows, grid, from, end, asking);
  }
  return flows;
}

function addDay(flow: Flow, day: DaySums, meters: DayMeters | undefined, seesAll: boolean): void {
  addEnergy(flow.sums, day.sums);
  flow.meters = Math.max(flow.meters, meters?.all ?? 0);
  if (day.missing + day.late > 0) flow.complete = false;
  const least = meters?.meters ? Math.max(meters.least, 1) : 0;
  if (!seesAll && isTooFew(least)) flow.withheld = true;
}

/** Days that are not summed up yet, one after the other. */
async function addOpen(
  flows: readonly Flow[],
  grid: Grid,
  first: number,
  end: number,
  asking: Asking,
): Promise<void> {
  const { state, db } = asking;
  const ms = state.chain.epoch_length;
  for (let from = first; from < end;) {
    const nextDay = Math.ceil((state.local.startOfDay(from * ms) + DAY_MS) / ms);
    const to = Math.min(nextDay, end);
    const flow = flows[grid.indexOf(from * ms)];
    if (flow) {
      const fine = await fineFlows({ ...oneBucket(from, to, ms), first: from, end: to }, asking);
      const [day] = fine;
      if (day) {
        addEnergy(flow.sums, day.sums);
        flow.meters = Math.max(flow.meters, day.meters);
        flow.withheld ||= day.withheld;
      }
      const { missing, late } = await completenessOf(from, to, db);
      if (missing + late > 0 || !day?.complete) flow.complete = false;
    }
    from = to;
  }
}

const oneBucket = (first: number, end: number, ms: number) => ({
  buckets: [{ from: first * ms, to: end * ms }],
  indexOf: () => 0,
});
