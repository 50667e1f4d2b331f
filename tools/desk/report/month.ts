/** The regulator's pack of a month: made of the history alone, and closing to the Wh. */
import { z } from 'zod/v4';
import { GRID } from '../../../node-config/token.js';
import { DAY_MS } from '../../../node-config/time.js';
import { formatDecimal } from '../../support/decimal.js';
import { UnusableError } from '../../support/failure.js';
import { localIso } from '../../support/time-zone.js';
import { decisionShape, decisionsOf } from './decisions.js';
import * as rows from './rows.js';
import { blocksIn, monthIn } from './months.js';
import type { Month, Rows } from './rows.js';

const whole = z.int();
const money = z.string();

export const reportShape = z.strictObject({
  chain: z.strictObject({ name: z.string(), genesis: z.string() }),
  month: z.string(),
  from: z.string(),
  to: z.string(),
  /** Whether the month is over and everything in it settled. */
  isFinal: z.boolean(),
  blocks: z.strictObject({ count: whole, first: whole.nullable(), last: whole.nullable() }),
  energy: z.strictObject({
    fedInWh: whole,
    takenWh: whole,
    fromUtilityWh: whole,
    toUtilityWh: whole,
    waitingWh: whole,
    sharedWh: whole,
    deliveredWh: whole,
    usedWh: whole,
    /** Fed in + from the utility − taken − to the utility − waiting. */
    leftOverWh: whole,
  }),
  market: z.strictObject({
    auctions: whole,
    withTrade: whole,
    volumeWh: whole,
    lowest: money.nullable(),
    median: money.nullable(),
    highest: money.nullable(),
    sellers: whole,
    /** What the largest seller sold of the volume, per mille. */
    largestSellerPermille: whole.nullable(),
  }),
  savings: z.strictObject({ tariffAlone: money, paid: money, saved: money, savedThb: money }),
  imbalance: z.strictObject({ shortWh: whole, unusedWh: whole, debts: money }),
  readings: z.strictObject({
    expected: whole,
    inTime: whole,
    late: whole,
    several: whole,
    missing: whole,
    unanswered: whole,
    /** Readings that the chain would not have, and calls of anybody that failed. */
    refused: whole,
    failedCalls: whole,
  }),
  participants: z.array(z.strictObject({ type: z.string(), status: z.string(), count: whole })),
  decisions: z.array(decisionShape),
  certificates: z.array(
    z.strictObject({
      meter: z.string(),
      fuel: z.literal('ES100'),
      technology: z.literal('TC120'),
      fedInWh: whole,
      /** Sold ahead: the claim is the buyer's. */
      withBuyersWh: whole,
      /** Shared in the pool: the claim is the neighbours'. */
      withNeighboursWh: whole,
      withUtilityWh: whole,
      waitingWh: whole,
      leftOverWh: whole,
    }),
  ),
});
export type MonthReport = z.output<typeof reportShape>;

/**
 * @param name `2024-01`, local
 * @throws UnusableError if the database knows no such month
 */
