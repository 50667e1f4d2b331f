/** Who asks, and what they may see. */
import type { Static } from 'typebox';
import type { Queries } from '../database/index.js';
import type { Access } from './contract/index.js';
import { RoleName } from './contract/people.js';
import { notAllowed, sessionNeeded } from './problem.js';

export type Role = Static<typeof RoleName>;
const ROLES = RoleName.enum as readonly Role[];

export interface Viewer {
  /** Address in the chain's prefix; null for somebody who has not signed in. */
  readonly account: string | null;
  /** Those of now: a session outlives no role. */
  readonly roles: readonly Role[];
  /** The session that was begun to ask. */
  readonly session?: { readonly expiresAt: number; end(): Promise<void> };
}

export const NOBODY: Viewer = { account: null, roles: [] };

export const isAdmin = ({ roles }: Viewer): boolean => roles.includes('admin');
export const holdsRole = ({ roles }: Viewer): boolean => roles.length > 0;

/** @throws Problem unless the viewer may ask; what is somebody's own is for `requireOwn` */
export function require(access: Access, viewer: Viewer): void {
  if (access === 'public' || access === 'own') return;
  if (viewer.account === null) throw sessionNeeded();
  if (access === 'session') return;
  if (access === 'role') {
    if (holdsRole(viewer)) return;
    throw notAllowed('this is for accounts that hold a role; an application may still wait');
  }
  if (access.some((role) => viewer.roles.includes(role))) return;
  throw notAllowed(`this is for accounts with the role ${access.join(' or ')}`);
}

/** Whether what is `account`'s own is for the viewer's eyes. */
export function mayLookAt(
  account: string,
  viewer: Viewer,
  publicNames: ReadonlyMap<string, string>,
): boolean {
  return isAdmin(viewer) || viewer.account === account || publicNames.has(account);
}

/** @throws Problem unless what is `account`'s own is for the viewer's eyes */
export function requireOwn(
  account: string,
  viewer: Viewer,
  publicNames: ReadonlyMap<string, string>,
): void {
  if (mayLookAt(account, viewer, publicNames)) return;
  if (viewer.account === null) throw sessionNeeded();
  throw notAllowed('this is for whom it belongs to, and for admins');
}

/** The roles that an account holds now. */
export async function rolesOf(db: Queries, account: string): Promise<Role[]> {
  const row = await db.get<{ roles: string }>('SELECT roles FROM roles WHERE account = ?', account);
  return rolesIn(row?.roles ?? '');
}

/** Names as the history has them, however they are written: `oracle_operator`, `OracleOperator`. */
export function rolesIn(text: string): Role[] {
  const words = new Set(text.split(' ').map((word) => word.replaceAll('_', '').toLowerCase()));
  return ROLES.filter((role) => words.has(role.toLowerCase()));
}
