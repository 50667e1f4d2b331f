/** What a check of a proof comes to. */
import { Malformed, Reader } from './reader.js';

/** The first thing that is wrong, by the name of its field, with what it should be where that is known. */
export interface Flaw {
  readonly field: string;
  readonly text: string;
}

export type Verdict<T> =
  { readonly proof: T; readonly flaw: null } | { readonly proof: T | null; readonly flaw: Flaw };

/** Values as people read them. */
type Shown = bigint | number | string | boolean | null;

/** The first of `checks` that fails: what a field says, and what follows from the rest. */
export function firstDifference(
  checks: Iterable<readonly [field: string, said: Shown, follows: Shown]>,
): Flaw | null {
  for (const [field, said, follows] of checks) {
    if (said !== follows) return { field, text: `says ${said}, and it follows ${follows}` };
  }
  return null;
}

/** Reads all of `bytes` and judges what they say; bytes of another shape are a flaw of the `encoding`. */
export function judge<T>(
  bytes: Uint8Array,
  decode: (reader: Reader) => T | null,
  check: (proof: T) => Flaw | null,
): Verdict<T> {
  let proof: T | null;
  try {
    const reader = new Reader(bytes);
    proof = decode(reader);
    reader.end();
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { proof: null, flaw: { field: 'encoding', text: error.message } };
  }
  if (proof === null) {
    return { proof, flaw: { field: 'encoding', text: 'the chain has no proof of this epoch' } };
  }
  return { proof, flaw: check(proof) } as Verdict<T>;
}
