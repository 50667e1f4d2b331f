/** What is behind the lines of a bill, a page at a time. */
import type { Static } from 'typebox';
import type { Asking } from '../context.js';
import type { StatementEntry } from '../contract/statements.js';
import { badRequest } from '../problem.js';
import { type Change, changesOf, type Kind } from './statement-changes.js';
import type { Blocks } from './statement-days.js';
import { baht, grid, gridOr, timesOf } from './words.js';

type Entry = Static<typeof StatementEntry>;

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
export async function entriesBehind(
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
export function placeOf(after: string | undefined): Behind {
  if (after === undefined) return [-1, 0, -1];
  const [block = 0, event = 0, line = 0] = after.split('_').map(Number);
  if (block > 0xffff_ffff) throw badRequest('after: expected `next` of the page before');
  return [block, event, line];
}

export async function entriesOf(
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
