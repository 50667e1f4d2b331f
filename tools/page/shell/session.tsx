/** Who is looking, for every screen. */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Access, leave, resume, signIn } from '../data/access.js';
import { useHead } from '../data/head.js';
import { Failure } from '../data/loaded.js';
import { pick } from '../data/start.js';
import { DENIED } from '../data/http.js';
import { forGood } from '../data/storage.js';
import { forget, reload, renew, useApi } from '../data/store.js';
import { type Call, type Done, type Person, type Progress, Refused } from '../session.js';
import type { Role, Signing } from '../session.js';
import { useLive } from './live.js';

const KEPT_AS = 'person';
const RETRY_MS = 3_000;
/** Somebody may look at what is not for them: who they are is not asked with every block then. */
const DENIALS_APART_MS = 30_000;

/** What keeps the history from knowing who asks, where the person can do something about it. */
export type Hindrance = 'locked' | 'declined';

export interface Session {
  /** null: somebody who only looks. */
  readonly person: Person | null;
  readonly roles: readonly Role[];
  readonly is: (...roles: readonly Role[]) => boolean;
  /** Whether the history knows who asks, and shows what concerns the person. */
  readonly isKnown: boolean;
  /** Whether that has been found out since the person came. */
  readonly isSettled: boolean;
  /** Why not, where the person can do something about it. */
  readonly hindrance: Hindrance | null;
  /** From here on `person` looks; null for nobody. */
  readonly enter: (person: Person | null) => void;
  /** Signs and follows a call in the name of the person. @throws Refused */
  readonly submit: (call: Call, report?: (progress: Progress) => void) => Promise<Done>;
  /** Whether a passphrase is wanted before the next call. */
  readonly isLocked: () => Promise<boolean>;
  /** Opens the key, and signs in to the history. @throws Refused with `passphrase` */
  readonly unlock: (passphrase: string) => Promise<void>;
  /** Signs in again: roles, or an application, have changed. */
  readonly refresh: () => void;
}

const Current = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(Current);
  if (!session) throw new Error('there is no session outside of Looking');
  return session;
}

/** Keys and signatures weigh more than the rest of the page: they come when they are wanted. */
export async function loadSigning(): Promise<Signing> {
  const { signing } = await import('../signing/index.js');
  return signing;
}

/** Who looks is kept in this browser, its key is not. What is no person, or of another page, is nobody. */
function keptPerson(): Person | null {
  try {
    const kept = JSON.parse(forGood.getItem(KEPT_AS) ?? 'null') as Person | null;
    const isPerson = [kept?.address, kept?.name, kept?.key?.kind].every(
      (each) => typeof each === 'string',
    );
    return isPerson ? kept : null;
  } catch {
    return null;
  }
}

export function Looking({ children }: { readonly children: ReactNode }) {
  const [person, setPerson] = useState(keptPerson);
  const { start } = useLive();
  const genesis = useHead()?.genesis;
  const { access, isSettled, hindrance, setAccess, retry } = useAccess(person, genesis);
  // A role that is given or taken meanwhile is noticed with the next block.
  const renewed = useApi<Access>(access ? '/v1/session' : null).value;
  const people = start?.people;

  const enter = useCallback(
    (next: Person | null) => {
      leave();
      setPerson(next);
      if (next) forGood.setItem(KEPT_AS, JSON.stringify(next));
      else forGood.removeItem(KEPT_AS);
      setAccess(null);
      forget();
    },
    [setAccess],
  );

  usePicked(person, genesis);
  useOtherTabs(setPerson);
  // A person of an earlier chain may be nobody on this one.
  useEffect(() => {
    if (!people?.length || person?.key.kind !== 'campus') return;
    if (!people.some(({ address }) => address === person.address)) enter(null);
  }, [people, person, enter]);

  const session = useMemo((): Session => {
    const known = [renewed, access].find((each) => each?.account === person?.address) ?? null;
    const picked = people?.find(({ address }) => address === person?.address);
    const roles = known?.roles ?? picked?.roles ?? [];
    return {
      person,
      roles,
      is: (...wanted) => wanted.some((role) => roles.includes(role)),
      isKnown: known !== null,
      isSettled: known !== null || isSettled,
      hindrance: known === null ? hindrance : null,
      enter,
      async submit(call, report = () => {}) {
        if (!person) throw new Refused('noAccess', '');
        const signing = await loadSigning();
        try {
          const done = await signing.submit(call, person, nodeUrl(start?.node), report);
          reload();
          return done;
        } catch (error) {
          // Whoever has lost a role is not led to what it is for any longer.
          if (error instanceof Refused && error.reason === 'noAccess') retry();
          throw error;
        }
      },
      isLocked: async () => person !== null && (await loadSigning()).isLocked(person),
      async unlock(passphrase) {
        if (!person) return;
        await (await loadSigning()).unlock(person, passphrase);
        retry();
      },
      refresh: retry,
    };
  }, [person, people, access, renewed, isSettled, hindrance, start?.node, enter, retry]);
  return <Current value={session}>{children}</Current>;
}

