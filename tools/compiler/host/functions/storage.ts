/** Storage, its transactions and its root. */

import { concat, keyBytes, lengthPrefixed } from '../bytes.js';
import { HostError, type Host } from '../host.js';
import type { Removal } from '../externalities.js';
import { ScaleReader, u32 } from '../scale.js';
import type { StateVersion } from '../trie.js';
import { flag, fn, type HostFunctions } from './table.js';

const NONE = Uint8Array.of(0);

/** Reads a SCALE `Option<u32>`. */
function optionalU32(bytes: Uint8Array): number | null {
  const reader = new ScaleReader(bytes);
  return reader.option(() => reader.u32());
}

export function stateVersion(value: number): StateVersion {
  if (value !== 0 && value !== 1) throw new HostError(`no state version ${value}`);
  return value;
}

function read(host: Host, key: bigint, out: bigint, offset: number): bigint {
  const value = host.ext.get(host.key(key));
  if (value === null) return host.giveFat(NONE);
  const rest = value.subarray(Math.min(offset >>> 0, value.length));
  const target = host.bytes(out);
  target.set(rest.subarray(0, target.length));
  return host.giveFat(concat(Uint8Array.of(1), u32(rest.length)));
}

function killResult(removal: Removal): Uint8Array {
  return concat(Uint8Array.of(removal.cursor === null ? 0 : 1), u32(removal.loops));
}

function fullRemoval(removal: Removal): Uint8Array {
  const cursor =
    removal.cursor === null
      ? NONE
      : concat(Uint8Array.of(1), lengthPrefixed(keyBytes(removal.cursor)));
  return concat(cursor, u32(removal.backend), u32(removal.unique), u32(removal.loops));
}

function nextKey(host: Host, key: bigint): bigint {
  const next = host.ext.nextKey(host.key(key));
  return host.giveOption(next === null ? null : keyBytes(next));
}

export const STORAGE: HostFunctions = {
  ext_storage_get_version_1: fn('I>I', (host, key: bigint) =>
    host.giveOption(host.ext.get(host.key(key))),
  ),
  ext_storage_read_version_1: fn('IIi>I', read),
  ext_storage_set_version_1: fn('II>', (host, key: bigint, value: bigint) =>
    host.ext.set(host.key(key), host.copy(value)),
  ),
  ext_storage_clear_version_1: fn('I>', (host, key: bigint) => host.ext.clear(host.key(key))),
  ext_storage_exists_version_1: fn('I>i', (host, key: bigint) =>
    flag(host.ext.exists(host.key(key))),
  ),
  ext_storage_clear_prefix_version_1: fn('I>', (host, prefix: bigint) => {
    host.ext.clearPrefix(host.key(prefix), null);
  }),
  ext_storage_clear_prefix_version_2: fn('II>I', (host, prefix: bigint, limit: bigint) =>
    host.giveFat(
      killResult(host.ext.clearPrefix(host.key(prefix), optionalU32(host.bytes(limit)))),
    ),
  ),
  ext_storage_clear_prefix_version_3: fn(
    'III>I',
    (host, prefix: bigint, limit: bigint, _cursor: bigint) =>
      host.giveFat(
        fullRemoval(host.ext.clearPrefix(host.key(prefix), optionalU32(host.bytes(limit)))),
      ),
  ),
  ext_storage_append_version_1: fn('II>', (host, key: bigint, item: bigint) =>
    host.ext.append(host.key(key), host.bytes(item)),
  ),
  ext_storage_next_key_version_1: fn('I>I', nextKey),
  ext_storage_root_version_1: fn('>I', (host) => host.giveFat(host.ext.root(0))),
  ext_storage_root_version_2: fn('i>I', (host, version: number) =>
    host.giveFat(host.ext.root(stateVersion(version))),
  ),
  ext_storage_changes_root_version_1: fn('I>I', (host) => host.giveFat(NONE)),
  ext_storage_start_transaction_version_1: fn('>', (host) => host.ext.startTransaction()),
  ext_storage_commit_transaction_version_1: fn('>', (host) => host.ext.commitTransaction()),
  ext_storage_rollback_transaction_version_1: fn('>', (host) => host.ext.rollbackTransaction()),
};
