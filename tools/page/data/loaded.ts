/** Something that is loaded: what is there, and whether the newest attempt failed. */
export interface Loaded<T> {
  /** The last that came; stays when a later attempt fails. */
  readonly value: T | undefined;
  readonly failure: Failure | null;
  /** The chain's time when `value` was true, ms since 1970. */
  readonly at: number;
  readonly retry: () => void;
}

export type FailureKind = 'offline' | 'missing' | 'forbidden' | 'busy' | 'server' | 'starting';

export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string = kind,
  ) {
    super(message);
  }
}

/** `loaded` with its value as `change` makes it. */
export function mapped<T, U>(loaded: Loaded<T>, change: (value: T) => U): Loaded<U> {
  return { ...loaded, value: loaded.value === undefined ? undefined : change(loaded.value) };
}
