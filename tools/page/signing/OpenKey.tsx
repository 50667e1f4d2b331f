/** Somebody whose key is closed: what concerns them is shown once it is open. */
import { type FormEvent, useState } from 'react';
import { Alert, Button } from '../parts/index.js';
import { Refused } from '../session.js';
import { useSession } from '../shell/session.js';
import { useWords } from '../words/index.js';
import { PassphraseField } from './PassphraseField.js';
import { RefusedView } from './sending.js';

export default function OpenKey() {
  const { signing, shell } = useWords();
  const { person, hindrance, unlock, refresh } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'idle' | 'opening' | Refused>('idle');
  if (!person || !hindrance) return null;
  if (hindrance === 'declined') {
    return (
      <Alert
        tone="sun"
        action={
          <Button kind="quiet" onClick={refresh}>
            {shell.retry}
          </Button>
        }
      >
        {signing.closed.declined(person.name)}
      </Alert>
    );
  }
  const isWrong = state instanceof Refused && state.reason === 'passphrase';
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (state === 'opening' || passphrase === '') return;
    setState('opening');
    unlock(passphrase).then(
      () => setState('idle'),
      (error: unknown) => {
        setState(error instanceof Refused ? error : new Refused('unknown', String(error)));
      },
    );
  };
  return (
    <form className="hint stack no-print" onSubmit={open} aria-label={signing.closed.title}>
      <p>{signing.closed.locked(person.name)}</p>
      <div className="row">
        <PassphraseField value={passphrase} onChange={setPassphrase} isWrong={isWrong} />
        <Button type="submit" isOff={state === 'opening' || passphrase === ''}>
          {state === 'opening' ? signing.opening : signing.closed.open}
        </Button>
      </div>
      {state instanceof Refused && !isWrong && <RefusedView refused={state} />}
    </form>
  );
}
