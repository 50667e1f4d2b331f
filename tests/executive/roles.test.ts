/** Who may make which call: the word beside it decides in the pool and in the block, before arguments are decoded. */
import { describe, expect, test } from '@jest/globals';
import { lengthPrefixed } from '../../tools/compiler/host/bytes.js';
import { alice, bob, type Account } from '../support/accounts.js';
import { tx, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';
import { HOLDERS, calls, holder, mayMake, network } from '../support/declared-roles.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';

/** `signer` sends a call of these bytes; the refusal of the pool, which the block has to share. */
function refusal(chain: TestChain, signer: Account, bytes: readonly number[]): string | null {
  const plain = chain.extrinsic(signer, tx('System.remark', ''), { nonce: 0 });
  const remark = chain.types.encodeCall(tx('System.remark', ''));
  const prefix = plain.length > 64 + 2 ? 2 : 1;
  const head = plain.subarray(prefix, plain.length - remark.length);
  const extrinsic = lengthPrefixed(Buffer.concat([head, Uint8Array.from(bytes)]));
  const verdict = chain.chain.validate(extrinsic);
  const { error } = chain.submitRaw(extrinsic);
  if (verdict.kind !== 'refused') return null;
  expect(error).toBe(verdict.reason);
  return verdict.reason;
}

describe.each(calls)('$name', (call) => {
  const { bytes, words } = call;
  const chain = network();

  test.each(Object.keys(HOLDERS))('asked for by the %s', (role) => {
    // Without arguments: whoever may make the call is told so if they are missing.
    const reason = refusal(chain.fork(), holder(role), bytes);
    if (mayMake(call, role)) {
      expect([null, 'Call']).toContain(reason);
    } else if (words.includes('inherent')) {
      expect(['MandatoryValidation', 'Call']).toContain(reason);
    } else {
      expect(reason).toBe(words.join() === 'root' ? ROOT_REQUIRED : ROLE_REQUIRED);
    }
  });
});

test('what follows a call that is not for its signer is not decoded', () => {
  const chain = network();
  const garbage = new Array<number>(4_000_000).fill(0xff);
  expect(refusal(chain, holder('prosumer'), [7, 0, ...garbage])).toBe(ROOT_REQUIRED);
  expect(refusal(chain, holder('minter'), [13, 2, ...garbage])).toBe(ROLE_REQUIRED);
});

test('an account without a role learns nothing else', () => {
  const chain = network();
  for (const bytes of [
    [0, 0],
    [200, 0],
    [13, 2, 1],
    [0, 2],
  ]) {
    expect(refusal(chain, alice, bytes)).toBe('BadSigner');
  }
});

test('nobody signs for the all-zero account, even if it has a role', () => {
  const nobody: Account = { ...bob, name: 'nobody', publicKey: new Uint8Array(32) };
  const chain = network();
  chain.put('Registry.Roles', 1 << 1, nobody.publicKey);
  expect(chain.submit(nobody, tx('System.remark', ''), { nonce: 0 })).toBeRefused('BadSigner');
});
