/** What a Ledger with the Polkadot app is sent of every call besides the transaction: the part of the metadata that explains it. */
import { expect, test } from '@jest/globals';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { TOKEN } from '../../node-config/token.js';
import { concat } from '../../tools/compiler/host/bytes.js';
import { u32 } from '../../tools/compiler/host/scale.js';
import { Random } from '../../tools/fuzz/random.js';
import { Shapes, type CallShape } from '../../tools/fuzz/shapes.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';

/** Bytes that the app has room for in all, of which some are left to the transaction itself. */
const MOST_BYTES = 16_384 - 2_048;
/** Different values of the arguments, as enums among them take different types with them. */
const SAMPLES = 3;
const TRIES = 100;

test('every call can be shown on a device', () => {
  const metadata = new ChainBuilder().build().chain.metadata(15);
  const merkle = merkleizeMetadata(metadata, TOKEN);
  const shapes = new Shapes(metadata, [alice.publicKey, bob.publicKey]);
  const random = new Random(1);
  // Immortal, nonce 0, no tip, mode 1; versions, genesis twice, and the digest.
  const explicit = Uint8Array.of(0, 0, 0, 1);
  const hash = new Uint8Array(32);
  const implicit = concat(u32(103), u32(2), hash, hash, Uint8Array.of(1), merkle.digest());

  /** Null where the library cannot read the sample: an address by index, of which the chain has none. */
  const proofOf = (call: CallShape): Uint8Array | null => {
    try {
      return merkle.getProofForExtrinsicParts(shapes.call(random, call), explicit, implicit);
    } catch {
      return null;
    }
  };
  expect(shapes.calls.length).toBeGreaterThan(50);
  for (const call of shapes.calls) {
    const proofs: Uint8Array[] = [];
    for (let tries = 0; tries < TRIES && proofs.length < SAMPLES; tries++) {
      const proof = proofOf(call);
      if (proof) proofs.push(proof);
    }
    const longest = Math.max(...proofs.map(({ length }) => length));
    expect({ call: call.name, shown: proofs.length, fits: longest <= MOST_BYTES }).toEqual({
      ...{ call: call.name, shown: SAMPLES, fits: true },
    });
  }
});
