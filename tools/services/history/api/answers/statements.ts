/** Bills: what a month did to the balance of an account. */
import type { BalanceRow, DebtRow } from '../../schema.js';
import { accountOf } from '../accounts.js';
import type { Asking, HandlersOf } from '../context.js';
import type { Stretch } from '../local-time.js';
import { notFound } from '../problem.js';
import { requireOwn } from '../viewer.js';
import { EPOCHS_UNTIL_FINAL } from './epochs.js';
import { type Change, moneyChanges } from './statement-changes.js';
import { type Blocks, firstBlockAt, partsOf, type StatementPart } from './statement-days.js';
import { entriesBehind, entriesOf, placeOf } from './statement-entries.js';
import { linesOf, otherLine } from './statement-lines.js';
import { asOf, baht, grid, namesFor, pageOf, satangAt, timesOf } from './words.js';

/** The blocks of a stretch of time: from the first in it on, and before the first behind it. */
async function blocksOf({ from, to }: Stretch, asking: Asking): Promise<Blocks> {
  return { from: await firstBlockAt(from, asking), to: await firstBlockAt(to, asking) };
}

/** What an account held before a block, and owed. */
async function heldBefore(account: string, block: number, { db }: Asking) {
  const balance = await db.get<BalanceRow>(
    'SELECT * FROM balances WHERE account = ? AND block < ? ORDER BY block DESC LIMIT 1',
    account,
    block,
  );
  const debt = await db.get<DebtRow>(
    'SELECT * FROM debts WHERE account = ? AND block < ? ORDER BY block DESC, event DESC LIMIT 1',
    account,
    block,
  );
  const [free, reserved] = [BigInt(balance?.free ?? '0'), BigInt(balance?.reserved ?? '0')];
  return { free, reserved, total: free + reserved, debt: BigInt(debt?.debt ?? '0') };
}

/** The epoch by whose tariff an amount is shown in baht: that of its energy, or of its block. */
function epochOf(change: Change, epochOfBlock: (block: number) => number): number {
  return change.epoch ?? epochOfBlock(change.block);
}

/** @throws Problem if the month has not begun, or is before the chain */
function stretchOf(month: string, { state }: Asking): Stretch {
  const stretch = state.local.month(month);
  if (stretch.from <= state.head.time) return stretch;
  throw notFound(`${month} has not begun`);
}

/** Whether nothing of the month is open any more: its energy is settled, so the next month's lines are of that month. */
async function isFinal(account: string, { to }: Stretch, { db, state }: Asking): Promise<boolean> {
  const { head, chain } = state;
  if (head.time < to) return false;
  const end = Math.ceil(to / chain.epoch_length);
  if (head.epoch > end + EPOCHS_UNTIL_FINAL) return true;
  const first = end - EPOCHS_UNTIL_FINAL;
  const open = await db.get<{ epoch: number }>(
    `SELECT s.epoch FROM settlements s WHERE s.account = ? AND s.epoch >= ? AND s.epoch < ?
       AND s.kind = 'pooled' AND NOT EXISTS (SELECT 1 FROM pools p WHERE p.epoch = s.epoch)
     UNION ALL
     SELECT f.epoch FROM fills f WHERE f.account = ? AND f.epoch >= ? AND f.epoch < ?
       AND f.meter IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM settlements s WHERE s.epoch = f.epoch AND s.meter = f.meter)
     LIMIT 1`,
    ...[account, first, end],
    ...[account, first, end],
  );
  return open === null;
}

export const statementHandlers: HandlersOf<'statement' | 'statementEntries'> = {
  async statement({ params }, asking) {
    const { state, viewer, publicNames } = asking;
    const account = accountOf(params.account, state.chain.ss58_prefix);
    requireOwn(account, viewer, publicNames);
    const stretch = stretchOf(params.month, asking);
    const blocks = await blocksOf(stretch, asking);
    const opening = await heldBefore(account, blocks.from, asking);
    const closing = await heldBefore(account, blocks.to, asking);
    const parts = await partsOf(account, blocks, asking);
    const changes = await moneyChanges(account, blocks, asking);
    const epochs = await epochsOfMoney(changes, asking);
    const satang = (epoch: number): number => satangAt(state, epoch);
    const lines = linesOf(
      parts,
      changes,
      (change) => BigInt(satang(epochOf(change, epochs))),
      state,
    );
    const [first, last] = [Math.ceil(stretch.from / state.chain.epoch_length), state.head.epoch];
    const end = Math.min(Math.ceil(stretch.to / state.chain.epoch_length) - 1, last);
    const difference = lines.reduce((sum, { line }) => sum + line.amount, opening.total);
    const rest = closing.total - difference;
    const other = rest === 0n ? [] : [otherLine(rest, satang(end), blocks)];
    const names = await namesFor([account], asking);
    return {
      account,
      name: names.get(account) ?? null,
      month: params.month,
      from: state.local.iso(stretch.from),
      to: state.local.iso(Math.min(stretch.to, Math.max(state.head.time, stretch.from))),
      status: (await isFinal(account, stretch, asking)) ? 'final' : 'provisional',
      tariffVersions: versionsOf(parts),
      opening: { grid: grid(opening.total), baht: baht(opening.total, satang(first)) },
      lines: [
        ...lines.map(({ kind, line }) => ({
          kind,
          energyWh: line.energy,
          grid: grid(line.amount),
          baht: baht(line.satang, 1),
          entries: line.entries,
          firstEpoch: line.firstEpoch,
          lastEpoch: line.lastEpoch,
          firstBlock: line.firstBlock,
          lastBlock: line.lastBlock,
        })),
        ...other,
      ],
      closing: { grid: grid(closing.total), baht: baht(closing.total, satang(end)) },
      reserved: grid(closing.reserved),
      debt: { opening: grid(opening.debt), closing: grid(closing.debt) },
      asOf: asOf(state),
    };
  },

  async statementEntries({ params, query }, asking) {
    const { state, viewer, publicNames } = asking;
    const account = accountOf(params.account, state.chain.ss58_prefix);
    requireOwn(account, viewer, publicNames);
    const { kind, limit = 100, after } = query;
    const blocks = await blocksOf(stretchOf(params.month, asking), asking);
    const place = placeOf(after);
    const rows = await entriesBehind(account, blocks, place, kind, limit + 1, asking);
    const { items, next } = pageOf(
      rows,
      limit,
      ({ change, line }) => `${change.block}_${change.event}_${line}`,
    );
    return {
      items: await entriesOf(
        account,
        items.map(({ change }) => change),
        asking,
      ),
      next,
      asOf: asOf(state),
    };
  },
};

/** The epochs of the blocks in which money moved that has no epoch of its own. */
async function epochsOfMoney(changes: readonly Change[], asking: Asking) {
  const { state } = asking;
  const blocks = changes.flatMap(({ epoch, block }) => (epoch === null ? [block] : []));
  const times =
    state.tariffs.all.length === 1 ? new Map<number, number>() : await timesOf(blocks, asking);
  return (block: number): number =>
    Math.floor((times.get(block) ?? state.head.time) / state.chain.epoch_length);
}

function versionsOf(parts: readonly StatementPart[]): number[] {
  return [...new Set(parts.map(({ tariff_version }) => tariff_version))].sort((a, b) => a - b);
}
