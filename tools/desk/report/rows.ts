/** What the history's database holds of a month. */

/** The part of a database that is asked here. */
export interface Rows {
  all<T extends object>(sql: string, ...values: (string | number | null)[]): Promise<T[]>;
  get<T extends object>(sql: string, ...values: (string | number | null)[]): Promise<T | null>;
}

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
  readonly satangPerGrid: number;
}

export interface EnergySums {
  readonly import_wh: number | null;
  readonly export_wh: number | null;
}

export interface LineSum {
  readonly kind: string;
  readonly wh: number;
  readonly minted: string;
  readonly burned: string;
}

export const linesOf = (rows: Rows, { from, to }: Month): Promise<LineSum[]> =>
  rows.all(
    `SELECT kind, sum(energy_wh) AS wh, grid_sum(minted) AS minted, grid_sum(burned) AS burned
     FROM settlement_lines WHERE epoch >= ? AND epoch < ? GROUP BY kind`,
    from,
    to,
  );

/** What meters counted, by the prices of their epoch. */
export const energyOf = (rows: Rows, { from, to }: Month) =>
  rows.all<EnergySums & { readonly feed_in: string | null; readonly retail: string | null }>(
    `SELECT e.feed_in, e.retail, sum(r.import_wh) AS import_wh, sum(r.export_wh) AS export_wh
     FROM readings r LEFT JOIN epochs e ON e.epoch = r.epoch
     WHERE r.kind = 'reading' AND r.epoch >= ? AND r.epoch < ? GROUP BY e.feed_in, e.retail`,
    from,
    to,
  );

/** Export below the deadband that waited at the end of an epoch, of all meters. */
export async function waitingAt(rows: Rows, epoch: number): Promise<number> {
  const found = await rows.get<{ wh: number | null }>(
    `SELECT sum(carried_wh) AS wh FROM readings r WHERE epoch < ? AND NOT EXISTS (
       SELECT 1 FROM readings l WHERE l.meter = r.meter AND l.epoch < ?
         AND (l.block > r.block OR (l.block = r.block AND l.event > r.event)))`,
    epoch,
    epoch,
  );
  return Number(found?.wh ?? 0);
}

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

export async function debtAt(rows: Rows, time: number): Promise<string> {
  const found = await rows.get<{ debt: string | null }>(
    `SELECT grid_sum(debt) AS debt FROM debts d JOIN blocks b ON b.number = d.block WHERE b.time < ? AND NOT EXISTS (
       SELECT 1 FROM debts l JOIN blocks c ON c.number = l.block WHERE l.account = d.account AND c.time < ?
         AND (l.block > d.block OR (l.block = d.block AND l.event > d.event)))`,
    time,
    time,
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

export const blocksOf = (rows: Rows, { start, end }: Month) =>
  rows.get<Record<'blocks' | 'failed' | 'first' | 'last', number | null>>(
    `SELECT count(*) AS blocks, sum(failed) AS failed, min(number) AS first, max(number) AS last
     FROM blocks WHERE time >= ? AND time < ?`,
    start,
    end,
  );

/** What authorities decided in the month, with who was for it. */
export const decisionsOf = (rows: Rows, { start, end }: Month) =>
  rows.all<{
    id: number;
    call_name: string | null;
    outcome: string;
    error: string | null;
    time: number;
    approvals: number;
  }>(
    `SELECT p.id, p.call_name, n.outcome, n.error, b.time,
       (SELECT count(*) FROM votes v WHERE v.proposal = p.id AND v.approve = 1) AS approvals
     FROM proposal_ends n JOIN proposals p ON p.id = n.proposal JOIN blocks b ON b.number = n.block
     WHERE b.time >= ? AND b.time < ? ORDER BY n.block, n.event`,
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

/** What became of the energy that each meter fed in. */
export const devicesOf = (rows: Rows, month: Month) =>
  rows.all<
    {
      meter: string;
      export_wh: number;
      waiting_before: number | null;
      waiting_after: number | null;
    } & Record<'traded' | 'shared' | 'utility', number | null>
  >(
    `SELECT r.meter, r.export_wh,
       (SELECT sum(energy_wh) FROM settlement_lines s WHERE s.meter = r.meter AND s.epoch >= ? AND s.epoch < ? AND s.kind = 'delivered') AS traded,
       (SELECT sum(energy_wh) FROM settlement_lines s WHERE s.meter = r.meter AND s.epoch >= ? AND s.epoch < ? AND s.kind = 'surplus_shared') AS shared,
       (SELECT sum(energy_wh) FROM settlement_lines s WHERE s.meter = r.meter AND s.epoch >= ? AND s.epoch < ? AND s.kind IN ('surplus_fed_in', 'carried')) AS utility,
       (SELECT carried_wh FROM readings w WHERE w.meter = r.meter AND w.epoch < ? ORDER BY w.block DESC, w.event DESC LIMIT 1) AS waiting_before,
       (SELECT carried_wh FROM readings w WHERE w.meter = r.meter AND w.epoch < ? ORDER BY w.block DESC, w.event DESC LIMIT 1) AS waiting_after
     FROM (SELECT meter, sum(export_wh) AS export_wh FROM readings
           WHERE kind = 'reading' AND epoch >= ? AND epoch < ? GROUP BY meter) r
     WHERE r.export_wh > 0 ORDER BY r.meter`,
    ...[month.from, month.to, month.from, month.to, month.from, month.to],
    ...[month.from, month.to, month.from, month.to],
  );
