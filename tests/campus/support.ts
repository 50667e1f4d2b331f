import { readFileSync } from 'node:fs';

/** The data file of the repository. */
export const CSV = readFileSync(
  new URL('../../data/chulalongkorn-ee-2024.csv', import.meta.url),
  'utf8',
);

/** The rows of `csv` as text fields, read without the code under test. */
export function csvRows(csv: string): { day: string; load: bigint; pv: bigint }[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([time = '', load = '', pv = '']) => ({
      day: time.slice(0, 10),
      load: hundredthsOfWatts(load),
      pv: hundredthsOfWatts(pv),
    }));
}

function hundredthsOfWatts(kilowatts: string): bigint {
  const [whole = '', decimals = ''] = kilowatts.split('.');
  return BigInt(whole + decimals.padEnd(5, '0'));
}
