/** From rows to words of the API. */
import { decimalText, gridText } from '../../../../client/money.js';
import type { Asking } from '../context.js';
import type { State } from '../state.js';
import { isAdmin } from '../viewer.js';

/** Decimals of a price or a value in base units that becomes baht by way of satang. */
const BAHT_DECIMALS = 20;

export const grid = (value: bigint | string): string => gridText(BigInt(value));

/** As `grid`, for what may not be there. */
export const gridOr = (value: bigint | string | null): string | null =>
  value === null ? null : grid(value);

/** Base units of GRID in baht, exactly. */
export const baht = (value: bigint, satangPerGrid: number): string =>
  decimalText(value * BigInt(satangPerGrid), BAHT_DECIMALS);

/** The rate of the tariff that is in force in an epoch. */
export const satangAt = ({ tariffs }: State, epoch: number): number =>
  tariffs.at(epoch).satangPerGrid;

export const asOf = ({ head, local }: State): { height: number; time: string } => ({
  height: head.height,
  time: local.iso(head.time),
});

/** Beginning and end of an epoch, as texts. */
export function spanOf(epoch: number, { chain, local }: State): { from: string; to: string } {
  const start = epoch * chain.epoch_length;
  return { from: local.iso(start), to: local.iso(start + chain.epoch_length) };
}

/**
 * A page of what was asked for one row beyond `limit`, which tells whether there is more.
 * @param key what the following page goes on behind
 */
export function pageOf<T, K>(rows: readonly T[], limit: number, key: (row: T) => K) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? key(last) : null };
}

/** Base units of a decimal text; most of them come again and again. */
export class Amounts {
  private readonly known = new Map<string, bigint>();

  of(text: string): bigint {
    let value = this.known.get(text);
    if (value === undefined) this.known.set(text, (value = BigInt(text)));
    return value;
  }
}

/** Values that one query names at most. */
const MOST_NAMED = 500;

/** Rows for each of `values`, asked for in lists: `sql` ends where the list begins. */
export async function allOf<T extends object, V extends string | number>(
  sql: string,
  values: Iterable<V>,
  { db }: Pick<Asking, 'db'>,
): Promise<T[]> {
  const all = [...new Set(values)];
  const rows: T[] = [];
  for (let i = 0; i < all.length; i += MOST_NAMED) {
    const some = all.slice(i, i + MOST_NAMED);
    const marks = some.map(() => '?').join(', ');
    rows.push(...(await db.all<T>(`${sql} IN (${marks})`, ...some)));
  }
  return rows;
}

/** Times of blocks in ms since 1970. */
export async function timesOf(
  blocks: Iterable<number>,
  asking: Pick<Asking, 'db'>,
): Promise<Map<number, number>> {
  const rows = await allOf<{ number: number; time: number }, number>(
    'SELECT number, time FROM blocks WHERE number',
    blocks,
    asking,
  );
  return new Map(rows.map(({ number, time }) => [number, time]));
}

/** Names of accounts that the viewer may see: of public buildings, their own, and for admins all. */
export async function namesFor(
  accounts: Iterable<string | null>,
  asking: Asking,
): Promise<Map<string, string>> {
  const { viewer, publicNames } = asking;
  const found = new Map<string, string>();
  const asked: string[] = [];
  for (const account of new Set(accounts)) {
    if (account === null) continue;
    const name = publicNames.get(account);
    if (name !== undefined) found.set(account, name);
    if (isAdmin(viewer) || viewer.account === account) asked.push(account);
  }
  const rows = await allOf<{ account: string; name: string }, string>(
    'SELECT account, name FROM names WHERE account',
    asked,
    asking,
  );
  for (const { account, name } of rows) found.set(account, name);
  return found;
}

/** One of the API's words for what the chain calls `Prosumer`; null for what it has no word for. */
export function word<T extends Record<string, string>>(
  words: T,
  text: string | null,
): T[keyof T] | null {
  const found = words[(text ?? '').toLowerCase()];
  return (found as T[keyof T] | undefined) ?? null;
}
