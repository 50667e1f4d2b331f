/** What a Ledger with the Polkadot app is sent of every call: the transaction, and the part of the metadata that explains it. */
import { beforeAll, expect, test } from '@jest/globals';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { TOKEN } from '../../node-config/token.js';
import { concat } from '../../tools/compiler/host/bytes.js';
import { u32 } from '../../tools/compiler/host/scale.js';
import { Random } from '../../tools/fuzz/random.js';
import { Shapes } from '../../tools/fuzz/shapes.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';

/** Bytes that the app has room for in all, of which some are left to the transaction itself. */
const MOST_BYTES = 16_384 - 2_048;
const SAMPLES = 3;

let metadata: Uint8Array;

beforeAll(() => {
  metadata = new ChainBuilder().build().chain.metadata(15);
});

test('every call can be shown on a device', () => {
  const merkle = merkleizeMetadata(metadata, TOKEN);
  const shapes = new Shapes(metadata, [alice.publicKey, bob.publicKey]);
  const random = new Random(1);
  // Immortal, nonce 0, no tip, mode 1; versions, genesis twice, and the digest.
  const explicit = Uint8Array.of(0, 0, 0, 1);
  const hash = new Uint8Array(32);
  const implicit = concat(u32(103), u32(2), hash, hash, Uint8Array.of(1), merkle.digest());
  const sizes: Record<string, number> = {};
  for (const call of shapes.calls) {
    for (let i = 0; i < SAMPLES; i++) {
      const bytes = shapes.call(random, call);
      const proof = merkle.getProofForExtrinsicParts(bytes, explicit, implicit);
      sizes[call.name] = Math.max(sizes[call.name] ?? 0, proof.length);
    }
  }
  expect(Object.keys(sizes).length).toBeGreaterThan(50);
  expect(Object.entries(sizes).filter(([, size]) => size > MOST_BYTES)).toEqual([]);
});
