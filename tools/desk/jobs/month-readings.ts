/** A month's readings of an account, from the history. */
import { UnusableError } from '../../support/failure.js';
import type { WrittenFeed } from '../../readings/write-green-button.js';
import { parseAccount } from '../people.js';
import { monthIn } from '../report/months.js';
import type { Rows } from '../report/rows.js';

/** What the meters of an account counted in a month, for Green Button. */
export async function monthReadings(
  database: Rows,
  who: string,
  name: string,
): Promise<WrittenFeed> {
  const account = await parseAccount(who);
  const { from, to, end, epochLength } = await monthIn(database, name);
  const found = await database.all<{
    meter: string;
    epoch: number;
    import_wh: number;
    export_wh: number;
  }>(
    `SELECT meter, epoch, import_wh, export_wh FROM readings
     WHERE account = ? AND kind = 'reading' AND epoch >= ? AND epoch < ? ORDER BY meter, epoch`,
    ...[account, from, to],
  );
  const meters = [...new Set(found.map(({ meter }) => meter))].map((id) => ({
    id,
    intervals: found
      .filter(({ meter }) => meter === id)
      .map(({ epoch, import_wh, export_wh }) => ({
        start: epoch * epochLength,
        importWh: import_wh,
        exportWh: export_wh,
      })),
  }));
  if (meters.length === 0)
    throw new UnusableError(`the history has no readings of ${account} in ${name}`);
  return {
    title: `Campus Grid ${account} ${name}`,
    updated: end,
    seconds: epochLength / 1000,
    meters,
  };
}
