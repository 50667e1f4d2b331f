import { expect, test } from '@jest/globals';
import { keyOf, utf8 } from '../../tools/compiler/host/bytes.js';
import { Chain } from '../../tools/compiler/host/chain.js';
import { twox } from '../../tools/compiler/host/hashing.js';
import { alice, erc, mea, pea } from '../support/accounts.js';
import { TestChain, tx } from '../support/chain-builder.js';
import { approve, network, propose, traces } from '../support/governance.js';
import '../support/matchers.js';

const NEW_ADMIN = tx('Registry.addAdmin', alice);
const VERSION = keyOf(
  new Uint8Array([...twox(utf8('Governance'), 128), ...twox(utf8(':__STORAGE_VERSION__:'), 128)]),
);

/** A chain as `version` of the layout left it, with two proposals of which one lacks a single vote. */
function left(version: number): TestChain {
  const before = network();
  propose(before, NEW_ADMIN);
  propose(before, NEW_ADMIN, mea);
  approve(before, mea);
  before.nextBlock();
  const { chain, types } = before;
  const state = new Map(chain.head.state.entries());
  state.set(VERSION, Uint8Array.of(version, 0));
  state.set(types.storageKey('System.LastRuntimeUpgrade', []), Uint8Array.of(0x99, 0x01, 0));
  // The chain starts with this state as its block 0.
  state.delete(types.storageKey('System.Number', []));
  return new TestChain(new Chain(state, { signatures: 'mock', startTime: before.now }), types);
}

test('what was open under release 102 is cancelled: its bytes may mean another call now', () => {
  const chain = left(1);
  const block = chain.nextBlock();
  for (const proposal of [0, 1]) {
    expect(chain.eventsOf(block)).toEmit('Governance.Cancelled', { proposal });
  }
  expect(traces(chain)).toBe(0);
  expect(chain.storage.get(VERSION)).toEqual(Uint8Array.of(2, 0));
  expect(approve(chain, pea)).toBeNoop('Governance.ProposalNotFound');
  expect(propose(chain, NEW_ADMIN, erc)).toEmit('Governance.Proposed', { proposal: 2 });
});

test('what was open under this layout stays open', () => {
  const chain = left(2);
  chain.nextBlock();
  expect(approve(chain, pea)).toEmit('Governance.Executed', { result: { Ok: [] } });
});
