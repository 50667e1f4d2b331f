/** Transactions signed under each scheme that accounts may have. */
import { describe, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import type { KeypairType } from '@polkadot/util-crypto/types';
import { encodeAddress } from '@polkadot/util-crypto';
import { concat, lengthPrefixed } from '../../tools/compiler/host/bytes.js';
import { u32 } from '../../tools/compiler/host/scale.js';
import { ChainBuilder, tx, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';

const CALL = tx('System.remarkWithEvent', 'sunny');
/** Index of the scheme in `MultiSignature`. */
const SCHEMES: [KeypairType, number][] = [
  ['ed25519', 0],
  ['sr25519', 1],
  ['ecdsa', 2],
];

/** The transaction with nonce 0, immortal, without tip, signed by a pair of the given scheme. */
function signed(chain: TestChain, pair: ReturnType<Keyring['addFromUri']>, scheme: number) {
  const call = chain.types.encodeCall(CALL);
  const { version } = chain.chain.executor;
  const genesis = chain.chain.genesis.hash;
  const extensions = new Uint8Array(4);
  const implicit = concat(
    u32(version.specVersion),
    u32(version.transactionVersion),
    genesis,
    genesis,
    Uint8Array.of(0),
  );
  const signature = pair.sign(concat(call, extensions, implicit));
  const head = concat(Uint8Array.of(0x84, 0), pair.addressRaw, Uint8Array.of(scheme));
  return (proof: Uint8Array = signature): Uint8Array =>
    lengthPrefixed(concat(head, proof, extensions, call));
}

describe.each(SCHEMES)('a transaction signed with %s', (type, scheme) => {
  const pair = new Keyring({ type }).addFromUri('//Signer');
  const chain = new ChainBuilder()
    .configure({
      registry: {
        users: [
          { account: encodeAddress(pair.addressRaw, 42), userType: 'Consumer', location: '' },
        ],
      },
    })
    .realSignatures()
    .build();
  const make = signed(chain, pair, scheme);

  test('is refused when a bit of the signature is another', () => {
    const size = scheme === 2 ? 65 : 64;
    const good = make().subarray(2 + 35, 2 + 35 + size);
    const bad = Uint8Array.from(good);
    bad[10] = (bad[10] ?? 0) ^ 1;
    expect(chain.submitRaw(make(bad))).toBeRefused('BadProof');
  });

  test('is valid, and included', () => {
    expect(chain.chain.validate(make())).toMatchObject({ kind: 'valid' });
    expect(chain.submitRaw(make())).toEmit('System.Remarked', { sender: pair.addressRaw });
  });
});
