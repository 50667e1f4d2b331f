/** How complete the readings of a stretch of epochs are. */
import type { Queries } from '../../database/index.js';

export interface DayReadings {
  /** Readings that pools waited for. */
  readonly expected: number;
  readonly in_time: number;
  readonly late: number;
  /** Of several epochs. */
  readonly several: number;
  readonly missing: number;
}

/** Of the epochs from `first` on, before `end`, whose pools have closed. */
export async function completenessOf(
  first: number,
  end: number,
  db: Queries,
): Promise<DayReadings> {
  const row = await db.get<{ [K in keyof DayReadings]: number | null }>(
    `SELECT sum(awaited) AS expected, sum(read) AS in_time, sum(several) AS several,
       sum(CASE WHEN readings - several > read THEN readings - several - read ELSE 0 END) AS late,
       sum(CASE WHEN awaited > readings THEN awaited - readings ELSE 0 END) AS missing
     FROM (
       SELECT coalesce(p.awaited, 0) AS awaited, coalesce(p.read, 0) AS read,
         (SELECT count(*) FROM readings r WHERE r.epoch = p.epoch AND r.kind = 'reading') AS readings,
         (SELECT count(*) FROM settlements s WHERE s.epoch = p.epoch AND s.kind = 'several') AS several
       FROM pools p WHERE p.epoch >= ? AND p.epoch < ?
     ) AS e`,
    first,
    end,
  );
  return {
    expected: row?.expected ?? 0,
    in_time: row?.in_time ?? 0,
    late: row?.late ?? 0,
    several: row?.several ?? 0,
    missing: row?.missing ?? 0,
  };
}
