/** Bills: what a month did to the balance of an account. */
import type { Static } from 'typebox';
import type { BalanceRow, DebtRow, LedgerRow, LineKind } from '../../schema.js';
import { accountOf } from '../accounts.js';
import type { Asking, HandlersOf } from '../context.js';
import type { StatementEntry, StatementKind } from '../contract/people.js';
import type { Stretch } from '../local-time.js';
import { badRequest, notFound } from '../problem.js';
import { requireOwn } from '../viewer.js';
import { EPOCHS_UNTIL_FINAL } from './epochs.js';
import { type Blocks, firstBlockAt, partsOf, type StatementPart } from './statement-days.js';
import { Amounts, asOf, baht, grid, gridOr, namesFor, pageOf, satangAt, timesOf } from './words.js';

type Kind = Static<typeof StatementKind>;
type Entry = Static<typeof StatementEntry>;

/** Energy that was sold and delivered, or bought and used, was paid at clearing: those lines say nothing of money. */
const KINDS: Readonly<Record<LedgerRow['kind'], Kind | null>> = {
  sold: 'sold',
  bought: 'bought',
  delivered: null,
  used: null,
  short: 'short',
  unused: 'unused',
  carried: 'carried',
  surplus_shared: 'shared_out',
  surplus_fed_in: 'utility_out',
  deficit_shared: 'shared_in',
  deficit_bought: 'utility_in',
  minted: 'topped_up',
  burned: 'paid_out',
  received: 'received',
  sent: 'sent',
  fee: 'fees',
} satisfies Record<LineKind | LedgerRow['kind'], Kind | null>;

/** A change of the balance, in base units of GRID. */
interface Change {
  readonly kind: Kind;
  readonly block: number;
  readonly event: number;
  readonly epoch: number | null;
  readonly meter: string | null;
  readonly other: string | null;
  readonly energy: number | null;
  readonly price: string | null;
  readonly amount: bigint;
}

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

/** Every change of the balance in some blocks, in their order. */
async function changesOf(account: string, blocks: Blocks, asking: Asking): Promise<Change[]> {
  const rows = await asking.db.all<LedgerRow>(
    'SELECT * FROM ledger WHERE account = ? AND block >= ? AND block < ?',
    account,
    blocks.from,
    blocks.to,
  );
  return [...ledgerChanges(rows), ...(await debtChanges(account, blocks, asking))].sort(inOrder);
}

/** Those of money alone: what was moved, topped up, paid out and owed. Asked of the ledger, they would be looked for among all lines. */
async function moneyChanges(account: string, blocks: Blocks, asking: Asking): Promise<Change[]> {
  const { from, to } = blocks;
  const none = 'NULL AS epoch, NULL AS meter, NULL AS energy_wh, NULL AS price';
  const rows = await asking.db.all<LedgerRow>(
    `SELECT to_account AS account, block, event, ${none},
       CASE cause WHEN 'mint' THEN 'minted' ELSE 'received' END AS kind, value AS amount
     FROM transfers WHERE to_account = ? AND block >= ? AND block < ? AND cause IN ('transfer', 'mint')
     UNION ALL
     SELECT from_account, block, event, ${none},
       CASE cause WHEN 'burn' THEN 'burned' WHEN 'fee' THEN 'fee' ELSE 'sent' END, '-' || value
     FROM transfers WHERE from_account = ? AND block >= ? AND block < ?
       AND cause IN ('transfer', 'burn', 'fee')`,
    ...[account, from, to],
    ...[account, from, to],
  );
  return [...ledgerChanges(rows), ...(await debtChanges(account, blocks, asking))].sort(inOrder);
}

function ledgerChanges(rows: readonly LedgerRow[]): Change[] {
  const amounts = new Amounts();
  const changes: Change[] = [];
  for (const { kind, energy_wh: energy, amount, ...row } of rows) {
    const mine = KINDS[kind];
    if (mine) changes.push({ ...row, kind: mine, other: null, energy, amount: amounts.of(amount) });
  }
  return changes;
}

