/** Calls that only the chain itself may make, until governance makes them. */
import { compileEntry } from '../../tools/bench/compile-entry.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { ScaleReader } from '../../tools/compiler/host/scale.js';
import type { Account } from './accounts.js';
import { type TestChain, type Tx, tx } from './chain-builder.js';

const executor = new Executor(await compileEntry('tests/support/assembly/as-root.ts'));
const MODULE = 3;

/** Makes a call as Root in the open block; the error's name, or null. A call that fails leaves no trace. */
export function dispatchAsRoot(chain: TestChain, call: Tx | Uint8Array): string | null {
  chain.storage.startTransaction();
  const answer = executor.call(
    'Test_dispatch_as_root',
    call instanceof Uint8Array ? call : chain.types.encodeCall(call),
    chain.storage,
  );
  const reader = new ScaleReader(answer);
  if (reader.u8() === 0) {
    chain.storage.commitTransaction();
    return null;
  }
  chain.storage.rollbackTransaction();
  const kind = reader.u8();
  if (kind !== MODULE) return `DispatchError(${kind})`;
  const module = { pallet: reader.u8(), error: reader.u8() };
  return chain.types.errorName({ kind: 'failed', reason: 'Module', module });
}

/** Makes calls as Root in the open block, all of which have to work. */
export function asRoot(chain: TestChain, ...calls: readonly Tx[]): void {
  for (const call of calls) {
    const error = dispatchAsRoot(chain, call);
    if (error !== null) throw new Error(`Root's ${call.path} failed: ${error}`);
  }
}

/** Makes a call as Root in a transaction of `authority`, the only one of its chain; the error's name, or null. */
export function decree(chain: TestChain, authority: Account, call: Tx): string | null {
  const receipt = chain.submit(authority, tx('Governance.propose', call));
  if (receipt.error !== null) return receipt.error;
  const executed = receipt.events.find(({ path }) => path === 'Governance.Executed');
  if (!executed) throw new Error(`${call.path} was not executed`);
  const { Err } = (executed.data as { result: { Err?: DispatchError } }).result;
  if (Err === undefined) return null;
  if (typeof Err === 'string') return Err;
  const { index, error } = Err.Module;
  const module = { pallet: index, error: Number.parseInt(error.slice(2, 4), 16) };
  return chain.types.errorName({ kind: 'failed', reason: 'Module', module });
}

type DispatchError = string | { Module: { index: number; error: string } };