export async function monthReport(database: Rows, name: string): Promise<MonthReport> {
  const month = await monthIn(database, name);
  const local = (time: number): string => localIso(time, month.offsetMinutes);
  const chain = await database.get<MonthReport['chain']>('SELECT name, genesis FROM chain');
  const cursor = await database.get<{ time: number }>('SELECT time FROM cursor_position');
  const blocks = await blocksIn(database, month);
  if (!chain) throw new UnusableError('the history is empty; has it followed the chain?');
  const parts = await partsOf(database, month);
  const [lines, energy] = [
    parts.flatMap((part) => part.lines),
    parts.flatMap((part) => part.energy),
  ];
  const [pools, before, after] = [
    await rows.poolsOf(database, month),
    await rows.waitingAt(database, month.from),
    await rows.waitingAt(database, month.to),
  ];
  const wh = (kind: string): number => sumWh(lines.filter((line) => line.kind === kind));
  const waitingWh = sumWh(after) - sumWh(before);
  return {
    chain: { name: chain.name, genesis: chain.genesis },
    ...{ month: name, from: local(month.start), to: local(month.end) },
    isFinal: (cursor?.time ?? 0) >= month.end + DAY_MS,
    blocks: { count: blocks.blocks ?? 0, first: blocks.first, last: blocks.last },
    energy: balanceOf(energy, pools, await rows.settlementsOf(database, month), waitingWh, wh),
    market: await marketOf(database, month),
    savings: savingsOf(parts),
    imbalance: {
      shortWh: wh('short'),
      unusedWh: wh('unused'),
      debts: grid(BigInt(await rows.debtAt(database, blocks.last ?? 0))),
    },
    readings: await readingsOf(database, month, pools, blocks.failed ?? 0),
    participants: (await rows.usersOf(database, month)).map(({ type, status, count }) => ({
      ...{ type, status, count },
    })),
    decisions: await decisionsOf(database, month),
    certificates: certificatesOf(await rows.devicesOf(database, month), lines, before, after),
  };
}

type Settlements = Awaited<ReturnType<typeof rows.settlementsOf>>;
type Pools = Awaited<ReturnType<typeof rows.poolsOf>>;

/** What came in, and where it went: nothing may be left over. */
function balanceOf(
  energy: readonly rows.EnergySums[],
  pools: Pools,
  settlements: Settlements,
  waitingWh: number,
  wh: (kind: string) => number,
): MonthReport['energy'] {
  type Field = 'surplus' | 'deficit' | 'short' | 'unused' | 'owing';
  const sum = (some: Settlements, field: Field): number =>
    some.reduce((total, one) => total + one[field], 0);
  const outside = settlements.filter(({ kind }) => kind !== 'pooled');
  const fedInWh = energy.reduce((total, one) => total + (one.export_wh ?? 0), 0);
  const takenWh = energy.reduce((total, one) => total + (one.import_wh ?? 0), 0);
  const sharedWh = pools?.shared ?? 0;
  const given = sum(outside, 'surplus') + sum(outside, 'unused') + wh('carried');
  const taken = sum(outside, 'deficit') + sum(outside, 'short') + sum(settlements, 'owing');
  const toUtilityWh = (pools?.supply ?? 0) - sharedWh + given;
  const fromUtilityWh = (pools?.demand ?? 0) - sharedWh + taken;
  return {
    ...{ fedInWh, takenWh, fromUtilityWh, toUtilityWh, waitingWh, sharedWh },
    ...{ deliveredWh: wh('delivered'), usedWh: wh('used') },
    leftOverWh: fedInWh + fromUtilityWh - takenWh - toUtilityWh - waitingWh,
  };
}

/** Whether meters were read, and what of that failed. */
async function readingsOf(
  database: Rows,
  month: Month,
  pools: Pools,
  failedCalls: number,
): Promise<MonthReport['readings']> {
  const readings = await rows.readingsOf(database, month);
  const [expected, accepted] = [pools?.awaited ?? 0, readings?.accepted ?? 0];
  return {
    ...{ expected, inTime: pools?.read ?? 0 },
    ...{ late: readings?.late ?? 0, several: readings?.several ?? 0 },
    missing: Math.max(0, expected - accepted),
    unanswered: (await rows.expiredOf(database, month))?.count ?? 0,
    refused: (await rows.refusedOf(database, month))?.count ?? 0,
    failedCalls,
  };
}

async function marketOf(database: Rows, month: Month): Promise<MonthReport['market']> {
  const [auctions, sellers] = await Promise.all([
    rows.auctionsOf(database, month),
    rows.sellersOf(database, month),
  ]);
  const prices = auctions
    .flatMap(({ price }) => (price === null ? [] : [BigInt(price)]))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (place: number): string | null =>
    prices.length ? grid(prices[Math.min(place, prices.length - 1)] ?? 0n) : null;
  const volumeWh = auctions.reduce((total, one) => total + one.volume_wh, 0);
  const [largest] = sellers;
  return {
    ...{ auctions: auctions.length, withTrade: prices.length, volumeWh },
    ...{ lowest: at(0), median: at(Math.floor(prices.length / 2)), highest: at(prices.length) },
    sellers: sellers.length,
    largestSellerPermille: largest && volumeWh ? Math.round((largest.wh * 1000) / volumeWh) : null,
  };
}