async function debtChanges(
  account: string,
  { from, to }: Blocks,
  { db }: Asking,
): Promise<Change[]> {
  const changes: Change[] = [];
  const debts = await db.all<DebtRow>(
    'SELECT * FROM debts WHERE account = ? AND block >= ? AND block < ?',
    account,
    from,
    to,
  );
  for (const { block, event, change, amount } of debts) {
    // What an upgrade has carried over was burned by nobody.
    if (change === 'carried_over') continue;
    const value = BigInt(amount);
    const isPaid = change === 'paid';
    changes.push({
      kind: isPaid ? 'debt_paid' : 'debt_incurred',
      block,
      event,
      epoch: null,
      meter: null,
      other: null,
      energy: null,
      price: null,
      amount: isPaid ? -value : value,
    });
  }
  return changes;
}

function inOrder(a: Change, b: Change): number {
  return (
    a.block - b.block ||
    a.event - b.event ||
    compare(a.meter ?? '', b.meter ?? '') ||
    compare(a.kind, b.kind)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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

interface Line {
  energy: number | null;
  amount: bigint;
  /** In satang times base units. */
  satang: bigint;
  entries: number;
  firstEpoch: number | null;
  lastEpoch: number | null;
  firstBlock: number;
  lastBlock: number;
}

const ORDER: readonly Kind[] = [
  ...(['sold', 'bought', 'shared_out', 'shared_in', 'utility_out', 'utility_in'] as const),
  ...(['carried', 'short', 'unused', 'topped_up', 'paid_out', 'received', 'sent', 'fees'] as const),
  ...(['debt_incurred', 'debt_paid', 'other'] as const),
];

function addPart(
  lines: Map<Kind, Line>,
  part: StatementPart,
  satangOf: ReadonlyMap<number, number>,
): void {
  const kind = KINDS[part.kind];
  if (!kind) return;
  const { amount } = part;
  const known = lines.get(kind);
  lines.set(kind, {
    energy: (known?.energy ?? 0) + part.energy_wh,
    amount: (known?.amount ?? 0n) + amount,
    satang: (known?.satang ?? 0n) + amount * BigInt(satangOf.get(part.tariff_version) ?? 0),
    entries: (known?.entries ?? 0) + part.entries,
    firstEpoch: Math.min(known?.firstEpoch ?? Infinity, part.first_epoch),
    lastEpoch: Math.max(known?.lastEpoch ?? 0, part.last_epoch),
    firstBlock: Math.min(known?.firstBlock ?? Infinity, part.first_block),
    lastBlock: Math.max(known?.lastBlock ?? 0, part.last_block),
  });
}

function linesOf(
  parts: readonly StatementPart[],
  changes: readonly Change[],
  satangOf: (change: Change) => bigint,
  state: Asking['state'],
) {
  const lines = new Map<Kind, Line>();
  const satang = new Map(
    state.tariffs.all.map(({ version, satangPerGrid }) => [version, satangPerGrid]),
  );
  for (const part of parts) addPart(lines, part, satang);
  for (const change of changes) {
    const { kind, epoch, block, energy, amount } = change;
    let line = lines.get(kind);
    if (!line) {
      const none = { energy: null, amount: 0n, satang: 0n, entries: 0 };
      line = { ...none, firstEpoch: null, lastEpoch: null, firstBlock: block, lastBlock: block };
      lines.set(kind, line);
    }
    line.amount += amount;
    line.satang += amount * satangOf(change);
    line.entries++;
    line.lastBlock = block;
    if (energy !== null) line.energy = (line.energy ?? 0) + energy;
    if (epoch === null) continue;
    line.firstEpoch = Math.min(line.firstEpoch ?? epoch, epoch);
    line.lastEpoch = Math.max(line.lastEpoch ?? epoch, epoch);
  }
  return ORDER.flatMap((kind) => {
    const line = lines.get(kind);
    return line ? [{ kind, line }] : [];
  });
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

/** What no row explains, which there should never be: it is shown and not hidden, so that the sum is right. */
function otherLine(rest: bigint, satang: number, blocks: Blocks) {
  return {
    kind: 'other' as const,
    energyWh: null,
    grid: grid(rest),
    baht: baht(rest, satang),
    entries: 0,
    firstEpoch: null,
    lastEpoch: null,
    firstBlock: blocks.from,
    lastBlock: Math.max(blocks.to - 1, blocks.from),
  };
}

type Behind = readonly [block: number, event: number, line: number];

interface NumberedChange {
  readonly change: Change;
  readonly line: number;
}

/** Lines of the same event, counted from 0. */
function numbered(changes: readonly Change[]): NumberedChange[] {
  let line = 0;
  return changes.map((change, i) => {
    const before = changes[i - 1];
    line = before?.block === change.block && before.event === change.event ? line + 1 : 0;
    return { change, line };
  });
}

/** Blocks that are read at a time: a day of one every six seconds is 14,400. */
const BLOCKS_AT_A_TIME = 1_000;

/** The first entries behind a place, at most so many: a month is not read for a page of it. */
async function entriesBehind(
  account: string,
  blocks: Blocks,
  [block, event, skip]: Behind,
  kind: Kind | undefined,
  most: number,
  asking: Asking,
): Promise<NumberedChange[]> {
  const found: NumberedChange[] = [];
  let from = Math.max(blocks.from, block);
  for (let span = BLOCKS_AT_A_TIME; from < blocks.to && found.length < most; span *= 2) {
    const to = Math.min(from + span, blocks.to);
    const all = await changesOf(account, { from, to }, asking);
    const wanted = all.filter(
      (change) =>
        (kind === undefined || change.kind === kind) &&
        (change.block > block || change.event >= event),
    );
    found.push(
      ...numbered(wanted).filter(
        ({ change: c, line }) => c.block !== block || c.event !== event || line > skip,
      ),
    );
    from = to;
  }
  return found.slice(0, most);
}

/** Block, event and line that a page goes on behind. */
function placeOf(after: string | undefined): Behind {
  if (after === undefined) return [-1, 0, -1];
  const [block = 0, event = 0, line = 0] = after.split('_').map(Number);
  if (block > 0xffff_ffff) throw badRequest('after: expected `next` of the page before');
  return [block, event, line];
}

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

async function entriesOf(
  account: string,
  changes: readonly Change[],
  asking: Asking,
): Promise<Entry[]> {
  const { local, chain, tariffs } = asking.state;
  const blocks = changes.map(({ block }) => block);
  const times = await timesOf(blocks, asking);
  const others = await othersOf(account, changes, asking);
  return changes.map((change) => {
    const { kind, epoch, meter, energy, price, amount, block, event } = change;
    const time = times.get(block) ?? 0;
    const tariff = tariffs.at(epoch ?? Math.floor(time / chain.epoch_length));
    return {
      kind,
      time: local.iso(epoch === null ? time : epoch * chain.epoch_length),
      epoch,
      meter,
      other: others.get(`${block}-${event}`) ?? null,
      energyWh: energy,
      price: gridOr(price),
      grid: grid(amount),
      baht: baht(amount, tariff.satangPerGrid),
      block,
      tariffVersion: epoch === null ? null : tariff.version,
      status: 'final' as const,
    };
  });
}

/** Whom money came from, or went to, by place. */
async function othersOf(account: string, changes: readonly Change[], { db }: Asking) {
  const found = new Map<string, string>();
  const moved = changes.filter(({ kind }) => kind === 'sent' || kind === 'received');
  const [first, last] = [moved[0], moved.at(-1)];
  if (!first || !last) return found;
  const rows = await db.all<{ block: number; event: number; other: string }>(
    `SELECT block, event, to_account AS other FROM transfers
     WHERE from_account = ? AND block >= ? AND block <= ? AND cause = 'transfer'
     UNION ALL SELECT block, event, from_account AS other FROM transfers
     WHERE to_account = ? AND block >= ? AND block <= ? AND cause = 'transfer'`,
    ...[account, first.block, last.block],
    ...[account, first.block, last.block],
  );
  for (const { block, event, other } of rows) found.set(`${block}-${event}`, other);
  return found;
}
