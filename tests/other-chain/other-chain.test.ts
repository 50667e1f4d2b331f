/** The framework serves another chain as well: one of its own pallets, nothing of Campus Grid. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { metadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { ALICE } from '../../node-config/keys.js';
import { encodeBlock } from '../../tools/compiler/host/block-builder.js';
import { toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { Chain } from '../../tools/compiler/host/chain.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { embeddedVersion } from '../../tools/compiler/host/runtime-version.js';
import { rawSpec } from '../../tools/compiler/spec/raw.js';
import { mentionedBy, mentionedOutside } from '../metadata/references.js';
import { buildOtherChain } from '../fixtures/other-chain/build.js';
import {
  NODE_TIMEOUT,
  SLOT_MS,
  describeNode,
  finalised,
  pair,
  runNode,
  submitFinal,
  type RunningNode,
} from '../node/support.js';
import { alice, bob } from '../support/accounts.js';
import { tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { RuntimeTypes } from '../support/runtime-types.js';
import { TestChain } from '../support/test-chain.js';

const UNIT = 10n ** 18n;

let blob: Uint8Array;

beforeAll(async () => {
  await ready();
  blob = await buildOtherChain();
}, 300_000);

function start(): TestChain {
  const balances = { balances: [[alice.address, String(5n * UNIT)]] };
  const chain = Chain.fromGenesis(blob, { balances }, { signatures: 'mock' });
  return new TestChain(chain, new RuntimeTypes(chain.metadata(15)));
}

test('it says its own name and version', () => {
  expect(embeddedVersion(blob)).toMatchObject({ specName: 'guest-book', specVersion: 7 });
});

test('there is nothing of Campus Grid in it', () => {
  const text = Buffer.from(blob).toString('latin1');
  for (const word of ['GridToken', 'OracleClient', 'Registry', 'Trading', 'Governance']) {
    expect([word, text.includes(word)]).toEqual([word, false]);
  }
});

test.each([14, 15, 16])('wallets read its metadata %i', (version) => {
  const bytes = start().chain.metadata(version);
  const unified = unifyMetadata(metadata.dec(bytes));
  expect(unified.pallets.map(({ name }) => name)).toContain('GuestBook');
  const ids = unified.lookup.map(({ id }) => id);
  expect(ids).toEqual(ids.map((_, i) => i));
  const mentioned = [...unified.lookup.flatMap(mentionedBy), ...mentionedOutside(unified)];
  expect(mentioned.filter((id) => !ids.includes(id))).toEqual([]);
  if (version === 16) return;
  const { asLatest } = new Metadata(new TypeRegistry(), toHex(bytes) as `0x${string}`);
  expect(asLatest.pallets.map(({ name }) => name.toString())).toContain('GuestBook');
});

test('guests who hold no role sign the book', () => {
  const chain = start();
  const receipt = chain.submit(bob, tx('GuestBook.sign', 'sunny'));
  expect(receipt).toEmit('GuestBook.Signed', { guest: bob });
  expect(chain.submit(bob, tx('GuestBook.sign', ''))).toBeNoop('GuestBook.Empty');
});

describe('a block', () => {
  const chain = (): TestChain => {
    const own = start();
    expect(own.submit(bob, tx('GuestBook.sign', 'sunny'))).toSucceed();
    expect(own.submit(alice, tx('Balances.transferKeepAlive', bob, UNIT))).toSucceed();
    return own;
  };

  test.each([
    ['another state', { stateRoot: new Uint8Array(32) }, 'state root mismatch'],
    ['other extrinsics', { extrinsicsRoot: new Uint8Array(32) }, 'extrinsics root mismatch'],
    ['another number', { number: 7 }, "a block's number follows its parent's"],
  ])('is imported as it was made, and not under a header of %s', (_what, change, reason) => {
    const own = chain();
    const { header, extrinsics } = own.nextBlock();
    const { genesis, executor } = own.chain;
    const block = encodeBlock({ ...header, ...change }, extrinsics);
    const executing = () =>
      executor.call('Core_execute_block', block, new Externalities(genesis.state));
    expect(executing).toThrow(reason);
  });

  test('is one to a slot', () => {
    const own = chain();
    own.nextBlock();
    const { chain: inner } = own;
    expect(() => inner.openBlock(inner.time)).toThrow('Slot must increase');
  });
});

test('the pool has an account’s transactions wait for one another, and knows each by its nonce', () => {
  const own = start();
  const judged = (nonce: number) => own.validate(bob, tx('GuestBook.sign', 'sunny'), { nonce });
  const [first, second] = [judged(0), judged(1)];
  if (first.kind !== 'valid' || second.kind !== 'valid') throw new Error('refused');
  expect(first.requires).toEqual([]);
  expect(second.requires).toEqual(first.provides);
});

test('money moves through the same door, and says of itself what this chain says', () => {
  const chain = start();
  const send = (value: bigint) => tx('Balances.transferKeepAlive', bob, value);
  const receipt = chain.submit(alice, send(2n * UNIT));
  expect(receipt).toEmit('Balances.Transfer', { from: alice, to: bob, amount: 2n * UNIT });
  expect(receipt.events.map(({ path }) => path)).toEqual([
    'System.NewAccount',
    'Balances.Transfer',
    'TransactionPayment.TransactionFeePaid',
    'System.ExtrinsicSuccess',
  ]);
  expect(chain.submit(alice, send(4n * UNIT))).toBeNoop('Token(FundsUnavailable)');
});

describeNode('on a node', () => {
  let node: RunningNode;

  beforeAll(async () => {
    const authorities = [ALICE.aura];
    const genesis = {
      aura: { authorities, slotDuration: SLOT_MS },
      grandpa: { authorities: [[ALICE.grandpa, 1] as [string, number]] },
      balances: { balances: [[ALICE.aura, String(UNIT)] as [string, string]] },
    };
    const chain = {
      name: 'Guest book',
      id: 'guest_book',
      chainType: 'Development' as const,
      bootNodes: [],
      genesis,
    };
    const quick = await buildOtherChain(SLOT_MS);
    node = await runNode(await rawSpec(chain, quick, quick), { authority: 'alice' });
  }, NODE_TIMEOUT);

  afterAll(() => node?.stop());

  test(
    'it authors, finalises, and takes what guests write',
    async () => {
      expect(node.api.runtimeVersion.specName.toString()).toBe('guest-book');
      await finalised(node.api, 2);
      const words = toHex(utf8('sunny'));
      const events = await submitFinal(node.api.tx.guestBook!.sign!(words), pair('Bob'));
      expect(events).toContainEqual(['guestBook.Signed', [pair('Bob').address, words]]);
    },
    NODE_TIMEOUT,
  );
});