/** Signs in to the history as soon as that asks nothing of the person. */
function useAccess(person: Person | null, genesis: string | undefined) {
  const [access, setAccess] = useState<Access | null>(null);
  const [hindrance, setHindrance] = useState<Hindrance | null>(null);
  const [settledFor, setSettledFor] = useState<Person | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  /** What is shown to whom: everything was forgotten when somebody else came. */
  const shown = useRef<{ readonly to: Person | null; readonly by: string }>({ to: null, by: '' });
  useDenials(retry);
  useEffect(() => {
    setHindrance(null);
    if (person?.key.kind === 'none') setSettledFor(person);
    if (!person || !genesis || person.key.kind === 'none') return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const resumed = await resume(person.address, genesis);
      const known = resumed ?? (await knownBy(person, genesis));
      if (isOver) return;
      setAccess(known);
      setSettledFor(person);
      if (!known) setHindrance('locked');
      // What somebody has begun to type meanwhile stays; and who is shown no more than before asks nothing anew.
      const by = known ? [genesis, ...known.roles].join() : '';
      const isAsBefore = resumed && shown.current.to === person && shown.current.by === by;
      if (known && !isAsBefore) renew();
      shown.current = { to: person, by };
    };
    ask().catch((error: unknown) => {
      if (isOver) return;
      // The history may not be there yet; somebody who declines, or whom it does not know, is not asked again.
      if (error instanceof Refused) setHindrance('declined');
      else if (!(error instanceof Failure) || error.kind !== 'forbidden') {
        timer = setTimeout(retry, RETRY_MS);
        return;
      }
      setSettledFor(person);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [person, genesis, attempt, retry]);
  return { access, isSettled: settledFor === person, hindrance, setAccess, retry };
}

/** A session ends after some hours, and a role when it is taken away: then it is asked anew who looks. */
function useDenials(retry: () => void): void {
  useEffect(() => {
    let last = -Infinity;
    const denied = (): void => {
      if (performance.now() - last < DENIALS_APART_MS) return;
      last = performance.now();
      retry();
    };
    addEventListener(DENIED, denied);
    return () => removeEventListener(DENIED, denied);
  }, [retry]);
}

async function knownBy(person: Person, genesis: string): Promise<Access | null> {
  const signing = await loadSigning();
  return signing.isLocked(person) ? null : signIn(person, genesis, signing);
}

/** The building that somebody of `npm start` looks as orders nothing by itself, on this chain or on its next one. */
function usePicked(person: Person | null, genesis: string | undefined): void {
  useEffect(() => {
    if (!genesis || person?.key.kind !== 'campus') return;
    const { address } = person;
    const report = (isPicked: boolean): void => void pick(address, isPicked).catch(() => {});
    report(true);
    return () => report(false);
  }, [person, genesis]);
}

/** Two tabs are one person. */
function useOtherTabs(setPerson: (person: Person | null) => void): void {
  useEffect(() => {
    const changed = ({ key }: StorageEvent): void => {
      if (key !== KEPT_AS) return;
      leave();
      setPerson(keptPerson());
      forget();
    };
    addEventListener('storage', changed);
    return () => removeEventListener('storage', changed);
  }, [setPerson]);
}

/** Where the chain is reached, for what is read from it directly. */
export function useNode(): string {
  return nodeUrl(useLive().start?.node);
}

/** Where the chain is reached: beside the page, unless `npm start` says where. */
function nodeUrl(told: string | undefined): string {
  if (told) return told;
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}/rpc`;
}
