/** Energy by where it came from and went: of one account, of the campus, of public buildings side by side. */
import { DAY_MS } from '../../../../../node-config/time.js';
import { accountOf } from '../accounts.js';
import type { Asking, HandlersOf } from '../context.js';
import type { BucketName } from '../contract/words.js';
import type { Stretch } from '../local-time.js';
import { requireOwn } from '../viewer.js';
import { accountDays, dayOf, startOf } from './energy-days.js';
import { coarseFlows, fineFlows, flowOf, noFlow } from './energy-flows.js';
import { BY_DAY, type Grid, gridOf, openEpochs } from './energy-grid.js';
import {
  addEnergy,
  addRows,
  bucketOf,
  energyRows,
  type EnergySums,
  noEnergy,
} from './energy-sums.js';
import { Amounts, asOf } from './words.js';

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
