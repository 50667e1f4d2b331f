import { type FormEvent, useState } from 'react';
import type { Submission } from '../shell/useSubmit.js';
import { refusedText } from '../screens/market/refusal-words.js';
import { useWords } from '../words/index.js';
import { Alert } from './Alert.js';
import { Button } from './Button.js';
import { TextField } from './Field.js';

/** How a signed call fares, for people: the passphrase that is wanted, where it is, or why it was refused. */
export function Sending({
  submission,
  unlock,
  doneText,
}: {
  readonly submission: Submission;
  readonly unlock: (passphrase: string) => Promise<unknown>;
  readonly doneText: (block: string) => string;
}) {
  const { market } = useWords();
  const [passphrase, setPassphrase] = useState('');
  switch (submission.state) {
    case 'idle':
      return null;
    case 'locked': {
      const open = (event: FormEvent): void => {
        event.preventDefault();
        void unlock(passphrase);
      };
      return (
        <form className="stack" onSubmit={open}>
          <TextField
            label={market.passphrase}
            type="password"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
            flaw={submission.isWrong ? market.refused.passphrase : undefined}
          />
          <Button type="submit">{market.unlock}</Button>
        </form>
      );
    }
    case 'running':
      return (
        <p className="hint" role="status">
          {market.placing[submission.progress]}
        </p>
      );
    case 'done':
      return (
        <Alert tone="near">{doneText(submission.done.block.number.toLocaleString('en-GB'))}</Alert>
      );
    case 'refused':
      return <Alert>{refusedText(submission.refused, market)}</Alert>;
  }
}
