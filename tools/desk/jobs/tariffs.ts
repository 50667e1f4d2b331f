/** Tariffs: what holds, what comes, and putting another one to the authorities. */
import { DAY_MS, MINUTE_MS } from '../../../node-config/time.js';
import type { Tariff } from '../../../node-config/generated/genesis-config.js';
import { z } from 'zod/v4';
import { tariffInWords } from '../../campus-file/tariff.js';
import { UnusableError } from '../../support/failure.js';
import { localDay } from '../../support/time-zone.js';
import { amount, answer, type Answer, clock } from '../answer.js';
import { grid } from '../amounts.js';
import { big, type Desk } from '../desk.js';
import type { Intent } from '../intent.js';

const period = z.object({
  days: z.number(),
  from: z.number(),
  to: z.number(),
  feedIn: big.transform(String),
  retail: big.transform(String),
});
export const tariffRecord = z.object({
  offsetMinutes: z.number(),
  periods: z.array(period),
  holidays: z.array(z.number()),
  sharePermille: z.number(),
  satangPerGrid: z.number(),
});
const scheduled = z.object({ fromEpoch: big, version: z.number(), tariff: tariffRecord });
const horizonOf = z.object({ horizon: z.number() });

const priced = z.strictObject({
  days: z.int(),
  from: z.int(),
  to: z.int(),
  feedIn: amount,
  retail: amount,
});
export const tariffsShape = z.array(
  z.strictObject({
    version: z.int(),
    fromEpoch: z.int(),
    from: clock,
    isInForce: z.boolean(),
    offsetMinutes: z.int(),
    poolShare: z.number(),
    satangPerGrid: z.int(),
    holidays: z.array(z.string()),
    periods: z.array(priced),
  }),
);

/** The tariff in force, and those to come. */
export async function tariffsAnswer(desk: Desk): Promise<Answer<typeof tariffsShape>> {
  const [all, current] = await Promise.all([
    desk.ask(z.array(scheduled), 'SettlementApi.tariffs'),
    desk.ask(big, 'TradingApi.current_epoch'),
  ]);
  const inForce = all.findLast(({ fromEpoch }) => fromEpoch <= current);
  const value = all.map((one) => {
    const { offsetMinutes, sharePermille, satangPerGrid, holidays, periods } = one.tariff;
    return {
      ...{
        version: one.version,
        fromEpoch: Number(one.fromEpoch),
        from: desk.startOf(Number(one.fromEpoch)),
      },
      ...{
        isInForce: one === inForce,
        offsetMinutes,
        poolShare: sharePermille / 1_000,
        satangPerGrid,
      },
      holidays: holidays.map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10)),
      periods: periods.map(({ days, from, to, feedIn, retail }) => ({
        days,
        from,
        to,
        feedIn: grid(BigInt(feedIn)),
        retail: grid(BigInt(retail)),
      })),
    };
  });
  const text = all
    .flatMap((one) => {
      const from = one === inForce ? 'in force' : `from ${desk.startOf(Number(one.fromEpoch))}`;
      return [
        `Tariff ${one.version}, ${from}:`,
        ...tariffInWords(one.tariff).map((line) => `  ${line}`),
      ];
    })
    .join('\n');
  return answer(
    tariffsShape,
    value,
    text ||
      'There is no tariff: a kWh is a GRID either way. "grid propose tariff" puts one to the authorities.',
  );
}

/**
 * The epoch with which a change may begin: as given, or the first local midnight that no order can name yet.
 * @param from a local day, `2024-02-01`, or an epoch
 * @throws UnusableError if it is none, or too soon
 */
export async function startEpoch(desk: Desk, from?: string): Promise<number> {
  const current = Number(await desk.ask(big, 'TradingApi.current_epoch'));
  const { horizon } = await desk.ask(horizonOf, 'TradingApi.parameters', current);
  const earliest = current + horizon + 1;
  const midnight = (day: string): number =>
    (Date.parse(day) - desk.offsetMinutes * MINUTE_MS) / desk.epochLength;
  if (from === undefined) {
    const today = localDay(earliest * desk.epochLength, desk.offsetMinutes);
    const tomorrow = new Date(Date.parse(today) + DAY_MS).toISOString().slice(0, 10);
    return Math.ceil(midnight(tomorrow));
  }
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(from) && !Number.isNaN(Date.parse(from));
  if (!isDay && !/^\d{1,12}$/.test(from)) {
    throw new UnusableError(`${JSON.stringify(from)} is no day such as 2024-02-01, and no epoch`);
  }
  const epoch = isDay ? Math.ceil(midnight(from)) : Number(from);
  if (epoch >= earliest) return epoch;
  throw new UnusableError(
    `${from} is too soon: orders may exist until ${desk.startOf(earliest - 1)}, so the first is ${desk.startOf(earliest)} (epoch ${earliest})`,
  );
}

/** The call that sets a tariff, as the authorities would make it. */
export function tariffCall(desk: Desk, tariff: Tariff, epoch: number): Intent {
  return {
    call: desk.state.runtime.call('Settlement.set_tariff', tariff, epoch),
    says: [
      `set the tariff from ${desk.startOf(epoch)} (epoch ${epoch}) on:`,
      ...tariffInWords(tariff).map((line) => `  ${line}`),
    ],
  };
}
