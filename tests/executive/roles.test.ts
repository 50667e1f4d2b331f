/** Who may make which call: the word beside it decides in the pool and in the block, before arguments are decoded. */
import { describe, expect, test } from '@jest/globals';
import { lengthPrefixed } from '../../tools/compiler/host/bytes.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { snakeCase } from '../../tools/compiler/codegen/names.js';
import { ROOT } from '../../tools/support/root.js';
import { account, alice, bob, type Account } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';

/** An account for each role, by the words of metadata. */
const HOLDERS: Readonly<Record<string, Account>> = Object.fromEntries(
  [
    'authority',
    'admin',
    'prosumer',
    'consumer',
    'minter',
    'burner',
    'market maker',
    'oracle operator',
  ].map((role) => [role, account(`the ${role}`)]),
);

const holder = (role: string): Account => HOLDERS[role] as Account;

const network = (): TestChain =>
  new ChainBuilder()
    .authority(holder('authority'))
    .admin(holder('admin'))
    .with(holder('prosumer'))
    .with(holder('consumer'), 0n, 'Consumer')
    .minter(holder('minter'))
    .burner(holder('burner'))
    .marketMaker(holder('market maker'))
    .oracleOperator(holder('oracle operator'))
    .build();

const { pallets } = readModel(ROOT);
const calls = pallets.flatMap((pallet) =>
  pallet.calls.map((call) => ({
    name: `${pallet.name}.${snakeCase(call.name)}`,
    bytes: [pallet.index, call.index],
    words:
      call.docs[0]
        ?.split(':')[0]
        ?.toLowerCase()
        .split(/, | or /) ?? [],
  })),
);

/** `signer` sends a call of these bytes; the refusal of the pool, which the block has to share. */
function refusal(chain: TestChain, signer: Account, bytes: number[]): string | null {
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

describe.each(calls)('$name', ({ bytes, words }) => {
  const chain = network();

  test.each(Object.keys(HOLDERS))('asked for by the %s', (role) => {
    // Without arguments: whoever may make the call is told so if they are missing.
    const reason = refusal(chain.fork(), holder(role), bytes);
    if (words.includes(role) || words.includes('any role')) {
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
