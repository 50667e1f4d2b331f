/**
 * Jest matchers about receipts: `toSucceed`, `toEmit`, `toBeNoop`, `toBeRefused`. Importing this file
 * adds them to `expect`.
 */

import { expect } from '@jest/globals';
import { equalBytes, type Key } from '../../tools/compiler/host/bytes.js';
import type { Refusal, Validity } from '../../tools/compiler/host/outcome.js';
import type { StorageChange } from '../../tools/compiler/host/overlay.js';
import { ScaleReader } from '../../tools/compiler/host/scale.js';
import { encode, show } from './codec-parts.js';
import type { EventRecord } from './runtime-types.js';
import { showKey, type Receipt } from './test-chain.js';

/** Values of an event's fields, some or all of them. */
export type EventFields = Readonly<Record<string, unknown>>;

interface Result {
  readonly pass: boolean;
  readonly message: () => string;
}

const FEE_EVENT = 'TransactionPayment.TransactionFeePaid';
/** Events of an included extrinsic that did nothing. */
const QUIET_EVENTS = ['System.ExtrinsicFailed', 'System.ExtrinsicSuccess', FEE_EVENT];
const NEW_ACCOUNT = 'System.NewAccount';
const EXTRINSIC_INDEX = ':extrinsic_index';
const NONCE_SIZE = 4;
/** Where the balances of an account's record begin and end; before them are counters, behind them flags. */
const BALANCES = [16, 64] as const;

function showEvents(events: readonly EventRecord[]): string {
  if (events.length === 0) return '  (no events)';
  return events.map(({ path, data }) => `  ${path} ${show(data)}`).join('\n');
}

function summary({ tx, error, events }: Receipt): string {
  return `${tx.path} ended with ${error ?? 'success'} and these events:\n${showEvents(events)}`;
}

function matches(event: EventRecord, fields: EventFields): boolean {
  return Object.entries(fields).every(([name, value]) => {
    const field = event.fields.get(name);
    if (!field) throw new TypeError(`${event.path} has no field ${name}`);
    return equalBytes(field.bytes, encode(field.codec, value));
  });
}

/** The one kind of thing that events are asked of: a receipt, or a list of records. */
type Emitter = Pick<Receipt, 'events'> | readonly EventRecord[];

function eventsOf(emitter: Emitter): readonly EventRecord[] {
  return 'events' in emitter ? emitter.events : emitter;
}

function toEmit(received: Emitter, path: string, fields: EventFields = {}): Result {
  const events = eventsOf(received);
  const pass = events.some((event) => event.path === path && matches(event, fields));
  return {
    pass,
    message: () =>
      `expected ${pass ? 'no ' : ''}${path} ${show(fields)}, found:\n${showEvents(events)}`,
  };
}

function toSucceed(receipt: Receipt): Result {
  return { pass: receipt.error === null, message: () => summary(receipt) };
}

function toFailWith(receipt: Receipt, error: string): Result {
  const pass = receipt.outcome.kind === 'failed' && receipt.error === error;
  return { pass, message: () => `expected ${error}, but ${summary(receipt)}` };
}

/** Whether any included extrinsic changes the key, whatever it does: System keeps track of blocks. */
function isBookkeeping({ types }: Receipt, key: Key): boolean {
  const account = types.storageKey('System.Account', []);
  const system = account.slice(0, account.length / 2);
  return key === EXTRINSIC_INDEX || (key.startsWith(system) && !key.startsWith(account));
}

/** Whether the only change to the signer's account is a nonce higher by one, and what it has used. */
function onlyNonce({ before, after }: StorageChange): boolean {
  if (after === null) return false;
  const nonce = new ScaleReader(after).u32();
  // The first transaction of an account makes its record.
  if (before === null)
    return nonce === 1 && after.subarray(...BALANCES).every((byte) => byte === 0);
  const body = [NONCE_SIZE, BALANCES[1]] as const;
  const same = equalBytes(before.subarray(...body), after.subarray(...body));
  return same && nonce === new ScaleReader(before).u32() + 1;
}

/** Whether an account's record only says that it has used more: others act in its name, or share its quota. */
function onlyUsage({ before, after }: StorageChange): boolean {
  if (before === null || after === null) return false;
  const rest = [0, BALANCES[1]] as const;
  return equalBytes(before.subarray(...rest), after.subarray(...rest));
}

function isQuiet({ signer }: Receipt, event: EventRecord): boolean {
  const own = event.path === NEW_ACCOUNT && signer && matches(event, { account: signer });
  return own || QUIET_EVENTS.includes(event.path);
}

/** Whether it tells of a fee that is more than nothing. */
function isPaid({ path, data }: EventRecord): boolean {
  return path === FEE_EVENT && (data as { actualFee: bigint }).actualFee > 0n;
}

/** The keys a receipt changed although nothing but bookkeeping should have. */
function realChanges(receipt: Receipt): string[] {
  const { types, signer } = receipt;
  const own = signer && types.storageKey('System.Account', [signer]);
  const accounts = types.storageKey('System.Account', []);
  // A fee moves money, so where one was paid balances may differ.
  const paid = receipt.events.some(isPaid);
  const balances = paid ? ['System.Account', 'Balances.TotalIssuance'] : [];
  const allowed = balances.map((path) => types.storageKey(path, []));
  return [...receipt.changes]
    .filter(([key]) => !isBookkeeping(receipt, key))
    .filter(([key]) => !allowed.some((prefix) => key.startsWith(prefix)))
    .filter(([key, change]) => !(key === own && onlyNonce(change)))
    .filter(([key, change]) => key === own || !key.startsWith(accounts) || !onlyUsage(change))
    .map(([key]) => showKey(key));
}

function toBeNoop(receipt: Receipt, error: string | null = null): Result {
  const loud = receipt.events.filter((event) => !isQuiet(receipt, event));
  const changed = realChanges(receipt);
  const included = receipt.outcome.kind !== 'refused';
  const pass = included && receipt.error === error && loud.length === 0 && changed.length === 0;
  const keys = changed.length === 0 ? '' : `\nchanged storage:\n  ${changed.join('\n  ')}`;
  return {
    pass,
    message: () => `expected no effect and ${error ?? 'success'}, but ${summary(receipt)}${keys}`,
  };
}

function toBeRefused(received: Receipt | Validity | Refusal, reason: string): Result {
  const verdict = 'outcome' in received ? received.outcome : received;
  const pass = verdict.kind === 'refused' && verdict.reason === reason;
  const got = verdict.kind === 'refused' ? verdict.reason : verdict.kind;
  return { pass, message: () => `expected ${pass ? 'no ' : ''}refusal ${reason}, got ${got}` };
}

expect.extend({ toEmit, toSucceed, toFailWith, toBeNoop, toBeRefused });

declare module 'expect' {
  interface Matchers<R> {
    /** The receipt (or list of events) has the event; `fields` may be some of its fields. */
    toEmit(path: string, fields?: EventFields): R;
    /** The call was included and succeeded. */
    toSucceed(): R;
    /** The call was included and failed with this error. */
    toFailWith(error: string): R;
    /**
     * The call was included and changed nothing but its signer's nonce: it failed with `error`, or
     * succeeded without effect where none is given.
     */
    toBeNoop(error?: string): R;
    /** The transaction is not valid, for this reason (`BadSigner`, `Stale`, `Custom(1)`, …). */
    toBeRefused(reason: string): R;
  }
}
