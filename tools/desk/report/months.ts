/** The months that people ask about. */
import { MINUTE_MS } from '../../../node-config/time.js';
import { UnusableError } from '../../support/failure.js';
import { localIso } from '../../support/time-zone.js';
import { blocksOf, type Month, type Rows } from './rows.js';

/** Without any tariff in the history: Bangkok's. */
const USUAL_OFFSET_MINUTES = 420;

/**
 * The month of that name in the local time of the newest tariff.
 * @throws UnusableError if it is no month, or the history has nothing
 */
export async function monthIn(database: Rows, name: string): Promise<Month> {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(name);
  if (!match) throw new UnusableError(`${JSON.stringify(name)} is no month such as 2024-01`);
  const tariff = await database.get<{ offset_minutes: number; satang_per_grid: number }>(
    'SELECT offset_minutes, satang_per_grid FROM tariffs ORDER BY version DESC LIMIT 1',
  );
  const chain = await database.get<{ epoch_length: number }>('SELECT epoch_length FROM chain');
  if (!chain) throw new UnusableError('the history is empty; has it followed the chain?');
  const offsetMinutes = tariff?.offset_minutes ?? USUAL_OFFSET_MINUTES;
  const [year, month] = [Number(match[1]), Number(match[2]) - 1];
  const at = (which: number): number => Date.UTC(year, which) - offsetMinutes * MINUTE_MS;
  const [start, end, epochLength] = [at(month), at(month + 1), chain.epoch_length];
  return {
    ...{ name, start, end, offsetMinutes, epochLength },
    satangPerGrid: tariff?.satang_per_grid ?? 0,
    from: Math.floor(start / epochLength),
    to: Math.floor(end / epochLength),
  };
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
