/** An account from elsewhere: its file, or its twelve words. */
import { type FormEvent, useState } from 'react';
import { Alert, Button, Card, Field, TextField } from '../../parts/index.js';
import { shortAddress } from '../../shell/format.js';
import { useSession } from '../../shell/session.js';
import { readAccountFile } from '../../signing/account-file.js';
import { accounts } from '../../signing/accounts.js';
import { flawInWords, wordsIn } from '../../signing/phrase.js';
import { useWords } from '../../words/index.js';
import { Passphrase } from './Passphrase.js';

/** Account files are below a kilobyte. */
const MAX_BYTES = 64_000;

export function Bring({ onCancel }: { readonly onCancel: () => void }) {
  const { join } = useWords();
  const { enter } = useSession();
  const [flaw, setFlaw] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [words, setWords] = useState<readonly string[] | null>(null);

  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const file = chosen.size > MAX_BYTES ? null : readAccountFile(await chosen.text());
    if (!file) {
      setFlaw(join.bring.noFile);
      return;
    }
    // The file itself is the back-up.
    accounts.keep({ file, backedUp: true });
    enter({
      address: file.address,
      name: file.meta.name ?? shortAddress(file.address),
      key: { kind: 'own', isBackedUp: true },
    });
  };
  if (words) {
    return (
      <Card title={join.bring.title}>
        <Passphrase words={words} name={name.trim()} isBackedUp onCancel={onCancel} />
      </Card>
    );
  }
  return (
    <Card title={join.bring.title}>
      <Field label={join.bring.file} hint={join.bring.fileHint}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept="application/json,.json"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        )}
      </Field>
      {flaw && <Alert>{flaw}</Alert>}
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          const typed = wordsIn(text);
          const wrong = flawInWords(typed);
          if (!wrong) setWords(typed);
          else setFlaw(wordsFlaw(join.bring.flaws, wrong));
        }}
      >
        <TextField label={join.make.name} value={name} onChange={setName} autoComplete="name" />
        <Field label={join.bring.words} hint={join.bring.wordsHint}>
          {(described) => (
            <textarea
              {...described}
              rows={3}
              lang="en"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit" isOff={text.trim() === '' || name.trim() === ''}>
            {join.next}
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            {join.cancel}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function wordsFlaw(
  words: {
    readonly count: (count: number) => string;
    readonly unknown: (word: string, place: number) => string;
    readonly checksum: string;
  },
  flaw: NonNullable<ReturnType<typeof flawInWords>>,
): string {
  switch (flaw.kind) {
    case 'count':
      return words.count(flaw.count);
    case 'unknown':
      return words.unknown(flaw.word, flaw.position);
    case 'checksum':
      return words.checksum;
  }
}
