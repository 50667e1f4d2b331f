/** Memory of what a block does by itself: however much is due, it takes no more than a little of it does. */
import { describe, expect, test } from '@jest/globals';
import { encodeBlock } from '../../tools/compiler/host/block-builder.js';
import { concat, type Key, keyOf, lengthPrefixed, utf8 } from '../../tools/compiler/host/bytes.js';
import { Chain } from '../../tools/compiler/host/chain.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { twox } from '../../tools/compiler/host/hashing.js';
import { alice, bob } from '../support/accounts.js';
import { runtimeBlob, TestChain } from '../support/chain-builder.js';
import { encode } from '../support/codec-parts.js';
import '../support/matchers.js';
import { METER, meteredCampus } from '../support/meters.js';

const executor = new Executor(runtimeBlob(), { signatures: 'mock' });
/** What the host hands out in powers of two may differ by a slab, and by the lists that name what is due. */
const SLACK = 40_000;

/** Bytes by which the record of a meter has grown. */
const ADDED = 17;

type State = Map<Key, Uint8Array>;

const campus = (): TestChain => meteredCampus({ owner: bob, admin: alice, lifetime: 3 });
const numbered = (i: number): string => `meter number ${i}`;

/** Heap that importing the first block after `state` takes, and the chain behind that block. */
function heapOver({ types }: TestChain, state: State): [number, TestChain] {
  state.delete(types.storageKey('System.Number', []));
  const inner = new Chain(state, { signatures: 'mock' });
  const chain = new TestChain(inner, types);
  const { header, extrinsics } = chain.nextBlock();
  const ext = new Externalities(inner.genesis.state);
  executor.call('Core_execute_block', encodeBlock(header, extrinsics), ext);
  return [executor.lastHeap, chain];
}

/** A state that an older runtime left, in which `pallet` has a storage version of before. */
function older({ chain, types }: TestChain, pallet: string): State {
  const state: State = new Map(chain.head.state.entries());
  state.set(types.storageKey('System.LastRuntimeUpgrade', []), Uint8Array.of(0x99, 0x01, 0));
  const version = concat(twox(utf8(pallet), 128), twox(utf8(':__STORAGE_VERSION__:'), 128));
  state.set(keyOf(version), Uint8Array.of(1, 0));
  return state;
}

describe('a migration takes as much for thousands of entries as for a few:', () => {
  test('meters and their ratings', () => {
    const start = campus();
    const { types } = start;
    const key = (item: string, id: string): Key => types.storageKey(`Registry.${item}`, [id]);
    const heap = (count: number): number => {
      const state = older(start, 'Registry');
      const [meter, profile] = ['Meters', 'MeterProfiles'].map((item) =>
        state.get(key(item, METER))!,
      );
      // Without the time of its assignment, whether it closes, and since when pools wait for it.
      for (let i = 0; i < count; i++) {
        state.set(key('Meters', numbered(i)), meter!.slice(0, -ADDED));
        state.set(key('MeterProfiles', numbered(i)), profile!);
      }
      const [used, chain] = heapOver(start, state);
      expect(chain.query('Registry.Meters', numbered(count - 1))).toMatchObject({
        owner: bob.address,
        since: 0n,
        closing: false,
      });
      return used;
    };
    expect(heap(3_000) - heap(3)).toBeLessThan(SLACK);
  });

  test('what was read of meters', () => {
    const start = campus();
    const { types } = start;
    const key = (id: string): Key => types.storageKey('OracleClient.MeterStates', [id]);
    const read = { sequence: 7n, epoch: 3n, importWh: 1n, exportWh: 2n, carriedWh: 0n, next: 4n };
    const kept = encode(types.storage('OracleClient.MeterStates').value, read).slice(0, -8);
    const debt = new Uint8Array(16).fill(5, 0, 1);
    const record = concat(bob.publicKey, lengthPrefixed(alice.publicKey), kept, debt);
    const heap = (count: number): number => {
      const state = older(start, 'OracleClient');
      for (let i = 0; i < count; i++) state.set(key(numbered(i)), record);
      const [used, chain] = heapOver(start, state);
      expect(chain.query('OracleClient.MeterStates', numbered(count - 1))).toEqual(read);
      return used;
    };
    expect(heap(3_000) - heap(3)).toBeLessThan(SLACK);
  });

  test('entries whose keys are longer than any of the chain itself', () => {
    const start = campus();
    const { types } = start;
    const state = older(start, 'Registry');
    const entry = state.get(types.storageKey('Registry.Meters', [METER]))!.slice(0, -ADDED);
    const ids = Array.from({ length: 40 }, (_, i) => `${i}`.padEnd(i % 2 ? 12 : 300, '.'));
    for (const id of ids) state.set(types.storageKey('Registry.Meters', [id]), entry);
    const [, chain] = heapOver(start, state);
    for (const id of ids) {
      expect(chain.query('Registry.Meters', id)).toMatchObject({ since: 0n, closing: false });
    }
  });
});

describe('a block in which much ends takes as much as one in which little does:', () => {
  test('requests that nobody has answered', () => {
    const start = campus();
    const { types } = start;
    const key = (item: string, ...keys: unknown[]): Key =>
      types.storageKey(`OracleClient.${item}`, keys);
    const heap = (count: number): number => {
      const state: State = new Map(start.chain.head.state.entries());
      for (let i = 0; i < count; i++) {
        const request = {
          meterId: numbered(i),
          epoch: 1n,
          openedAt: 0,
          expiresAt: 1,
          quorum: 1,
          answers: [],
        };
        const { value } = types.storage('OracleClient.Requests');
        state.set(key('Requests', BigInt(i)), encode(value, request));
        const of = types.storage('OracleClient.RequestOf');
        state.set(key('RequestOf', numbered(i)), encode(of.value, BigInt(i)));
      }
      const ids = Array.from({ length: count }, (_, i) => BigInt(i));
      state.set(key('Closing', 1), encode(types.storage('OracleClient.Closing').value, ids));
      const [used, chain] = heapOver(start, state);
      expect(chain.count('OracleClient.Requests')).toBe(0);
      return used;
    };
    expect(heap(256) - heap(2)).toBeLessThan(SLACK);
  });
});
