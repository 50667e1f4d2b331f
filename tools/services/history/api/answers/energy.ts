/** Energy by where it came from and went: of one account, of the campus, of public buildings side by side. */
import { accountOf } from '../accounts.js';
import type { Asking, HandlersOf } from '../context.js';
import { type BucketName, MOST_BUCKETS } from '../contract/words.js';
import { DAY_MS, type Stretch } from '../local-time.js';
import { isTooFew } from '../privacy.js';
import { hiddenOf } from './hidden.js';
import { badRequest } from '../problem.js';
import { requireOwn } from '../viewer.js';
import { completenessOf } from './completeness-days.js';
import {
  accountDays,
  closedDays,
  closedEpochs,
  completeEpochs,
  type EpochSums,
  type DayMeters,
  type DaySums,
  dayOf,
  privateMetersOf,
  startOf,
} from './energy-days.js';
import {
  addEnergy,
  addRows,
  bucketOf,
  energyOf,
  energyRows,
  type EnergySums,
  noEnergy,
} from './energy-sums.js';
import { Amounts, asOf, grid } from './words.js';

/** Days of the whole campus that may be asked for by epoch or hour at a time. */
const MOST_FINE_DAYS = 7;
const BY_DAY: ReadonlySet<BucketName> = new Set(['day', 'week', 'month']);

/** Buckets of a question, and where an epoch or a day is among them. */
interface Grid {
  readonly buckets: readonly Stretch[];
  readonly first: number;
  readonly end: number;
  indexOf(time: number): number;
}

