/** Registers one user. */
import { useState } from 'react';
import { Button, Dialog, Select, TextField } from '../../parts/index.js';
import { normalAddress } from '../../signing/address.js';
import * as calls from '../../signing/calls.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';
import { textFlaw } from './cells.js';
import type { UserType } from './file.js';

const MAX_LOCATION = 256;

export function Register({ onClose }: { readonly onClose: () => void }) {
  const { people, shell } = useWords();
  const [address, setAddress] = useState('');
  const [location, setLocation] = useState('');
  const [type, setType] = useState<UserType>('Consumer');
  const [isTried, setTried] = useState(false);
  const sending = useSending();
  const account = normalAddress(address);
  const flaw = location.trim() === '' ? 'missing' : textFlaw(location.trim(), MAX_LOCATION);
  return (
    <Dialog title={people.register} onClose={onClose}>
      <TextField
        label={people.address}
        value={address}
        onChange={setAddress}
        flaw={isTried && account === null ? people.flaws.address : undefined}
      />
      <TextField
        label={people.location}
        value={location}
        onChange={setLocation}
        flaw={isTried && flaw ? people.flaws[flaw] : undefined}
      />
      <Select
        label={people.type}
        value={type}
        options={(['Consumer', 'Prosumer'] as const).map((value) => ({
          value,
          text: people.types[value],
        }))}
        onChange={setType}
      />
      <SendingView of={sending} />
      {sending.state.at === 'done' ? (
        <Button onClick={onClose}>{shell.close}</Button>
      ) : (
        <Button
          isOff={sending.isBusy}
          onClick={() => {
            setTried(true);
            if (account === null || flaw) return;
            void sending.send(calls.registerUser(account, type, location.trim().normalize('NFC')));
          }}
        >
          {people.register}
        </Button>
      )}
    </Dialog>
  );
}