/** What meters counted and what became of it, while a GRID was worth the same. */
interface Part {
  readonly lines: readonly rows.LineSum[];
  readonly energy: Awaited<ReturnType<typeof rows.energyOf>>;
  readonly satangPerGrid: number;
}

async function partsOf(database: Rows, { stretches }: Month): Promise<Part[]> {
  const parts: Part[] = [];
  for (const stretch of stretches) {
    const lines = await rows.linesOf(database, stretch);
    const energy = await rows.energyOf(database, stretch);
    parts.push({ lines, energy, satangPerGrid: stretch.satangPerGrid });
  }
  return parts;
}

/** What the same energy would have been at the tariff alone; what neighbours paid each other sums to nothing. */
function savingsOf(parts: readonly Part[]): MonthReport['savings'] {
  const total = { alone: 0n, paid: 0n, satang: 0n };
  for (const { lines, energy, satangPerGrid } of parts) {
    const alone = energy.reduce((sum, { feed_in, retail, import_wh, export_wh }) => {
      const [asks, pays] = [retail, feed_in].map((price) => BigInt(price ?? 0) / 1_000n) as [
        bigint,
        bigint,
      ];
      return sum + BigInt(import_wh ?? 0) * asks - BigInt(export_wh ?? 0) * pays;
    }, 0n);
    const paid = lines.reduce(
      (sum, { minted, burned }) => sum + BigInt(burned) - BigInt(minted),
      0n,
    );
    total.alone += alone;
    total.paid += paid;
    total.satang += (alone - paid) * BigInt(satangPerGrid);
  }
  return {
    tariffAlone: grid(total.alone),
    paid: grid(total.paid),
    saved: grid(total.alone - total.paid),
    savedThb: formatDecimal(total.satang / GRID, 100n),
  };
}

type Amounts = readonly { readonly meter: string; readonly wh: number | null }[];

const sumWh = (some: readonly { readonly wh: number | null }[]): number =>
  some.reduce((total, { wh }) => total + (wh ?? 0), 0);

/** What each device fed in, and whose claim it is: everything once. */
function certificatesOf(
  devices: readonly { readonly meter: string; readonly wh: number }[],
  lines: readonly rows.LineSum[],
  before: Amounts,
  after: Amounts,
): MonthReport['certificates'] {
  const waited = byMeter(before);
  const waits = byMeter(after);
  const claims = byMeter(lines.map(({ meter, kind, wh }) => ({ meter: `${kind} ${meter}`, wh })));
  return devices.map(({ meter, wh: fedInWh }) => {
    const claimed = (kind: string): number => claims.get(`${kind} ${meter}`) ?? 0;
    const [withBuyersWh, withNeighboursWh, withUtilityWh] = [
      claimed('delivered'),
      claimed('surplus_shared'),
      claimed('surplus_fed_in') + claimed('carried'),
    ];
    const waitingWh = (waits.get(meter) ?? 0) - (waited.get(meter) ?? 0);
    return {
      ...({ meter, fuel: 'ES100', technology: 'TC120', fedInWh } as const),
      ...{ withBuyersWh, withNeighboursWh, withUtilityWh, waitingWh },
      leftOverWh: fedInWh - withBuyersWh - withNeighboursWh - withUtilityWh - waitingWh,
    };
  });
}

function byMeter(amounts: Amounts): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { meter, wh } of amounts) sums.set(meter, (sums.get(meter) ?? 0) + (wh ?? 0));
  return sums;
}

const grid = (amount: bigint): string => formatDecimal(amount, GRID);
