import { describe, expect, test } from '@jest/globals';
import { blake2AsHex } from '@polkadot/util-crypto';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { ROOT_REQUIRED } from '../support/refusals.js';

const chainOf = (): TestChain => new ChainBuilder().with(alice).admin(bob).build();

describe('remark', () => {
  test('is in the block, and nowhere else', () =>
    expect(chainOf().submit(alice, tx('System.remark', 'sunny'))).toBeNoop());

  test('with an event leaves its hash', () =>
    expect(chainOf().submit(alice, tx('System.remarkWithEvent', 'sunny'))).toEmit(
      'System.Remarked',
      { sender: alice, hash: blake2AsHex('sunny') },
    ));
});

test.each([
  ['setCode', '0x00'],
  ['setCodeWithoutChecks', '0x00'],
  ['setStorage', [['0x01', '0x02']]],
  ['killStorage', ['0x01']],
  ['killPrefix', '0x01', 9],
])('%s is for Root: neither users nor admins may', (name, ...args) => {
  const call = tx(`System.${name}`, ...args);
  expect(chainOf().submit(alice, call)).toBeRefused(ROOT_REQUIRED);
  expect(chainOf().submit(bob, call)).toBeRefused(ROOT_REQUIRED);
});

describe('a block', () => {
  test('is numbered, knows its parent, and counts its extrinsics and events', () => {
    const chain = chainOf();
    chain.submit(alice, tx('System.remark', 'a'));
    chain.submit(alice, tx('System.remarkWithEvent', 'b'));
    const block = chain.nextBlock();
    const parent = chain.chain.genesis.hash;
    expect(block.header).toMatchObject({ number: 1, parentHash: parent });
    expect(chain.query('System.BlockHash', 0)).toBe(toHex(parent));
    expect(chain.query('System.Number')).toBe(2);
    expect(chain.eventsOf(block).map(({ path }) => path)).toEqual([
      'System.ExtrinsicSuccess',
      'System.NewAccount',
      'TransactionPayment.TransactionFeePaid',
      'System.ExtrinsicSuccess',
      'System.Remarked',
      'TransactionPayment.TransactionFeePaid',
      'System.ExtrinsicSuccess',
    ]);
  });

  test('tells the weight of what was in it, by class', () => {
    const chain = chainOf();
    const empty = chain.nextBlock();
    chain.submit(alice, tx('System.remark', 'a'));
    const full = chain.nextBlock();
    const weightIn = ({ state }: typeof empty): string =>
      JSON.stringify(state.get(chain.types.storageKey('System.BlockWeight', [])));
    expect(weightIn(full)).not.toBe(weightIn(empty));
  });
});
