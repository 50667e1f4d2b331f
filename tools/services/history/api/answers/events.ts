/** What happened on the chain, from all tables, in one order. */
import type { Static } from 'typebox';
import type { Asking } from '../context.js';
import type { ChainEvent, EventKind } from '../contract/operations.js';
import { gridOr, timesOf } from './words.js';

type Kind = Static<typeof EventKind>;

/** What all tables have to say of an event, in the same columns. */
interface EventRow {
  readonly kind: Kind;
  readonly block: number;
  readonly event: number;
  readonly account: string | null;
  readonly other: string | null;
  readonly meter: string | null;
  readonly epoch: number | null;
  readonly number: number | null;
  readonly energy_wh: number | null;
  readonly amount: string | null;
  readonly price: string | null;
  readonly words: string | null;
}

/**
 * The kinds of events by the table that has them. Readings and settlements stand here without their energy, which is
 * for whom it belongs to; orders and trades are for whoever holds a role.
 */
const SOURCES: readonly { kinds: readonly Kind[]; table: string; columns: Partial<Columns> }[] = [
  {
    kinds: ['order_placed'],
    table: 'orders',
    columns: {
      ...{ account: 'account', meter: 'meter', epoch: 'epoch', number: 'id' },
      ...{ energy_wh: 'energy_wh', price: 'limit_price', words: 'side' },
    },
  },
  {
    kinds: ['order_filled'],
    table: 'fills',
    columns: {
      ...{ account: 'account', meter: 'meter', epoch: 'epoch', number: 'order_id' },
      ...{ energy_wh: 'energy_wh', amount: 'value', price: 'price', words: 'side' },
    },
  },
  {
    kinds: ['order_cancelled', 'order_expired'],
    table: 'order_ends',
    columns: { kind: "'order_' || outcome", number: 'order_id', energy_wh: 'energy_wh' },
  },
  {
    kinds: ['epoch_cleared'],
    table: 'auctions',
    columns: { epoch: 'epoch', energy_wh: 'volume_wh', price: 'price' },
  },
  { kinds: ['pool_closed'], table: 'pools', columns: { epoch: 'epoch', price: 'price' } },
  {
    kinds: ['meter_settled'],
    table: 'settlements',
    columns: { account: 'account', meter: 'meter', epoch: 'epoch', words: 'kind' },
  },
  {
    kinds: ['reading_accepted', 'baseline_set'],
    table: 'readings',
    columns: {
      kind: "CASE kind WHEN 'baseline' THEN 'baseline_set' ELSE 'reading_accepted' END",
      ...{ account: 'account', meter: 'meter', epoch: 'epoch' },
    },
  },
  {
    kinds: ['request_opened'],
    table: 'requests',
    columns: { meter: 'meter', epoch: 'epoch', number: 'id' },
  },
  {
    kinds: ['request_expired', 'request_superseded'],
    table: 'request_ends',
    columns: { kind: "'request_' || outcome", number: 'request_id' },
  },
  {
    kinds: ['moved'],
    table: 'transfers',
    columns: {
      ...{ account: 'from_account', other: 'to_account' },
      // What settling moved tells what a meter showed.
      amount: "CASE cause WHEN 'settlement' THEN NULL WHEN 'debt' THEN NULL ELSE value END",
      words: 'cause',
    },
  },
  {
    kinds: ['debt_incurred', 'debt_paid'],
    table: 'debts',
    columns: { kind: "'debt_' || change", account: 'account' },
  },
  {
    kinds: ['parameters_set'],
    table: 'parameters',
    columns: { epoch: 'from_epoch', words: 'pallet' },
  },
  {
    kinds: ['proposed'],
    table: 'proposals',
    columns: { account: 'proposer', number: 'id', words: 'call_name' },
  },
  {
    kinds: ['voted'],
    table: 'votes',
    columns: {
      ...{ account: 'account', number: 'proposal' },
      words: "CASE approve WHEN 1 THEN 'approve' ELSE 'reject' END",
    },
  },
  {
    kinds: ['proposal_ended'],
    table: 'proposal_ends',
    columns: { number: 'proposal', words: 'outcome' },
  },
];

type Columns = Record<Exclude<keyof EventRow, 'block' | 'event'>, string>;
const NAMES = [
  ...(['account', 'other', 'meter', 'epoch', 'number', 'energy_wh', 'amount', 'price'] as const),
  'words',
] as const;
const TEXTS: ReadonlySet<string> = new Set([
  'account',
  'other',
  'meter',
  'amount',
  'price',
  'words',
]);

/** The newest events of a kind, or of all, in front of a place. */
export async function eventsBefore(
  [block, event]: readonly [number, number],
  first: number,
  kind: Kind | undefined,
  limit: number,
  { db }: Asking,
): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (const { kinds, table, columns } of SOURCES) {
    if (kind !== undefined && !kinds.includes(kind)) continue;
    const values = NAMES.map((name) => {
      const type = TEXTS.has(name) ? 'TEXT' : 'BIGINT';
      return `${columns[name] ?? `CAST(NULL AS ${type})`} AS ${name}`;
    });
    const said = columns.kind ?? `'${kinds[0]}'`;
    const one = kind !== undefined && kinds.length > 1;
    rows.push(
      ...(
        await db.all<EventRow>(
          `SELECT * FROM (
           SELECT ${said} AS said, block, event, ${values.join(', ')} FROM ${table}
           WHERE block >= ? AND (block < ? OR (block = ? AND event < ?))
         ) AS e ${one ? 'WHERE said = ?' : ''} ORDER BY block DESC, event DESC LIMIT ?`,
          ...[first, block, block, event],
          ...(one ? [kind] : []),
          limit,
        )
      ).map((row) => ({ ...row, kind: (row as unknown as { said: Kind }).said })),
    );
  }
  return rows.sort((a, b) => b.block - a.block || b.event - a.event).slice(0, limit);
}

export async function eventsOf(rows: readonly EventRow[], asking: Asking) {
  const { state } = asking;
  const times = await timesOf(
    rows.map(({ block }) => block),
    asking,
  );
  return rows.map((row): Static<typeof ChainEvent> => ({
    block: row.block,
    event: row.event,
    time: state.local.iso(times.get(row.block) ?? 0),
    kind: row.kind,
    account: row.account,
    other: row.other,
    meter: row.meter,
    epoch: row.epoch,
    number: row.number,
    energyWh: row.energy_wh,
    amount: gridOr(row.amount),
    price: gridOr(row.price),
    words: row.words,
  }));
}
