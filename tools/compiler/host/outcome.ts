/** What a runtime answers about an extrinsic, in words. */

import { ScaleError, ScaleReader } from './scale.js';

const INVALID = [
  'Call',
  'Payment',
  'Future',
  'Stale',
  'BadProof',
  'AncientBirthBlock',
  'ExhaustsResources',
  'Custom',
  'BadMandatory',
  'MandatoryValidation',
  'BadSigner',
  'IndeterminateImplicit',
  'UnknownOrigin',
] as const;

const UNKNOWN = ['CannotLookup', 'NoUnsignedValidator', 'Custom'] as const;

const DISPATCH = [
  'Other',
  'CannotLookup',
  'BadOrigin',
  'Module',
  'ConsumerRemaining',
  'NoProviders',
  'TooManyConsumers',
  'Token',
  'Arithmetic',
  'Transactional',
  'Exhausted',
  'Corruption',
  'Unavailable',
  'RootNotAllowed',
  'Trie',
] as const;

const TOKEN = [
  'FundsUnavailable',
  'OnlyProvider',
  'BelowMinimum',
  'CannotCreate',
  'UnknownAsset',
  'Frozen',
  'Unsupported',
  'CannotCreateHold',
  'NotExpendable',
  'Blocked',
] as const;

const ARITHMETIC = ['Underflow', 'Overflow', 'DivisionByZero'] as const;
const TRANSACTIONAL = ['LimitReached', 'NoLayer'] as const;

/** Names of inner errors, by the kind that carries them. */
const INNER: Readonly<Record<string, readonly string[]>> = {
  Token: TOKEN,
  Arithmetic: ARITHMETIC,
  Transactional: TRANSACTIONAL,
};

/** Why a transaction may not enter a block: `BadSigner`, `Custom(3)`, …. */
export interface Refusal {
  readonly kind: 'refused';
  /** The rules are broken, or they cannot be checked. */
  readonly validity: 'Invalid' | 'Unknown';
  readonly reason: string;
}

/** An error of a pallet, by numbers. */
export interface ModuleError {
  readonly pallet: number;
  readonly error: number;
}

/** Why an included call had no effect: `BadOrigin`, `Token(FundsUnavailable)`, `Module`, …. */
export interface Failure {
  readonly kind: 'failed';
  readonly reason: string;
  readonly module: ModuleError | null;
}

export type Outcome = { readonly kind: 'success' } | Failure | Refusal;

/** What the pool learns about a transaction it may keep. */
export interface Validity {
  readonly kind: 'valid';
  readonly priority: bigint;
  readonly requires: readonly Uint8Array[];
  readonly provides: readonly Uint8Array[];
  readonly longevity: bigint;
  readonly propagate: boolean;
}

function nameOf(names: readonly string[], index: number, what: string): string {
  const name = names[index];
  if (name === undefined) throw new ScaleError(`no ${what} ${index}`);
  return name;
}

function refusal(reader: ScaleReader): Refusal {
  const validity = reader.u8() === 0 ? 'Invalid' : 'Unknown';
  const names: readonly string[] = validity === 'Invalid' ? INVALID : UNKNOWN;
  const name = nameOf(names, reader.u8(), `${validity} error`);
  const reason = name === 'Custom' ? `Custom(${reader.u8()})` : name;
  return { kind: 'refused', validity, reason };
}

/** Reads a SCALE `DispatchError`. */
function readDispatchError(reader: ScaleReader): Failure {
  const reason = nameOf(DISPATCH, reader.u8(), 'dispatch error');
  if (reason === 'Module') {
    const module = { pallet: reader.u8(), error: reader.u8() };
    reader.take(3);
    return { kind: 'failed', reason, module };
  }
  const inner = INNER[reason];
  if (inner) {
    const name = nameOf(inner, reader.u8(), `${reason} error`);
    return { kind: 'failed', reason: `${reason}(${name})`, module: null };
  }
  if (reason === 'Trie') reader.u8();
  return { kind: 'failed', reason, module: null };
}

/** Reads an `ApplyExtrinsicResult`. */
export function decodeOutcome(bytes: Uint8Array): Outcome {
  const reader = new ScaleReader(bytes);
  const outcome = readOutcome(reader);
  if (reader.left > 0) throw new ScaleError(`${reader.left} bytes behind the result`);
  return outcome;
}

function readOutcome(reader: ScaleReader): Outcome {
  if (reader.u8() !== 0) return refusal(reader);
  return reader.u8() === 0 ? { kind: 'success' } : readDispatchError(reader);
}

/** Reads a `TransactionValidity`. */
export function decodeValidity(bytes: Uint8Array): Validity | Refusal {
  const reader = new ScaleReader(bytes);
  if (reader.u8() !== 0) return refusal(reader);
  return {
    kind: 'valid',
    priority: reader.u64(),
    requires: reader.list(() => reader.byteString()),
    provides: reader.list(() => reader.byteString()),
    longevity: reader.u64(),
    propagate: reader.u8() !== 0,
  };
}
