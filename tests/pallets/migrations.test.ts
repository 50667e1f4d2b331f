import { expect, test } from '@jest/globals';
import { Chain } from '../../tools/compiler/host/chain.js';
import { keyOf, utf8 } from '../../tools/compiler/host/bytes.js';
import { twox } from '../../tools/compiler/host/hashing.js';
import { alice, bob, egat, erc, mea, pea } from '../support/accounts.js';
import { ChainBuilder, TestChain } from '../support/chain-builder.js';
import { METER, meteredCampus, request } from '../support/meters.js';

const AUTHORITIES = [erc, mea, pea, egat];

/** Where FRAME keeps the version of a pallet's storage. */
const versionKey = (pallet: string): string =>
  keyOf(new Uint8Array([...twox(utf8(pallet), 128), ...twox(utf8(':__STORAGE_VERSION__:'), 128)]));

/** A chain as the first release of the runtime left it: no list of authorities, no versions. */
function olderChain(version?: Uint8Array): TestChain {
  const { chain, types } = new ChainBuilder()
    .authority(...AUTHORITIES)
    .configure({ aura: { authorities: AUTHORITIES.map(({ address }) => address) } })
    .build();
  const state = new Map(chain.genesis.state.entries());
  state.set(types.storageKey('System.LastRuntimeUpgrade', []), Uint8Array.of(0x91, 0x01, 0));
  state.delete(types.storageKey('Registry.Authorities', []));
  state.delete(versionKey('Registry'));
  if (version) state.set(versionKey('Registry'), version);
  return new TestChain(new Chain(state, { signatures: 'mock' }), types);
}

test('a new chain has the versions of its runtime', () => {
  const chain = new ChainBuilder().build();
  expect(chain.storage.get(versionKey('Registry'))).toEqual(Uint8Array.of(2, 0));
  expect(chain.storage.get(versionKey('OracleClient'))).toEqual(Uint8Array.of(2, 0));
  expect(chain.storage.get(versionKey('Governance'))).toEqual(Uint8Array.of(2, 0));
});

test('the first block of a newer runtime lists the authorities, and notes that it did', () => {
  const chain = olderChain();
  expect(chain.chain.head.state.get(versionKey('Registry'))).toBeNull();
  chain.nextBlock();
  expect(chain.query('Registry.Authorities')).toEqual(AUTHORITIES.map(({ address }) => address));
  expect(chain.storage.get(versionKey('Registry'))).toEqual(Uint8Array.of(2, 0));
  expect(chain.query('System.LastRuntimeUpgrade')).toEqual({
    specVersion: chain.chain.executor.version.specVersion,
    specName: 'campus-grid',
  });
});

test('a migration that has run does not run again', () => {
  const chain = olderChain(Uint8Array.of(1, 0));
  chain.nextBlock();
  expect(chain.query('Registry.Authorities')).toEqual([]);
});

/** A request names its quorum, in 4 bytes, before its answers, of which there are none. */
const withoutQuorum = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytes.slice(0, -5), ...bytes.slice(-1)]);

/** A chain with one open request as release 101 kept it. */
function askedByOlder(): TestChain {
  const campus = meteredCampus({ owner: bob, admin: alice });
  const id = request(campus);
  campus.nextBlock();
  const { chain, types } = campus;
  const state = new Map(chain.head.state.entries());
  const key = types.storageKey('OracleClient.Requests', [id]);
  state.set(key, withoutQuorum(state.get(key)!));
  state.set(types.storageKey('System.LastRuntimeUpgrade', []), Uint8Array.of(0x95, 0x01, 0));
  // The chain starts with this state as its block 0.
  state.delete(types.storageKey('System.Number', []));
  state.delete(versionKey('OracleClient'));
  const startTime = campus.now;
  return new TestChain(new Chain(state, { signatures: 'mock', startTime }), types);
}

test('requests of a layout without the device give way, and the meter is asked again', () => {
  const chain = askedByOlder();
  chain.nextBlock();
  expect(chain.query('OracleClient.Requests', 0n)).toBeNull();
  expect(chain.query('OracleClient.RequestOf', METER)).toBeNull();
  expect(chain.query('OracleClient.Totals')).toMatchObject({ requests: 1n, superseded: 1n });
  expect(chain.storage.get(versionKey('OracleClient'))).toEqual(Uint8Array.of(2, 0));
  expect(request(chain)).toBe(1n);
});
