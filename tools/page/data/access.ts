/** Signing in to the history: who proves to be somebody sees what concerns them. */
import type { Person, Role, Signing } from '../session.js';
import { get, post, setAccess } from './http.js';
import { Failure } from './loaded.js';
import { forTab } from './storage.js';

/** Who the history knows the person as. */
export interface Access {
  readonly account: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly expiresAt: string;
}

const KEPT_AS = 'access';

interface Kept {
  readonly address: string;
  readonly genesis: string;
  readonly token: string;
}

/** Goes on with the session that this tab has with the history, if it is of `address`. @throws Failure offline */
export async function resume(address: string, genesis: string): Promise<Access | null> {
  const kept = keptHere();
  if (kept?.address !== address || kept.genesis !== genesis) return null;
  setAccess(kept.token);
  try {
    return (await get<Access>('/v1/session')).value;
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'forbidden') throw error;
    leave();
    return null;
  }
}

function keptHere(): Kept | null {
  try {
    return JSON.parse(forTab.getItem(KEPT_AS) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** Signs the history's challenge as `person`. @throws Failure, Refused */
export async function signIn(person: Person, genesis: string, signing: Signing): Promise<Access> {
  const { challenge, message } = await post<{ challenge: string; message: string }>(
    '/v1/session/challenge',
    { account: person.address },
  );
  const signature = await signing.signBytes(new TextEncoder().encode(message), person);
  const { token, session } = await post<{ token: string; session: Access }>('/v1/session', {
    challenge,
    signature,
  });
  setAccess(token);
  const kept: Kept = { address: person.address, genesis, token };
  forTab.setItem(KEPT_AS, JSON.stringify(kept));
  return session;
}

/** From here on nobody asks. */
export function leave(): void {
  forTab.removeItem(KEPT_AS);
  setAccess(null);
}
