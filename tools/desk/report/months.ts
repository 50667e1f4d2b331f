/** The months that people ask about. */
import { MINUTE_MS } from '../../../node-config/time.js';
import { UnusableError } from '../../support/failure.js';
import { Tariffs } from '../../services/history/api/tariff.js';
import type { TariffRow } from '../../services/history/schema.js';
import { localIso } from '../../support/time-zone.js';
import { blocksOf, type Month, type Rows } from './rows.js';

/**
 * The month of that name in the local time of its tariff.
 * @throws UnusableError if it is no month, or the history has nothing
 */
export async function monthIn(database: Rows, name: string): Promise<Month> {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(name);
  if (!match) throw new UnusableError(`${JSON.stringify(name)} is no month such as 2024-01`);
  const chain = await database.get<{ epoch_length: number }>('SELECT epoch_length FROM chain');
  if (!chain) throw new UnusableError('the history is empty; has it followed the chain?');
  const tariffs = new Tariffs(await database.all<TariffRow>('SELECT * FROM tariffs'));
  const [year, month] = [Number(match[1]), Number(match[2]) - 1];
  const epochLength = chain.epoch_length;
  const { offsetMinutes } = tariffs.at(Math.floor(Date.UTC(year, month + 1) / epochLength) - 1);
  const at = (which: number): number => Date.UTC(year, which) - offsetMinutes * MINUTE_MS;
  const [start, end] = [at(month), at(month + 1)];
  const [from, to] = [start, end].map((time) => Math.floor(time / epochLength)) as [number, number];
  const stretches = stretchesOf(tariffs, from, to).map((one) => ({
    ...one,
    start: one.from === from ? start : one.from * epochLength,
    end: one.to === to ? end : one.to * epochLength,
  }));
  return { ...{ name, start, end, from, to, offsetMinutes, epochLength }, stretches };
}

/** Where in the epochs up to `to` a GRID is worth something else. */
function stretchesOf(
  tariffs: Tariffs,
  from: number,
  to: number,
): { from: number; to: number; satangPerGrid: number }[] {
  const worth = (epoch: number): number => tariffs.at(epoch).satangPerGrid;
  const changes = tariffs.all
    .map(({ fromEpoch }) => fromEpoch)
    .filter((epoch) => epoch > from && epoch < to && worth(epoch) !== worth(epoch - 1));
  const begins = [...new Set([from, ...changes])].sort((a, b) => a - b);
  return begins.map((begin, index) => ({
    ...{ from: begin, to: begins[index + 1] ?? to },
    satangPerGrid: worth(begin),
  }));
}

/**
 * The blocks of a month.
 * @throws UnusableError saying how far the history reaches, where it has none of them
 */
export async function blocksIn(
  database: Rows,
  month: Month,
): Promise<NonNullable<Awaited<ReturnType<typeof blocksOf>>>> {
  const blocks = await blocksOf(database, month);
  if (blocks?.blocks) return blocks;
  const cursor = await database.get<{ time: number }>('SELECT time FROM cursor_position');
  const reach = cursor ? localIso(cursor.time, month.offsetMinutes) : 'nowhere';
  throw new UnusableError(`the history has no blocks of ${month.name}; it reaches to ${reach}`);
}
