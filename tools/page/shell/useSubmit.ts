import { useCallback, useState } from 'react';
import { type Call, type Done, type Progress, Refused } from '../session.js';
import { useSession } from './session.js';

/** How a call fares. */
export type Submission =
  | { readonly state: 'idle' }
  | { readonly state: 'locked'; readonly isWrong: boolean }
  | { readonly state: 'running'; readonly progress: Progress }
  | { readonly state: 'done'; readonly done: Done }
  | { readonly state: 'refused'; readonly refused: Refused };

/** Signs and sends calls, asking for the passphrase first where the key is locked. */
export function useSubmit() {
  const session = useSession();
  const [submission, setSubmission] = useState<Submission>({ state: 'idle' });
  const [waiting, setWaiting] = useState<Call | null>(null);

  const send = useCallback(
    async (call: Call): Promise<Done | null> => {
      setSubmission({ state: 'running', progress: 'signing' });
      try {
        const done = await session.submit(call, (progress) =>
          setSubmission({ state: 'running', progress }),
        );
        setSubmission({ state: 'done', done });
        return done;
      } catch (error) {
        setSubmission({ state: 'refused', refused: refusedBy(error) });
        return null;
      }
    },
    [session],
  );

  const submit = useCallback(
    async (call: Call): Promise<Done | null> => {
      if (await session.isLocked()) {
        setWaiting(call);
        setSubmission({ state: 'locked', isWrong: false });
        return null;
      }
      return send(call);
    },
    [session, send],
  );

  const unlock = useCallback(
    async (passphrase: string): Promise<Done | null> => {
      try {
        await session.unlock(passphrase);
      } catch (error) {
        const isWrong = error instanceof Refused && error.reason === 'passphrase';
        setSubmission(
          isWrong ? { state: 'locked', isWrong } : { state: 'refused', refused: refusedBy(error) },
        );
        return null;
      }
      return waiting ? send(waiting) : null;
    },
    [session, send, waiting],
  );

  const reset = useCallback(() => setSubmission({ state: 'idle' }), []);
  return { submission, submit, unlock, reset };
}

function refusedBy(error: unknown): Refused {
  if (error instanceof Refused) return error;
  return new Refused('network', error instanceof Error ? error.message : String(error));
}
