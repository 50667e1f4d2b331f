/** What offchain workers may call. */

import { HostError, type Host } from '../host.js';
import type { Offchain, StorageKind } from '../offchain.js';
import { ScaleReader } from '../scale.js';
import { flag, fn, type HostFunctions } from './table.js';

function offchainOf(host: Host): Offchain {
  const { offchain } = host.context;
  if (!offchain) throw new HostError('this call is no offchain worker');
  return offchain;
}

function kindOf(kind: number): StorageKind {
  if (kind !== 0 && kind !== 1) throw new HostError(`no offchain storage kind ${kind}`);
  return kind;
}

/** Reads a SCALE `Option<Vec<u8>>`. */
function optionalBytes(bytes: Uint8Array): Uint8Array | null {
  const reader = new ScaleReader(bytes);
  return reader.option(() => reader.byteString());
}

function submit(host: Host, extrinsic: bigint): bigint {
  offchainOf(host).submitted.push(host.copy(extrinsic));
  return host.giveFat(Uint8Array.of(0));
}

export const OFFCHAIN: HostFunctions = {
  ext_offchain_is_validator_version_1: fn('>i', (host) => flag(offchainOf(host).isValidator)),
  ext_offchain_timestamp_version_1: fn('>I', (host) => offchainOf(host).timestamp),
  ext_offchain_random_seed_version_1: fn('>i', (host) => host.give(offchainOf(host).seed)),
  ext_offchain_submit_transaction_version_1: fn('I>I', submit),
  ext_offchain_local_storage_set_version_1: fn(
    'iII>',
    (host: Host, kind: number, key: bigint, value: bigint) =>
      offchainOf(host).set(kindOf(kind), host.key(key), host.copy(value)),
  ),
  ext_offchain_local_storage_clear_version_1: fn('iI>', (host, kind: number, key: bigint) =>
    offchainOf(host).clear(kindOf(kind), host.key(key)),
  ),
  ext_offchain_local_storage_get_version_1: fn('iI>I', (host, kind: number, key: bigint) =>
    host.giveOption(offchainOf(host).get(kindOf(kind), host.key(key))),
  ),
  ext_offchain_local_storage_compare_and_set_version_1: fn(
    'iIII>i',
    (host: Host, kind: number, key: bigint, old: bigint, value: bigint) => {
      const expected = optionalBytes(host.bytes(old));
      const slot = kindOf(kind);
      return flag(offchainOf(host).compareAndSet(slot, host.key(key), expected, host.copy(value)));
    },
  ),
  // Indexing writes a database of the node that this host does not keep.
  ext_offchain_index_set_version_1: fn('II>', () => undefined),
  ext_offchain_index_clear_version_1: fn('I>', () => undefined),
};
