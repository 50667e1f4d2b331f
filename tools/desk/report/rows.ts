/** What the history's database holds of a month. */

/** The part of a database that is asked here. */
export interface Rows {
  all<T extends object>(sql: string, ...values: (string | number | null)[]): Promise<T[]>;
  get<T extends object>(sql: string, ...values: (string | number | null)[]): Promise<T | null>;
}

/** Epochs that a reading covers at most. */
const MOST_COVERED = 97;

/** A local month, as epochs and as time. */
export interface Month {
  /** `2024-01` */
  readonly name: string;
  /** Epochs in which energy flowed: the first, and the first beyond. */
  readonly from: number;
  readonly to: number;
  /** The same, ms since 1970. */
  readonly start: number;
  readonly end: number;
  readonly offsetMinutes: number;
  /** ms */
  readonly epochLength: number;
  /** In order, without gaps. */
  readonly stretches: readonly Stretch[];
}

/** A part of a month in which a GRID is worth the same, by the tariffs in force. */
export interface Stretch extends Pick<Month, 'from' | 'to' | 'start' | 'end'> {
  readonly satangPerGrid: number;
}

export interface EnergySums {
  readonly import_wh: number | null;
  readonly export_wh: number | null;
}

/** What statements say of a meter, by kind of line. */
export interface LineSum {
  readonly meter: string;
  readonly kind: string;
  readonly wh: number;
  readonly minted: string;
  readonly burned: string;
}

/** Lines are kept by account, so that is how they are walked: one stretch of each. */
export const linesOf = (rows: Rows, { from, to }: Pick<Month, 'from' | 'to'>): Promise<LineSum[]> =>
  rows.all(
    `SELECT s.meter, s.kind, sum(s.energy_wh) AS wh, grid_sum(s.minted) AS minted, grid_sum(s.burned) AS burned
     FROM (SELECT DISTINCT account FROM user_versions) u
     CROSS JOIN settlement_lines s
     WHERE s.account = u.account AND s.epoch >= ? AND s.epoch < ? GROUP BY s.meter, s.kind`,
    from,
    to,
  );

/** What meters counted, by the prices of their epoch. */
export const energyOf = (rows: Rows, { from, to }: Pick<Month, 'from' | 'to'>) =>
  rows.all<EnergySums & { readonly feed_in: string | null; readonly retail: string | null }>(
    `SELECT e.feed_in, e.retail, sum(r.import_wh) AS import_wh, sum(r.export_wh) AS export_wh
     FROM readings r LEFT JOIN epochs e ON e.epoch = r.epoch
     WHERE r.kind = 'reading' AND r.epoch >= ? AND r.epoch < ? GROUP BY e.feed_in, e.retail`,
    from,
    to,
  );

/** Export below the deadband that waited at the end of an epoch, by meter: what its last reading left. */
export const waitingAt = (rows: Rows, epoch: number) =>
  rows.all<{ meter: string; wh: number | null }>(
    `SELECT m.meter, (SELECT r.carried_wh FROM readings r WHERE r.meter = m.meter AND r.epoch < ?
       ORDER BY r.epoch DESC, r.block DESC, r.event DESC LIMIT 1) AS wh
     FROM (SELECT DISTINCT meter FROM meter_versions) m`,
    epoch,
  );

export const poolsOf = (rows: Rows, { from, to }: Month) =>
  rows.get<Record<'supply' | 'demand' | 'shared' | 'awaited' | 'read' | 'pools', number | null>>(
    `SELECT sum(supply_wh) AS supply, sum(demand_wh) AS demand, sum(shared_wh) AS shared,
       sum(awaited) AS awaited, sum(read) AS read, count(*) AS pools
     FROM pools WHERE epoch >= ? AND epoch < ?`,
    from,
    to,
  );

/** How energy was settled, by the way; what accounts in debt take (`owing`) meets the utility and no pool. */
export const settlementsOf = (rows: Rows, { from, to }: Month) =>
  rows.all<
    { kind: string; count: number } & Record<
      'surplus' | 'deficit' | 'short' | 'unused' | 'owing',
      number
    >
  >(
    `SELECT kind, count(*) AS count, sum(surplus_wh) AS surplus, sum(deficit_wh) AS deficit,
       sum(short_wh) AS short, sum(unused_wh) AS unused,
       sum(CASE WHEN kind = 'pooled' AND in_debt = 1 THEN deficit_wh ELSE 0 END) AS owing
     FROM settled WHERE epoch >= ? AND epoch < ? GROUP BY kind`,
    from,
    to,
  );

