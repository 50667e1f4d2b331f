import type { en } from './en/index.js';

/** The shape of a catalogue: texts, and functions for what depends on numbers and names. */
type Texts<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => unknown
      ? (...args: A) => string
      : Texts<T[K]>;
};

/** Every catalogue has the keys of the English one, and no others. */
export type Messages = Texts<typeof en>;
