/** Roles and delegates are remembered from call to call, and no longer than they hold. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { encodeBlock } from '../../tools/compiler/host/block-builder.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { account, alice, bob, dave } from '../support/accounts.js';
import { ChainBuilder, tx, type Receipt, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';
import { asProxy } from '../support/wrappers.js';

const phone = account('a phone');
const pay = tx('GridToken.transfer', bob, 1n);
const standing = (status: string) => tx('Registry.updateUserStatus', alice, status);
const addProxy = (who: { publicKey: Uint8Array }) =>
  tx('Proxy.addProxy', { Id: who.publicKey }, 'Any', 0);
const removeProxies = tx('Proxy.removeProxies');

let chain: TestChain;
beforeEach(() => {
  chain = new ChainBuilder().with(alice, 1_000n).with(bob).admin(dave).unshared().build();
  for (const delegate of [bob, dave, phone])
    expect(chain.submit(alice, addProxy(delegate))).toSucceed();
  chain.nextBlock();
});

/** How each call of a batch ended, and each that a delegate made. */
function results({ events }: Receipt): string[] {
  return events.flatMap(({ path, data }) => {
    if (path === 'Utility.ItemFailed') return ['failed'];
    if (path !== 'Proxy.ProxyExecuted') return [];
    const { result } = data as { result: { Err?: unknown } };
    return [result.Err === undefined ? 'made' : 'refused'];
  });
}

describe('in one batch', () => {
  test('who has removed its delegates has none for the next call', () => {
    const calls = [asProxy(alice, pay), asProxy(alice, removeProxies), asProxy(alice, pay)];
    const receipt = chain.submit(bob, tx('Utility.forceBatch', calls));
    expect(results(receipt)).toEqual(['made', 'made', 'failed']);
    expect(chain.balance(alice)).toBe(999n);
  });

  test('who is suspended makes no call by a delegate, and makes one again once it is active', () => {
    const calls = [
      asProxy(alice, pay),
      standing('Suspended'),
      asProxy(alice, pay),
      standing('Active'),
      asProxy(alice, pay),
    ];
    const receipt = chain.submit(dave, tx('Utility.forceBatch', calls));
    expect(results(receipt)).toEqual(['made', 'refused', 'made']);
    expect(chain.balance(alice)).toBe(998n);
  });

  test('what a call that failed had changed is as it was', () => {
    const failing = tx('Utility.batchAll', [
      standing('Suspended'),
      asProxy(alice, removeProxies),
      standing('Suspended'),
      tx('Registry.updateUserStatus', phone, 'Active'),
    ]);
    const receipt = chain.submit(dave, tx('Utility.forceBatch', [failing, asProxy(alice, pay)]));
    expect(results(receipt)).toEqual(['failed', 'made']);
  });
});

test('a block that changes them over and over is imported as it was made', () => {
  const before = chain.chain.head.state;
  const proxied = () => chain.submit(phone, asProxy(alice, pay));
  expect(proxied()).toSucceed();
  expect(chain.submit(alice, removeProxies)).toSucceed();
  expect(proxied()).toBeRefused('BadSigner');
  expect(chain.submit(alice, addProxy(phone))).toSucceed();
  expect(proxied()).toSucceed();
  expect(chain.submit(dave, standing('Suspended'))).toSucceed();
  expect(proxied()).toBeRefused('BadSigner');
  expect(chain.submit(alice, pay)).toBeRefused('BadSigner');
  expect(chain.submit(dave, standing('Active'))).toSucceed();
  expect(proxied()).toSucceed();
  expect(chain.submit(alice, pay)).toSucceed();
  const { header, extrinsics } = chain.nextBlock();
  // The author has an instance for each extrinsic, whoever imports them has one for all.
  const ext = new Externalities(before);
  chain.chain.executor.call('Core_execute_block', encodeBlock(header, extrinsics), ext);
  expect(ext.state(1).root()).toEqual(header.stateRoot);
  expect(chain.balance(alice)).toBe(996n);
});
