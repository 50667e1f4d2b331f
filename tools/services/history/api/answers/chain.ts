/** Blocks, what happened in them, and the cash desk's list. */
import type { Static } from 'typebox';
import { DAY_MS } from '../../../../../node-config/time.js';
import type { BlockRow, TransferRow } from '../../schema.js';
import { accountOf } from '../accounts.js';
import type { Asking, HandlersOf } from '../context.js';
import type { Block, Transfer } from '../contract/operations.js';
import { badRequest, notFound } from '../problem.js';
import type { State } from '../state.js';
import { isAdmin } from '../viewer.js';
import { eventsBefore, eventsOf } from './events.js';
import { asOf, baht, grid, namesFor, pageOf, satangAt } from './words.js';

const blockOf = (row: BlockRow, { local }: State): Static<typeof Block> => ({
  height: row.number,
  hash: row.hash,
  parent: row.parent_hash,
  time: local.iso(row.time),
  author: row.author,
  specVersion: row.spec_version,
  epoch: row.epoch,
  extrinsics: row.extrinsics,
  failed: row.failed,
  events: row.events,
});

/** A place as pages have it. @throws Problem if it is beyond all blocks */
function placeOf(text: string | undefined): readonly [number, number] {
  if (text === undefined) return [0x1_0000_0000, 0];
  const [block = 0, event = 0] = text.split('_').map(Number);
  if (block <= 0xffff_ffff && Math.abs(event) <= 0xffff_ffff) return [block, event];
  throw badRequest('after: expected `next` of the page before');
}

const CAUSES = { top_up: 'mint', pay_out: 'burn', transfer: 'transfer' } as const;

export const chainHandlers: HandlersOf<'blocks' | 'block' | 'events' | 'transfers'> = {
  async blocks({ query }, { state, db }) {
    const { limit = 100, after = 0xffff_ffff } = query;
    const rows = await db.all<BlockRow>(
      'SELECT * FROM blocks WHERE number < ? ORDER BY number DESC LIMIT ?',
      after,
      limit + 1,
    );
    const { items, next } = pageOf(rows, limit, ({ number }) => number);
    return { items: items.map((row) => blockOf(row, state)), next, asOf: asOf(state) };
  },

  async block({ params }, asking) {
    const { state, db } = asking;
    const isHash = params.block.startsWith('0x');
    const row = await db.get<BlockRow>(
      `SELECT * FROM blocks WHERE ${isHash ? 'hash' : 'number'} = ?`,
      isHash ? params.block.toLowerCase() : Number(params.block),
    );
    if (!row) throw notFound(`there is no final block ${params.block} here`);
    const events = await eventsBefore(
      [row.number + 1, -0xffff_ffff],
      row.number,
      undefined,
      1_000,
      asking,
    );
    return {
      block: blockOf(row, state),
      events: (await eventsOf(events, asking)).reverse(),
      asOf: asOf(state),
    };
  },

  async events({ query }, asking) {
    const { limit = 100, kind } = query;
    const rows = await eventsBefore(placeOf(query.after), 0, kind, limit + 1, asking);
    const { items, next } = pageOf(rows, limit, ({ block, event }) => `${block}_${event}`);
    return { items: await eventsOf(items, asking), next, asOf: asOf(asking.state) };
  },

  async transfers({ query }, asking) {
    const { state, db } = asking;
    const { local, head, chain } = state;
    const day = query.day ?? local.dayOf(head.time);
    const from = local.midnight(day, 'day');
    const { limit = 100, kind } = query;
    const account =
      query.account === undefined ? null : accountOf(query.account, chain.ss58_prefix);
    const causes = kind === undefined ? Object.values(CAUSES) : [CAUSES[kind]];
    const [block, event] = query.after === undefined ? [-1, 0] : placeOf(query.after);
    const where = `b.time >= ? AND b.time < ? AND t.cause IN (${causes.map(() => '?').join(', ')})
      ${account === null ? '' : 'AND (t.from_account = ? OR t.to_account = ?)'}`;
    const values = [
      from,
      from + DAY_MS,
      ...causes,
      ...(account === null ? [] : [account, account]),
    ];
    const rows = await db.all<TransferRow & { time: number }>(
      `SELECT t.*, b.time FROM blocks b JOIN transfers t ON t.block = b.number
       WHERE ${where} AND (t.block > ? OR (t.block = ? AND t.event > ?))
       ORDER BY t.block, t.event LIMIT ?`,
      ...values,
      ...[block, block, event],
      limit + 1,
    );
    const sums = await db.all<{ cause: string; total: string | null }>(
      `SELECT t.cause, grid_sum(t.value) AS total FROM blocks b JOIN transfers t ON t.block = b.number
       WHERE ${where} GROUP BY t.cause`,
      ...values,
    );
    const { items, next } = pageOf(rows, limit, (row) => `${row.block}_${row.event}`);
    const totalOf = (cause: string): string =>
      grid(sums.find((row) => row.cause === cause)?.total ?? '0');
    return {
      items: await transfersOf(items, asking),
      next,
      asOf: asOf(state),
      day,
      toppedUp: totalOf('mint'),
      paidOut: totalOf('burn'),
    };
  },
};

async function transfersOf(rows: readonly (TransferRow & { time: number })[], asking: Asking) {
  const { state, viewer } = asking;
  const who = (row: TransferRow): string | null => row.to_account ?? row.from_account;
  const names = isAdmin(viewer) ? await namesFor(rows.map(who), asking) : asking.publicNames;
  return rows.map((row): Static<typeof Transfer> => {
    const kind = row.cause === 'mint' ? 'top_up' : row.cause === 'burn' ? 'pay_out' : 'transfer';
    const epoch = Math.floor(row.time / state.chain.epoch_length);
    return {
      block: row.block,
      event: row.event,
      time: state.local.iso(row.time),
      kind,
      from: row.from_account,
      to: row.to_account,
      name: names.get(who(row) ?? '') ?? null,
      value: grid(row.value),
      baht: baht(BigInt(row.value), satangAt(state, epoch)),
    };
  });
}
