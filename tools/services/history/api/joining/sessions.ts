/** Sessions: what somebody has who has shown that an account is theirs, for some hours. */
import { createHash, randomBytes } from 'node:crypto';
import { HOUR_MS } from '../../../../../node-config/time.js';
import type { Database, Queries } from '../../database/index.js';

/** How long a session lasts. */
export const SESSION_MS = 8 * HOUR_MS;
/** Sessions that an account has at a time; another one ends its oldest. */
const MOST_SESSIONS = 10;

export interface Session {
  readonly account: string;
  /** Ms since 1970. */
  readonly expiresAt: number;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Begins a session; the token is told once, here. */
export async function beginSession(
  account: string,
  now: number,
  database: Database,
): Promise<{ token: string; session: Session }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now + SESSION_MS;
  await database.transaction(async (db) => {
    await db.run('DELETE FROM sessions WHERE expires_at <= ?', now);
    await db.run(
      `DELETE FROM sessions WHERE account = ? AND token_hash NOT IN (
         SELECT token_hash FROM sessions WHERE account = ? ORDER BY began_at DESC, token_hash LIMIT ?)`,
      account,
      account,
      MOST_SESSIONS - 1,
    );
    await db.run(
      'INSERT INTO sessions VALUES (?, ?, ?, ?)',
      hashOf(token),
      account,
      now,
      expiresAt,
    );
  });
  return { token, session: { account, expiresAt } };
}

/** The session of a token; null if it has ended, or there never was one. */
export async function sessionOf(token: string, now: number, db: Queries): Promise<Session | null> {
  const row = await db.get<{ account: string; expires_at: number }>(
    'SELECT account, expires_at FROM sessions WHERE token_hash = ? AND expires_at > ?',
    hashOf(token),
    now,
  );
  return row && { account: row.account, expiresAt: row.expires_at };
}

export async function endSession(token: string, db: Queries): Promise<void> {
  await db.run('DELETE FROM sessions WHERE token_hash = ?', hashOf(token));
}

export async function endSessions(account: string, db: Queries): Promise<void> {
  await db.run('DELETE FROM sessions WHERE account = ?', account);
}
