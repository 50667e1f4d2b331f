/** Does what a plan says, in batches, and says how far it is. */
import type { Call } from '@polkadot/types/interfaces';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod/v4';
import type { Account } from '../../node/extrinsic.js';
import { FaultyFileError } from '../../support/faults.js';
import { UnusableError } from '../../support/failure.js';
import { address, answer, type Answer } from '../answer.js';
import type { Desk } from '../desk.js';
import { RefusedError } from '../refusals.js';
import { rolesOf } from '../roles.js';
import { DroppedError, Sender, type Sent } from '../submit.js';
import type { CampusPlan } from './plan.js';

/** Calls of a batch: far below what an admin may fill of a block. */
const BATCH = 100;
/** Calls that wait in the pool at the same time. */
const WAITING = 200;
/** How long an account waits for room of its own: longer than a window of ten blocks of 6 s. */
const TRIES = 120;
const TRY_MS = 1_000;
/** How often what the pool let go of is sent anew. */
const ROUNDS = 10;

export const appliedShape = z.strictObject({
  account: address,
  applied: z.int(),
  done: z.int(),
  blocks: z.array(z.int()),
});

/** @throws UnusableError if the plan has conflicts, or the account is no admin: then nothing is signed */
export async function requireApplicable(
  desk: Desk,
  plan: CampusPlan,
  account: string,
): Promise<void> {
  if (plan.conflicts.length > 0) throw new FaultyFileError(plan.conflicts);
  const roles = await rolesOf(desk, account);
  if (roles.includes('Admin')) return;
  const so = roles.length ? roles.join(', ') : 'without a role';
  throw new UnusableError(
    `${account} is ${so} on this chain; users and meters are an admin's, "grid account balance" shows who is one`,
  );
}

/**
 * @param progress is told how many steps are done
 * @throws Error naming the call that was refused or failed; what was done before stays, and the same command goes on from there
 */
export async function applyPlan(
  desk: Desk,
  account: Account,
  { steps, done }: CampusPlan,
  progress: (count: number) => void,
): Promise<Answer<typeof appliedShape>> {
  const batches = batched(
    desk,
    steps.map(({ call }) => call),
  );
  const sender = new Sender(desk, account);
  const blocks = new Set<number>();
  let count = 0;
  const waiting: Batch[] = [];
  const settleFirst = async (): Promise<void> => {
    const [first] = waiting;
    if (!first) return;
    blocks.add(await blockOf(sender, first, waiting));
    waiting.shift();
    progress((count += first.size));
  };
  for (const batch of batches) {
    const sent = await whenThereIsRoom(() => sender.handOver(batch.call));
    waiting.push({ ...batch, sent });
    if (waiting.length >= WAITING) await settleFirst();
  }
  while (waiting.length > 0) await settleFirst();
  const value = { account: account.address, applied: count, done, blocks: [...blocks] };
  const text = count
    ? `${count} done, in ${blocks.size} blocks.`
    : 'There was nothing to do: the chain has all that the file says.';
  return answer(appliedShape, value, text);
}

interface Batch {
  readonly call: Call;
  readonly size: number;
  sent: Sent;
}

/** The block that has `first`. What the pool lets go of it lets go with all that comes after, so all is handed over again. */
async function blockOf(sender: Sender, first: Batch, waiting: readonly Batch[]): Promise<number> {
  for (let left = ROUNDS; ; left--) {
    try {
      return (await sender.included(first.sent, first.call)).block;
    } catch (error) {
      if (!(error instanceof DroppedError) || left === 0) throw error;
    }
    for (const batch of waiting) {
      batch.sent = await whenThereIsRoom(() => again(sender, batch));
    }
  }
}

async function again(sender: Sender, { call, sent }: Batch): Promise<Sent> {
  try {
    return await sender.handOver(call, sent.nonce);
  } catch (error) {
    if (error instanceof RefusedError && error.reason === 'waiting') return sent;
    throw error;
  }
}

/** As few calls as there can be: all or none of a batch, where the chain knows batches. */
function batched(desk: Desk, calls: readonly Call[]): { call: Call; size: number }[] {
  const { runtime } = desk.state;
  if (!runtime.hasCall('Utility.batch_all')) return calls.map((call) => ({ call, size: 1 }));
  return Array.from({ length: Math.ceil(calls.length / BATCH) }, (_, at) => {
    const some = calls.slice(at * BATCH, (at + 1) * BATCH);
    return {
      call: some.length === 1 ? (some[0] as Call) : runtime.call('Utility.batch_all', some),
      size: some.length,
    };
  });
}

/** An account has a part of every block: what does not fit goes into a later one. */
async function whenThereIsRoom<T>(send: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await send();
    } catch (error) {
      const isFull = error instanceof RefusedError && error.reason === 'room';
      if (left === 0 || !isFull) throw error;
      await sleep(TRY_MS);
    }
  }
}
