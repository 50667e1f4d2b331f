/** A new account: a name, twelve words, two of them asked back, a passphrase. */
import { type FormEvent, useState } from 'react';
import { Alert, Button, Card, TextField } from '../../parts/index.js';
import { useWords } from '../../words/index.js';
import { isAnswered, newWords, type Places, placesToAsk } from '../../signing/phrase.js';
import { Passphrase } from './Passphrase.js';

type Step =
  | { readonly at: 'name' }
  | { readonly at: 'words' }
  | { readonly at: 'asked'; readonly places: Places }
  | { readonly at: 'passphrase'; readonly isBackedUp: boolean };

export function NewAccount({ onCancel }: { readonly onCancel: () => void }) {
  const { join } = useWords();
  const [step, setStep] = useState<Step>({ at: 'name' });
  const [name, setName] = useState('');
  const [words] = useState(newWords);
  const steps = ['name', 'words', 'asked', 'passphrase'] as const;
  return (
    <Card title={join.make.title} note={join.make.step(steps.indexOf(step.at) + 1, steps.length)}>
      {step.at === 'name' && (
        <form
          className="stack"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (name.trim() !== '') setStep({ at: 'words' });
          }}
        >
          <TextField
            label={join.make.name}
            hint={join.make.nameHint}
            value={name}
            onChange={setName}
            autoComplete="name"
          />
          <Row onCancel={onCancel} isOff={name.trim() === ''} />
        </form>
      )}
      {step.at === 'words' && (
        <WordsShown
          words={words}
          onNext={() => setStep({ at: 'asked', places: placesToAsk() })}
          onCancel={onCancel}
        />
      )}
      {step.at === 'asked' && (
        <AskedBack
          words={words}
          places={step.places}
          onBack={() => setStep({ at: 'words' })}
          onAnswered={(isBackedUp) => setStep({ at: 'passphrase', isBackedUp })}
        />
      )}
      {step.at === 'passphrase' && (
        <Passphrase
          words={words}
          name={name.trim().normalize('NFC')}
          isBackedUp={step.isBackedUp}
          onCancel={onCancel}
        />
      )}
    </Card>
  );
}

function WordsShown({
  words,
  onNext,
  onCancel,
}: {
  readonly words: readonly string[];
  readonly onNext: () => void;
  readonly onCancel: () => void;
}) {
  const { join } = useWords();
  return (
    <div className="stack">
      <p>{join.make.wordsText}</p>
      <ol className="twelve" lang="en" translate="no">
        {words.map((word, at) => (
          <li key={at}>
            <span aria-hidden="true">{at + 1}</span> {word}
          </li>
        ))}
      </ol>
      <Alert tone="sun">{join.make.wordsWarning}</Alert>
      <div className="row">
        <Button onClick={onNext}>{join.make.written}</Button>
        <Button kind="quiet" onClick={onCancel}>
          {join.cancel}
        </Button>
      </div>
    </div>
  );
}

function AskedBack({
  words,
  places,
  onBack,
  onAnswered,
}: {
  readonly words: readonly string[];
  readonly places: Places;
  readonly onBack: () => void;
  readonly onAnswered: (isBackedUp: boolean) => void;
}) {
  const { join } = useWords();
  const [answers, setAnswers] = useState<readonly [string, string]>(['', '']);
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (isAnswered(words, places, answers)) onAnswered(true);
        else setWrong(true);
      }}
    >
      <p>{join.make.askedText}</p>
      {places.map((place, at) => (
        <TextField
          key={place}
          label={join.make.wordNumber(place)}
          value={answers[at] ?? ''}
          onChange={(value) =>
            setAnswers(([first, second]) => (at === 0 ? [value, second] : [first, value]))
          }
        />
      ))}
      {isWrong && <Alert>{join.make.askedWrong}</Alert>}
      <div className="row">
        <Button type="submit">{join.next}</Button>
        <Button kind="quiet" onClick={onBack}>
          {join.make.showAgain}
        </Button>
        <Button kind="quiet" onClick={() => onAnswered(false)}>
          {join.make.later}
        </Button>
      </div>
    </form>
  );
}

function Row({ onCancel, isOff }: { readonly onCancel: () => void; readonly isOff: boolean }) {
  const { join } = useWords();
  return (
    <div className="row">
      <Button type="submit" isOff={isOff}>
        {join.next}
      </Button>
      <Button kind="quiet" onClick={onCancel}>
        {join.cancel}
      </Button>
    </div>
  );
}
