/** `system_dryRun` and other tools try an extrinsic on the state of a block, without opening one. */
import { expect, test } from '@jest/globals';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { decodeOutcome } from '../../tools/compiler/host/outcome.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';

function campus(): TestChain {
  const chain = new ChainBuilder().with(alice, 100n).with(bob).build();
  chain.nextBlock();
  return chain;
}

/** What the runtime says to an extrinsic on the state of the newest block. */
function tried({ chain }: TestChain, extrinsic: Uint8Array): ReturnType<typeof decodeOutcome> {
  const ext = new Externalities(chain.head.state);
  return decodeOutcome(chain.executor.call('BlockBuilder_apply_extrinsic', extrinsic, ext));
}

test('a valid transaction is tried as if it were the first of a block', () => {
  const chain = campus();
  const call = (amount: bigint) => tx('GridToken.transfer', bob, amount);
  expect(tried(chain, chain.extrinsic(alice, call(1n)))).toEqual({ kind: 'success' });
  expect(tried(chain, chain.extrinsic(alice, call(101n)))).toMatchObject({ kind: 'failed' });
});

test('one that is not valid is refused with the reason that a block would have', () => {
  const chain = campus();
  const remark = tx('System.remark', 'sunny');
  const reason = (extrinsic: Uint8Array) => tried(chain, extrinsic);
  expect(reason(chain.extrinsic(alice, remark, { nonce: 3 }))).toMatchObject({ reason: 'Future' });
  expect(reason(chain.extrinsic(charlie, remark))).toMatchObject({ reason: 'BadSigner' });
  expect(reason(Uint8Array.of(4, 1))).toMatchObject({ reason: 'Call' });
});

test('a block that was not opened is not closed', () => {
  const { chain } = campus();
  const ext = new Externalities(chain.head.state);
  expect(() => chain.executor.call('BlockBuilder_finalize_block', new Uint8Array(0), ext)).toThrow(
    'no block is being built: initialize_block comes first',
  );
});
