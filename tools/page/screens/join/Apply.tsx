/** The request to take part, signed with the account that is to be registered. */
import { type FormEvent, useState } from 'react';
import { Alert, Button, Card, TextField } from '../../parts/index.js';
import { PassphraseField } from '../../signing/PassphraseField.js';
import { post } from '../../data/http.js';
import { Failure } from '../../data/loaded.js';
import type { Application } from '../../data/operations.js';
import { type Person, Refused } from '../../session.js';
import { loadSigning, useSession } from '../../shell/session.js';
import { useApi } from '../../data/store.js';
import type { Page } from '../../data/types.js';
import { useWords } from '../../words/index.js';
import { RefusedView } from '../../signing/sending.js';
import { textFlaw } from '../people/cells.js';

const MAX_TEXT = 100;
const MAX_METER = 64;

export function Apply({ person }: { readonly person: Person }) {
  const { join, failures } = useWords();
  const { unlock, isKnown, refresh } = useSession();
  const mine = useApi<Page<Application>>(isKnown ? '/v1/applications' : null);
  const [name, setName] = useState(person.name);
  const [building, setBuilding] = useState('');
  const [meter, setMeter] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | Failure | Refused>('idle');
  const isWaiting = mine.value?.items.some(({ status }) => status === 'waiting');
  if (isWaiting) return null;

  const send = async (): Promise<void> => {
    const keys = await loadSigning();
    if (keys.isLocked(person)) {
      if (passphrase === null) {
        setPassphrase('');
        return;
      }
      await unlock(passphrase);
    }
    const application = {
      name: name.trim(),
      building: building.trim(),
      ...(meter.trim() !== '' && { meter: meter.trim() }),
    };
    const { challenge, message } = await post<{ challenge: string; message: string }>(
      '/v1/session/challenge',
      { account: person.address, application },
    );
    const signature = await keys.signBytes(new TextEncoder().encode(message), person);
    await post<Application>('/v1/applications', { challenge, signature });
    refresh();
  };
  const flawOf = (text: string, most: number): string | undefined => {
    const flaw = textFlaw(text, most);
    return flaw ? join.apply.flaws[flaw] : undefined;
  };
  const isReady = name.trim() !== '' && building.trim() !== '' && state !== 'busy';
  return (
    <Card title={join.apply.title}>
      <p>{join.apply.text}</p>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!isReady) return;
          setState('busy');
          send()
            .then(() => setState('idle'))
            .catch((error: unknown) => {
              if (error instanceof Failure || error instanceof Refused) setState(error);
              else throw error;
            });
        }}
      >
        <TextField
          label={join.apply.name}
          value={name}
          onChange={setName}
          autoComplete="name"
          flaw={flawOf(name, MAX_TEXT * 4)}
        />
        <TextField
          label={join.apply.building}
          value={building}
          onChange={setBuilding}
          flaw={flawOf(building, MAX_TEXT * 4)}
        />
        <TextField
          label={join.apply.meter}
          hint={join.apply.meterHint}
          value={meter}
          onChange={setMeter}
          flaw={flawOf(meter, MAX_METER)}
        />
        {passphrase !== null && <PassphraseField value={passphrase} onChange={setPassphrase} />}
        {state instanceof Refused && <RefusedView refused={state} />}
        {state instanceof Failure && <Alert>{failures[state.kind]}</Alert>}
        <div>
          <Button type="submit" isOff={!isReady}>
            {state === 'busy' ? join.apply.sending : join.apply.send}
          </Button>
        </div>
      </form>
    </Card>
  );
}
