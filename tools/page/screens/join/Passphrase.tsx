/** Encrypts an account with a passphrase and keeps it in this browser. */
import { type FormEvent, useState } from 'react';
import { Alert, Button, TextField } from '../../parts/index.js';
import { useHead } from '../../data/head.js';
import { useSession } from '../../shell/session.js';
import { sealAccount } from '../../signing/account-file.js';
import { accounts, unlocked } from '../../signing/accounts.js';
import { passphraseFlaw, SHORTEST } from '../../signing/passphrase.js';
import { pairOfWords } from '../../signing/phrase.js';
import { useWords } from '../../words/index.js';
import { saveFile } from './save-file.js';

export function Passphrase({
  words,
  name,
  isBackedUp,
  onCancel,
}: {
  readonly words: readonly string[];
  readonly name: string;
  readonly isBackedUp: boolean;
  readonly onCancel: () => void;
}) {
  const { join } = useWords();
  const { enter } = useSession();
  const head = useHead();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [part, setPart] = useState<number | null>(null);
  const [isRefused, setRefused] = useState(false);
  const flaw = passphraseFlaw(passphrase, again);

  const make = async (): Promise<void> => {
    setPart(0);
    const pair = await pairOfWords(words);
    const file = await sealAccount(
      pair,
      passphrase,
      {
        name,
        whenCreated: head?.time ?? 0,
        ...(head && { genesisHash: head.genesis }),
      },
      setPart,
    );
    const kept = accounts.keep({ file, backedUp: isBackedUp });
    // Without storage the file is all that is left of the account when the page is closed.
    if (kept === 'refused') {
      setRefused(true);
      saveFile(file);
    }
    unlocked.add(file.address, pair);
    enter({ address: file.address, name, key: { kind: 'own', isBackedUp } });
  };
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        setTried(true);
        if (!flaw && part === null) void make();
      }}
    >
      <p>{join.passphrase.text}</p>
      <TextField
        label={join.passphrase.label}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={setPassphrase}
        hint={join.passphrase.hint(SHORTEST)}
        flaw={
          isTried && flaw && flaw !== 'differs' ? join.passphrase.flaws[flaw](SHORTEST) : undefined
        }
      />
      <TextField
        label={join.passphrase.again}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        flaw={isTried && flaw === 'differs' ? join.passphrase.flaws.differs(SHORTEST) : undefined}
      />
      {isRefused && <Alert>{join.passphrase.noStorage}</Alert>}
      {part !== null && (
        <p role="status">
          {join.passphrase.locking}{' '}
          <progress value={part} max={1} aria-label={join.passphrase.locking} />
        </p>
      )}
      <div className="row">
        <Button type="submit" isOff={part !== null}>
          {join.passphrase.make}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {join.cancel}
        </Button>
      </div>
    </form>
  );
}
