import type { ApiPromise } from '@polkadot/api';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import type { Vec } from '@polkadot/types';
import type { SignedExtrinsic } from './signing.js';

/**
 * Removes from `pending` (by hash) what block `blockHash` includes.
 *
 * @returns the block's events
 * @throws Error naming an included call that failed, and the reason in the words of the runtime
 */
export async function takeIncluded(
  api: ApiPromise,
  blockHash: string,
  pending: Map<string, SignedExtrinsic>,
): Promise<EventRecord[]> {
  const { block } = await api.rpc.chain.getBlock(blockHash);
  const included = new Map<number, SignedExtrinsic>();
  block.extrinsics.forEach((extrinsic, index) => {
    const ours = pending.get(extrinsic.hash.toHex());
    if (ours) included.set(index, ours);
  });
  const events = await eventsAt(api, blockHash);
  for (const { event, phase } of events) {
    const extrinsic = phase.isApplyExtrinsic && included.get(phase.asApplyExtrinsic.toNumber());
    if (!extrinsic || !api.events.system?.ExtrinsicFailed?.is(event)) continue;
    const [error] = event.data as unknown as [DispatchError];
    throw new Error(`${extrinsic.name} failed: ${describeDispatchError(api, error)}`);
  }
  for (const { hash } of included.values()) pending.delete(hash);
  return events;
}

async function eventsAt(api: ApiPromise, blockHash: string): Promise<EventRecord[]> {
  const at = await api.at(blockHash);
  const events = (await at.query.system?.events?.()) as Vec<EventRecord> | undefined;
  return events?.toArray() ?? [];
}

/** `Registry.MeterTaken: The meter belongs to somebody else.`, or what kind of error it is. */
function describeDispatchError(api: ApiPromise, error: DispatchError): string {
  if (!error.isModule) return error.toString();
  const { section, name, docs } = api.registry.findMetaError(error.asModule);
  return [`${section}.${name}`, docs.join(' ').trim()].filter(Boolean).join(': ');
}
