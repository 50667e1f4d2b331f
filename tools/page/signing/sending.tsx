/** What every signed action of a screen goes through: passphrase, signature, block, or a refusal in words. */
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Alert, Button } from '../parts/index.js';
import { PassphraseField } from './PassphraseField.js';
import { type Call, type Done, type Progress, Refused } from '../session.js';
import { useSession } from '../shell/session.js';
import { useLanguage, useWords } from '../words/index.js';
import { errorWords } from './error-words.js';

export type SendingState =
  | { readonly at: 'idle' }
  | { readonly at: 'locked'; readonly isWrong: boolean; readonly isOpening: boolean }
  | { readonly at: Progress | 'waiting' }
  | { readonly at: 'done'; readonly done: Done }
  | { readonly at: 'refused'; readonly refused: Refused };

export interface Sending {
  readonly state: SendingState;
  /** Whether something is under way that a second click would do twice. */
  readonly isBusy: boolean;
  /**
   * Signs and sends; resolves to what was done, why it was not, or null where it never began. A patient one waits for the next
   * window where the account has filled its part of the present one.
   */
  readonly send: (
    call: Call,
    how?: { readonly isPatient: boolean },
  ) => Promise<Done | Refused | null>;
  /** Opens the key, then goes on with what was to be sent. */
  readonly unlock: (passphrase: string) => void;
  readonly reset: () => void;
}

/** A window of fair use is ten blocks; after so many tries something else is wrong. */
const WAIT_MS = 10_000;
const MOST_TRIES = 20;

/** One action at a time, signed by who looks. */
export function useSending(): Sending {
  const session = useSession();
  const [state, setState] = useState<SendingState>({ at: 'idle' });
  const waiting = useRef<((isOpen: boolean) => void) | null>(null);
  const busy = useRef(false);

  const opened = useCallback(async (): Promise<boolean> => {
    if (!(await session.isLocked())) return true;
    setState({ at: 'locked', isWrong: false, isOpening: false });
    return new Promise((resolve) => {
      waiting.current = resolve;
    });
  }, [session]);

  const send = useCallback(
    async (call: Call, { isPatient } = { isPatient: false }): Promise<Done | Refused | null> => {
      // A second click while the first is under way.
      if (busy.current) return null;
      busy.current = true;
      try {
        if (!(await opened())) return null;
        for (let tries = 1; ; tries += 1) {
          try {
            setState({ at: 'signing' });
            const done = await session.submit(call, (at) => {
              setState({ at });
            });
            setState({ at: 'done', done });
            return done;
          } catch (error) {
            const isFull = error instanceof Refused && error.reason === 'quota';
            if (!isPatient || !isFull || tries >= MOST_TRIES) throw error;
            setState({ at: 'waiting' });
            await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
          }
        }
      } catch (error) {
        const refused =
          error instanceof Refused ? error : new Refused('network', (error as Error).message);
        setState({ at: 'refused', refused });
        return refused;
      } finally {
        busy.current = false;
      }
    },
    [opened, session],
  );

  const unlock = useCallback(
    (passphrase: string): void => {
      setState({ at: 'locked', isWrong: false, isOpening: true });
      session.unlock(passphrase).then(
        () => {
          waiting.current?.(true);
          waiting.current = null;
        },
        (error: unknown) => {
          if (error instanceof Refused && error.reason === 'passphrase') {
            setState({ at: 'locked', isWrong: true, isOpening: false });
            return;
          }
          waiting.current?.(false);
          waiting.current = null;
          setState({ at: 'refused', refused: error as Refused });
        },
      );
    },
    [session],
  );

  const reset = useCallback(() => {
    waiting.current?.(false);
    waiting.current = null;
    setState({ at: 'idle' });
  }, []);
  const isBusy = state.at !== 'idle' && state.at !== 'done' && state.at !== 'refused';
  return { state, isBusy, send, unlock, reset };
}

/** How far an action is, and what it wants. */
export function SendingView({
  of: { state, unlock, reset },
  done,
}: {
  readonly of: Sending;
  /** What stands there once it is done; a plain word where nothing is given. */
  readonly done?: ReactNode;
}) {
  const { signing } = useWords();
  switch (state.at) {
    case 'idle':
      return null;
    case 'locked':
      return <Unlocking state={state} onUnlock={unlock} onCancel={reset} />;
    case 'signing':
    case 'sent':
    case 'inBlock':
    case 'waiting':
      return (
        <p className="hint" role="status">
          {signing.progress[state.at]}
        </p>
      );
    case 'done':
      return <Alert tone="near">{done ?? signing.done(state.done.block.number)}</Alert>;
    case 'refused':
      return <RefusedView refused={state.refused} />;
  }
}

/** Why something was refused, and what to do about it. */
export function RefusedView({ refused }: { readonly refused: Refused }) {
  const { signing, shell } = useWords();
  const { reason, detail } = refused;
  const sentence = useSentence(refused);
  const anew = reason === 'outdated' && (
    <Button kind="quiet" onClick={() => location.reload()}>
      {shell.anew}
    </Button>
  );
  return (
    <Alert action={anew}>
      {signing.refused[reason]} {reason === 'chain' && sentence}
      {reason !== 'chain' && detail !== '' && (
        <details className="small">
          <summary>{signing.details}</summary>
          <code>{detail}</code>
        </details>
      )}
    </Alert>
  );
}

/** What the chain says of its refusal, in the reader's language where the page has that. */
export function useSentence({ reason, detail, sentence: ofChain }: Refused): string {
  const { language } = useLanguage();
  const [sentence, setSentence] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    if (reason === 'chain') {
      void errorWords(language).then((words) => {
        if (!isOver) setSentence(words[detail] ?? ofChain);
      });
    }
    return () => {
      isOver = true;
    };
  }, [reason, detail, ofChain, language]);
  return sentence ?? detail;
}

function Unlocking({
  state: { isWrong, isOpening },
  onUnlock,
  onCancel,
}: {
  readonly state: SendingState & { readonly at: 'locked' };
  readonly onUnlock: (passphrase: string) => void;
  readonly onCancel: () => void;
}) {
  const { signing, shell } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isOpening) onUnlock(passphrase);
  };
  return (
    <form className="hint stack" onSubmit={submit}>
      <PassphraseField
        value={passphrase}
        onChange={setPassphrase}
        isWrong={isWrong}
        hint={signing.passphraseHint}
      />
      <div className="row">
        <Button type="submit" isOff={isOpening || passphrase === ''}>
          {isOpening ? signing.opening : signing.open}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {shell.cancel}
        </Button>
      </div>
    </form>
  );
}