function gridOf(stretch: Stretch, bucket: BucketName, { state }: Asking): Grid | null {
  const { local, chain } = state;
  const buckets = local.buckets(bucket, stretch, chain.epoch_length, MOST_BUCKETS);
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return null;
  const firstEpoch = Math.ceil(first.from / chain.epoch_length);
  return {
    buckets,
    first: firstEpoch,
    // Nothing is known of what is to come.
    end: Math.max(firstEpoch, Math.ceil(Math.min(last.to, state.head.time) / chain.epoch_length)),
    indexOf(time) {
      let [low, high] = [0, buckets.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((buckets[middle]?.from ?? 0) <= time) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

/** The epochs of a grid that are not in days that are summed up: those before and behind them. */
function openEpochs(
  grid: Grid,
  closed: ReadonlyMap<number, unknown>,
  { state }: Asking,
): [number, number][] {
  const { epoch_length: ms } = state.chain;
  if (closed.size === 0) return [[grid.first, grid.end]];
  const known = [...closed.keys()];
  const firstDay = Math.ceil(startOf(Math.min(...known), state) / ms);
  const behind = Math.ceil(startOf(Math.max(...known) + 1, state) / ms);
  const spans: [number, number][] = [
    [grid.first, Math.min(firstDay, grid.end)],
    [Math.max(behind, grid.first), grid.end],
  ];
  return spans.filter(([first, end]) => first < end);
}

/** The sums of an account in each bucket. */
async function sumsOf(
  account: string,
  grid: Grid,
  bucket: BucketName,
  asking: Asking,
): Promise<EnergySums[]> {
  const { state } = asking;
  const ms = state.chain.epoch_length;
  const sums = grid.buckets.map(noEnergy);
  const amounts = new Amounts();
  let spans: [number, number][] = [[grid.first, grid.end]];
  if (BY_DAY.has(bucket)) {
    const [first, last] = [dayOf(grid.first * ms, state), dayOf((grid.end - 1) * ms, state)];
    // Every day of the campus is summed up, whether or not there was energy of this account.
    const closed = await closedRange(first, last, asking);
    for (const [day, energy] of await accountDays(account, first, last, asking)) {
      const into = sums[grid.indexOf(startOf(day, state))];
      if (into) addEnergy(into, energy);
    }
    spans = openEpochs(grid, closed, asking);
  }
  for (const [first, end] of spans) {
    const rows = await energyRows(first, end, { account }, asking);
    addRows(rows, amounts, (_account, epoch) => sums[grid.indexOf(epoch * ms)]);
  }
  return sums;
}

/** The first and the last day from `first` to `last` that are summed up; all between them are. */
async function closedRange(
  first: number,
  last: number,
  { db }: Asking,
): Promise<Map<number, null>> {
  const row = await db.get<{ low: number | null; high: number | null }>(
    'SELECT min(day) AS low, max(day) AS high FROM closed_days WHERE day >= ? AND day <= ?',
    first,
    last,
  );
  return new Map(
    [row?.low, row?.high].flatMap((day) => (typeof day === 'number' ? [[day, null]] : [])),
  );
}

/** What an account made and used in a stretch of whole days, or of days and what has begun of the last one. */
export async function totalIn(
  account: string,
  stretch: Stretch,
  asking: Asking,
): Promise<EnergySums> {
  const grid = gridOf(stretch, 'day', asking);
  return grid ? totalOf(await sumsOf(account, grid, 'day', asking)) : noEnergy();
}

function totalOf(sums: readonly EnergySums[]): EnergySums {
  const total = noEnergy();
  for (const each of sums) addEnergy(total, each);
  return total;
}

/** The whole campus in one bucket, and whether everybody may know. */
interface Flow {
  sums: EnergySums;
  meters: number;
  complete: boolean;
  withheld: boolean;
}

const noFlow = (): Flow => ({ sums: noEnergy(), meters: 0, complete: true, withheld: false });

function flowOf({ from, to }: Stretch, flow: Flow, { state: { local } }: Asking) {
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
async function fineFlows(grid: Grid, asking: Asking): Promise<Flow[]> {
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
async function coarseFlows(grid: Grid, asking: Asking): Promise<Flow[]> {
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

export const energyHandlers: HandlersOf<'accountEnergy' | 'campusFlows' | 'campusBuildings'> = {
  async accountEnergy({ params, query }, asking) {
    const { state, viewer, publicNames } = asking;
    const account = accountOf(params.account, state.chain.ss58_prefix);
    requireOwn(account, viewer, publicNames);
    const { bucket = 'epoch' } = query;
    const stretch = state.local.stretch(query, state.head.time);
    const found = gridOf(stretch, bucket, asking);
    const sums = found ? await sumsOf(account, found, bucket, asking) : [];
    const buckets = found?.buckets ?? [];
    return {
      items: buckets.map((each, i) => bucketOf(each, sums[i] ?? noEnergy(), state)),
      total: bucketOf(spanOf(buckets, stretch), totalOf(sums), state),
      asOf: asOf(state),
    };
  },

  async campusFlows({ query }, asking) {
    const { state } = asking;
    const { bucket = 'epoch' } = query;
    const stretch = state.local.stretch(query, state.head.time);
    const found = gridOf(stretch, bucket, asking);
    const buckets = found?.buckets ?? [];
    const flows = !found
      ? []
      : BY_DAY.has(bucket)
        ? await coarseFlows(found, asking)
        : await fineFlows(found, asking);
    const total = noFlow();
    for (const flow of flows) {
      addEnergy(total.sums, flow.sums);
      total.meters = Math.max(total.meters, flow.meters);
      total.complete &&= flow.complete;
      total.withheld ||= flow.withheld;
    }
    return {
      items: buckets.map((each, i) => flowOf(each, flows[i] ?? noFlow(), asking)),
      total: flowOf(spanOf(buckets, stretch), total, asking),
      asOf: asOf(state),
    };
  },

  async campusBuildings({ query }, asking) {
    const { state, publicNames } = asking;
    const stretch = state.local.stretch(query, state.head.time);
    const whole = wholeDays(stretch, asking);
    const items = [];
    for (const [account, name] of publicNames) {
      const sums = whole ? await sumsOf(account, whole.grid, whole.bucket, asking) : [];
      const energy = bucketOf(spanOf(whole?.grid.buckets ?? [], stretch), totalOf(sums), state);
      items.push({ account, name, energy });
    }
    return { items, asOf: asOf(state) };
  },
};

/** Days where the stretch is of whole ones, epochs otherwise: never more than what was asked for. */
function wholeDays(stretch: Stretch, asking: Asking): { grid: Grid; bucket: BucketName } | null {
  const { local } = asking.state;
  const isWhole =
    local.startOfDay(stretch.from) === stretch.from && stretch.to - stretch.from > DAY_MS;
  const bucket = isWhole ? 'day' : 'epoch';
  const grid = gridOf(stretch, bucket, asking);
  return grid && { grid, bucket };
}

function spanOf(buckets: readonly Stretch[], asked: Stretch): Stretch {
  const [first, last] = [buckets[0], buckets.at(-1)];
  return first && last ? { from: first.from, to: last.to } : asked;
}
