import { type ReactElement, type ReactNode, useId } from 'react';

/** What a control needs to be named and explained by its field. */
interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** A labelled control with a hint, or what is wrong with its value. */
export function Field({
  label,
  hint,
  flaw,
  children,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Why the value cannot be used. */
  readonly flaw?: ReactNode;
  readonly children: (described: Described) => ReactElement;
}) {
  const id = useId();
  const about = `${id}-about`;
  const text = flaw ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': text ? about : undefined,
        'aria-invalid': flaw ? true : undefined,
      })}
      {text && (
        <span id={about} className={flaw ? 'flaw' : ''} role={flaw ? 'alert' : undefined}>
          {text}
        </span>
      )}
    </div>
  );
}

/** A line of text. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  flaw,
  type = 'text',
  inputMode,
  autoComplete = 'off',
}: {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly flaw?: ReactNode;
  readonly type?: 'text' | 'password' | 'date' | 'month';
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly autoComplete?: string;
}) {
  return (
    <Field label={label} hint={hint} flaw={flaw}>
      {(described) => (
        <input
          {...described}
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** One of several in a list. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  flaw,
}: {
  readonly label: ReactNode;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
  readonly hint?: ReactNode;
  readonly flaw?: ReactNode;
}) {
  return (
    <Field label={label} hint={hint} flaw={flaw}>
      {(described) => (
        <select
          {...described}
          value={value}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few, side by side: radio buttons that look like a switch. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: ReactNode }[];
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}
