import { TextField } from '../parts/index.js';
import { useWords } from '../words/index.js';

/** Asks for the passphrase of a key that is kept in this browser. */
export function PassphraseField({
  value,
  onChange,
  isWrong = false,
  hint,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether the one before did not fit. */
  readonly isWrong?: boolean;
  readonly hint?: string;
}) {
  const { signing } = useWords();
  return (
    <TextField
      label={signing.passphrase}
      type="password"
      autoComplete="current-password"
      value={value}
      onChange={onChange}
      flaw={isWrong ? signing.refused.passphrase : undefined}
      hint={hint}
    />
  );
}
