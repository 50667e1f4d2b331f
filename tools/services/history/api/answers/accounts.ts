/** Accounts: whose they are, what they hold and have ordered, and what needs a person. */
import type { Static } from 'typebox';
import { DAY_MS } from '../../../../../node-config/time.js';
import type { UserRow } from '../../schema.js';
import { accountOf, plainLine } from '../accounts.js';
import type { Asking, HandlersOf } from '../context.js';
import type { Alert, Balance, Meter, User } from '../contract/people.js';
import { notAllowed } from '../problem.js';
import { isAdmin, requireOwn, rolesIn, rolesOf } from '../viewer.js';
import { totalIn } from './energy.js';
import { meterOf, type MeterRead, METERS } from './meters.js';
import { ORDERS, orderOf, type OrderRows } from './orders.js';
import { allOf, asOf, baht, grid, namesFor, pageOf, satangAt, word } from './words.js';

/** Finished epochs without a reading after which a meter is silent: an hour. */
const SILENT_EPOCHS = 4;
/** Days whose mean says what tomorrow costs. */
const DAYS_BEFORE = 7;

const TYPES = { prosumer: 'prosumer', consumer: 'consumer' } as const;
const STATUSES = { active: 'active', suspended: 'suspended', inactive: 'inactive' } as const;
export function standingOf(user: UserRow | null, { local }: Asking['state']) {
  return {
    type: word(TYPES, user?.type ?? null),
    status: word(STATUSES, user?.status ?? null),
    location: user?.location ?? null,
    registeredAt: user ? local.iso(user.registered_at) : null,
  };
}

interface Held {
  readonly free: bigint;
  readonly reserved: bigint;
  readonly debt: bigint;
}

function balanceOf({ free, reserved, debt }: Held, satang: number): Static<typeof Balance> {
  const total = free + reserved;
  return {
    free: grid(free),
    reserved: grid(reserved),
    total: grid(total),
    totalBaht: baht(total, satang),
    debt: grid(debt),
    debtBaht: baht(debt, satang),
  };
}

async function heldBy(accounts: readonly string[], asking: Asking): Promise<Map<string, Held>> {
  const balances = await allOf<{ account: string; free: string; reserved: string }, string>(
    `SELECT account, free, reserved FROM balances b WHERE block = (
       SELECT max(block) FROM balances c WHERE c.account = b.account) AND account`,
    accounts,
    asking,
  );
  const debts = await allOf<{ account: string; debt: string }, string>(
    `SELECT account, debt FROM debts d WHERE NOT EXISTS (
       SELECT 1 FROM debts e WHERE e.account = d.account AND (e.block, e.event) > (d.block, d.event))
     AND account`,
    accounts,
    asking,
  );
  const owed = new Map(debts.map(({ account, debt }) => [account, BigInt(debt)]));
  const held = new Map<string, Held>();
  for (const { account, free, reserved } of balances) {
    held.set(account, {
      free: BigInt(free),
      reserved: BigInt(reserved),
      debt: owed.get(account) ?? 0n,
    });
  }
  return held;
}

const NOTHING: Held = { free: 0n, reserved: 0n, debt: 0n };

/** What needs a person. */
async function alertsOf(
  account: string,
  user: UserRow | null,
  held: Held,
  meters: readonly Static<typeof Meter>[],
  asking: Asking,
): Promise<Static<typeof Alert>[]> {
  const { local, chain } = asking.state;
  const none = { meter: null, since: null, amount: null };
  const alerts: Static<typeof Alert>[] = [];
  if (user && word(STATUSES, user.status) === 'suspended') {
    alerts.push({ ...none, kind: 'suspended' });
  }
  if (held.debt > 0n) alerts.push({ ...none, kind: 'debt', amount: grid(held.debt) });
  for (const { meter, ratedWatts, silentEpochs, lastEpoch } of meters) {
    if (ratedWatts === null) alerts.push({ ...none, kind: 'meter_not_described', meter });
    if (lastEpoch === null || (silentEpochs ?? 0) < SILENT_EPOCHS) continue;
    const since = local.iso((lastEpoch + 1) * chain.epoch_length);
    alerts.push({ ...none, kind: 'meter_silent', meter, since });
  }
  const missing = (await dailyCost(account, asking)) - held.free;
  if (missing > 0n) alerts.push({ ...none, kind: 'low_balance', amount: grid(missing) });
  return alerts;
}

/** What a day has cost lately, in base units: below 0 for who earns. Whole days, so that most of them are summed up already. */
async function dailyCost(account: string, asking: Asking): Promise<bigint> {
  const { head, local } = asking.state;
  const today = local.startOfDay(head.time);
  const week = { from: today - DAYS_BEFORE * DAY_MS, to: head.time };
  return (await totalIn(account, week, asking)).paid / BigInt(DAYS_BEFORE);
}

/** `%` and `_` mean themselves. */
const like = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

type Mine = 'account' | 'accountOrders' | 'users' | 'nameAccount' | 'forgetName';