export const auctionsOf = (rows: Rows, { from, to }: Month) =>
  rows.all<{ price: string | null; volume_wh: number; surplus_wh: number }>(
    'SELECT price, volume_wh, surplus_wh FROM auctions WHERE epoch >= ? AND epoch < ? ORDER BY epoch',
    from,
    to,
  );

/** Energy that sellers sold, the largest first: no names. */
export const sellersOf = (rows: Rows, { from, to }: Month) =>
  rows.all<{ wh: number }>(
    `SELECT sum(energy_wh) AS wh FROM fills WHERE side = 'sell' AND epoch >= ? AND epoch < ?
     GROUP BY account ORDER BY wh DESC`,
    from,
    to,
  );

/** What accounts owed after a block. */
export async function debtAt(rows: Rows, block: number): Promise<string> {
  const found = await rows.get<{ debt: string | null }>(
    `SELECT grid_sum(owed) AS debt FROM (
       SELECT (SELECT d.debt FROM debts d WHERE d.account = u.account AND d.block <= ?
         ORDER BY d.block DESC, d.event DESC LIMIT 1) AS owed
       FROM (SELECT DISTINCT account FROM user_versions) u) o WHERE owed IS NOT NULL`,
    block,
  );
  return found?.debt ?? '0';
}

export const expiredOf = (rows: Rows, { from, to }: Month) =>
  rows.get<{ count: number }>(
    `SELECT count(*) AS count FROM request_ends n JOIN requests r ON r.id = n.request_id
     WHERE n.outcome = 'expired' AND r.epoch >= ? AND r.epoch < ?`,
    from,
    to,
  );

/** Readings that were accepted, and of these what came once the pool was closing, or covers several epochs. */
export const readingsOf = (rows: Rows, { from, to }: Month) =>
  rows.get<Record<'accepted' | 'several' | 'late', number | null>>(
    `SELECT count(*) AS accepted,
       sum(CASE WHEN r.epoch - r.before > 1 THEN 1 ELSE 0 END) AS several,
       sum(CASE WHEN r.epoch - r.before = 1 AND r.block >= p.block THEN 1 ELSE 0 END) AS late
     FROM (SELECT epoch, kind, block, lag(epoch) OVER (PARTITION BY meter ORDER BY epoch, block) AS before
           FROM readings WHERE epoch >= ? AND epoch < ?) r
     LEFT JOIN pools p ON p.epoch = r.epoch
     WHERE r.kind = 'reading' AND r.epoch >= ?`,
    from - MOST_COVERED,
    to,
    from,
  );

/** Calls of operators that the chain refused: readings that it would not have. */
export const refusedOf = (rows: Rows, { start, end }: Month) =>
  rows.get<{ count: number }>(
    `SELECT count(*) AS count FROM failures f JOIN blocks b ON b.number = f.block
     WHERE b.time >= ? AND b.time < ? AND f.error LIKE 'OracleClient.%'`,
    start,
    end,
  );

export const blocksOf = (rows: Rows, { start, end }: Month) =>
  rows.get<Record<'blocks' | 'failed' | 'first' | 'last', number | null>>(
    `SELECT count(*) AS blocks, sum(failed) AS failed, min(number) AS first, max(number) AS last
     FROM blocks WHERE time >= ? AND time < ?`,
    start,
    end,
  );

export const usersOf = (rows: Rows, { end }: Month) =>
  rows.all<{ type: string; status: string; count: number }>(
    `SELECT type, status, count(*) AS count FROM user_versions v
     JOIN blocks b ON b.number = v.block WHERE b.time < ? AND NOT EXISTS (
       SELECT 1 FROM user_versions w JOIN blocks c ON c.number = w.block
       WHERE w.account = v.account AND c.time < ? AND w.block > v.block)
     GROUP BY type, status ORDER BY type, status`,
    end,
    end,
  );

/** What each meter fed in. */
export const devicesOf = (rows: Rows, { from, to }: Month) =>
  rows.all<{ meter: string; wh: number }>(
    `SELECT meter, sum(export_wh) AS wh FROM readings
     WHERE kind = 'reading' AND epoch >= ? AND epoch < ?
     GROUP BY meter HAVING sum(export_wh) > 0 ORDER BY meter`,
    from,
    to,
  );
