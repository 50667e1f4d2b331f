/** Applications as they are kept: bounded, for a time, and gone when whoever asked likes. */
import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import { DAY_MS } from '../../../../../node-config/time.js';
import type { Database, Queries } from '../../database/index.js';
import type { Application } from '../contract/joining.js';
import { conflict, tooMany } from '../problem.js';
import type { State } from '../state.js';
import type { Challenge } from './challenge.js';

/** Days for which an application waits, and for which one that was decided can be looked up. */
const DAYS_KEPT = 30;
const KEPT_MS = DAYS_KEPT * DAY_MS;
/** Applications that wait at a time. */
export const MOST_WAITING = 500;

export interface ApplicationRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly building: string;
  readonly meter: string | null;
  readonly message: string;
  readonly signature: string;
  readonly asked_at: number;
  readonly expires_at: number;
  readonly decision: 'accept' | 'decline' | null;
  readonly reason: string | null;
  readonly decided_at: number | null;
  readonly decided_by: string | null;
}

/** With whether the chain knows the account as a user. */
export type ApplicationFound = ApplicationRow & { readonly user_status: string | null };

export const APPLICATIONS =
  'SELECT a.*, u.status AS user_status FROM applications a LEFT JOIN users u ON u.account = a.account';

/**
 * Keeps an application that was signed. @throws Problem if the account has one that waits, or too many wait
 * @returns its number
 */
export async function keepApplication(
  account: string,
  { application }: Challenge,
  message: string,
  signature: string,
  now: number,
  database: Database,
): Promise<string> {
  if (!application) throw conflict('the challenge is one to sign in, not to apply');
  const id = randomBytes(16).toString('hex');
  await database.transaction(async (db) => {
    await forgetOld(now, db);
    const mine = await db.get<{ id: string }>(
      'SELECT id FROM applications WHERE account = ? AND decision IS NULL',
      account,
    );
    if (mine)
      throw conflict('this account has an application that waits; withdraw it to apply anew');
    const waiting = await db.get<{ count: number }>(
      'SELECT count(*) AS count FROM applications WHERE decision IS NULL',
    );
    if ((waiting?.count ?? 0) >= MOST_WAITING) {
      throw tooMany('too many applications wait; try again when an admin has looked through them');
    }
    // One that was decided gives way to the new one.
    await db.run('DELETE FROM applications WHERE account = ?', account);
    const { name, building, meter } = application;
    await db.run(
      `INSERT INTO applications (id, account, name, building, meter, message, signature, asked_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, account, name, building, meter, message, signature, now, now + KEPT_MS],
    );
  });
  return id;
}

/** Those whose time is over are gone; returns how many. */
export function forgetOld(now: number, db: Queries): Promise<number> {
  return db.run('DELETE FROM applications WHERE expires_at <= ?', now);
}

export function applicationOf(
  row: ApplicationFound,
  now: number,
  { local }: State,
): Static<typeof Application> {
  return {
    id: row.id,
    account: row.account,
    name: row.name,
    building: row.building,
    meter: row.meter,
    status: statusOf(row, now),
    reason: row.reason,
    askedAt: local.iso(row.asked_at),
    expiresAt: local.iso(row.expires_at),
    decidedAt: row.decided_at === null ? null : local.iso(row.decided_at),
    message: row.message,
    signature: row.signature,
  };
}

function statusOf(row: ApplicationFound, now: number): Static<typeof Application>['status'] {
  if (row.decision === 'decline') return 'declined';
  if (row.user_status?.toLowerCase() === 'active') return 'registered';
  if (row.decision === 'accept') return 'accepted';
  return row.expires_at <= now ? 'expired' : 'waiting';
}