export const accountHandlers: HandlersOf<Mine> = {
  async account({ params }, asking) {
    const { state, viewer, publicNames, db } = asking;
    const account = accountOf(params.account, state.chain.ss58_prefix);
    requireOwn(account, viewer, publicNames);
    const user = await db.get<UserRow>('SELECT * FROM users WHERE account = ?', account);
    const held = (await heldBy([account], asking)).get(account) ?? NOTHING;
    const rows = await db.all<MeterRead>(`${METERS} WHERE m.account = ? ORDER BY m.meter`, account);
    const names = await namesFor([account], asking);
    const name = names.get(account) ?? null;
    const meters = rows.map((row) => meterOf(row, name, state));
    return {
      account,
      name,
      ...standingOf(user, state),
      roles: await rolesOf(db, account),
      balance: balanceOf(held, satangAt(state, state.head.epoch)),
      meters,
      alerts: await alertsOf(account, user, held, meters, asking),
      asOf: asOf(state),
    };
  },

  async accountOrders({ params, query }, { state, db }) {
    const account = accountOf(params.account, state.chain.ss58_prefix);
    const { limit = 100, after = Number.MAX_SAFE_INTEGER, open = false } = query;
    const rows = await db.all<OrderRows>(
      `${ORDERS} WHERE o.account = ? AND o.id < ?
       ${open ? 'AND f.order_id IS NULL AND x.order_id IS NULL' : ''}
       ORDER BY o.id DESC LIMIT ?`,
      account,
      after,
      limit + 1,
    );
    const { items, next } = pageOf(rows, limit, ({ id }) => id);
    return { items: items.map((row) => orderOf(row, state)), next, asOf: asOf(state) };
  },

  async users({ query }, asking) {
    const { state, viewer, publicNames } = asking;
    const { limit = 100, search } = query;
    const after = query.after === undefined ? '' : accountOf(query.after, state.chain.ss58_prefix);
    const rows = await usersMatching(search, after, limit + 1, asking);
    const { items, next } = pageOf(rows, limit, ({ account }) => account);
    const accounts = items.map(({ account }) => account);
    const names = await namesFor(accounts, asking);
    const held = await heldBy(accounts, asking);
    const meters = await allOf<{ account: string; meter: string }, string>(
      'SELECT account, meter FROM meters WHERE account',
      accounts,
      asking,
    );
    const satang = satangAt(state, state.head.epoch);
    return {
      items: items.map((row): Static<typeof User> => ({
        account: row.account,
        name: names.get(row.account) ?? null,
        public: publicNames.has(row.account),
        ...standingOf(row.type === null ? null : (row as UserRow), state),
        roles: rolesIn(row.roles ?? ''),
        meters: meters
          .filter(({ account }) => account === row.account)
          .map(({ meter }) => meter)
          .sort(),
        balance: isAdmin(viewer) ? balanceOf(held.get(row.account) ?? NOTHING, satang) : null,
      })),
      next,
      asOf: asOf(state),
    };
  },

  async nameAccount({ params, body }, { context, state, db }) {
    const account = accountOf(params.account, state.chain.ss58_prefix);
    const name = plainLine(body.name, 'name');
    await db.run(
      `INSERT INTO names (account, name, time) VALUES (?, ?, ?)
       ON CONFLICT (account) DO UPDATE SET name = excluded.name, time = excluded.time`,
      account,
      name,
      context.now(),
    );
    context.revision.value++;
    // The name that it had before is gone.
    await context.erasures.happened();
    return { account, name };
  },

  async forgetName({ params }, { context, state, viewer, db }) {
    const account = accountOf(params.account, state.chain.ss58_prefix);
    if (!isAdmin(viewer) && viewer.account !== account) {
      throw notAllowed('a name is erased by whose it is, or by an admin');
    }
    await db.run('DELETE FROM names WHERE account = ?', account);
    await db.run('DELETE FROM applications WHERE account = ?', account);
    context.revision.value++;
    await context.erasures.happened();
    return undefined;
  },
};

type UserFound = { [K in keyof UserRow]: UserRow[K] | null } & {
  readonly account: string;
  readonly roles: string | null;
};

/** Accounts that hold a role or were users once, behind `after` in the order of their addresses. */
function usersMatching(
  search: string | undefined,
  after: string,
  limit: number,
  { db, viewer }: Asking,
): Promise<UserFound[]> {
  const pattern = search === undefined ? null : like(search);
  const named =
    "OR EXISTS (SELECT 1 FROM names n WHERE n.account = a.account AND lower(n.name) LIKE ? ESCAPE '\\')";
  const matching = `AND (lower(a.account) LIKE ? ESCAPE '\\' OR lower(u.location) LIKE ? ESCAPE '\\'
    OR EXISTS (SELECT 1 FROM meters m WHERE m.account = a.account AND lower(m.meter) LIKE ? ESCAPE '\\')
    ${isAdmin(viewer) ? named : ''})`;
  const patterns = pattern === null ? [] : Array<string>(isAdmin(viewer) ? 4 : 3).fill(pattern);
  return db.all<UserFound>(
    `SELECT a.account, u.block, u.type, u.status, u.location, u.registered_at, r.roles
     FROM (SELECT account FROM role_versions UNION SELECT account FROM user_versions) AS a
     LEFT JOIN users u ON u.account = a.account LEFT JOIN roles r ON r.account = a.account
     WHERE a.account > ? ${pattern === null ? '' : matching}
     ORDER BY a.account LIMIT ?`,
    after,
    ...patterns,
    limit,
  );
}
