/** CheckMetadataHash (RFC-78): who signs what a device has decoded signs the metadata's digest, too. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { TOKEN } from '../../node-config/token.js';
import { placementsOf } from '../../tools/compiler/build/placements.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { Group, type Placement } from '../../tools/compiler/link/placement.js';
import { ROOT } from '../../tools/support/root.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';

const CALL = tx('GridToken.transfer', bob, 1n);

let digest: Uint8Array;

const chainOf = (): TestChain =>
  new ChainBuilder().with(alice, 100n).with(bob).realSignatures().build();

const signed = (
  chain: TestChain,
  options: { mode?: number; metadataHash?: Uint8Array },
): Uint8Array => chain.extrinsic(alice, CALL, { signature: 'real', ...options });

beforeAll(() => {
  digest = merkleizeMetadata(chainOf().chain.metadata(15), TOKEN).digest();
});

test('the digest is that of metadata 15 and of metadata 16', () => {
  const { chain } = chainOf();
  expect(merkleizeMetadata(chain.metadata(16), TOKEN).digest()).toEqual(digest);
  const placed = placementsOf(readModel(ROOT)).find(
    ({ group }: Placement) => group === Group.MetadataDigest,
  );
  expect(placed?.parts).toEqual([digest]);
});

describe('in mode 1', () => {
  test('the right digest passes, in the pool and in the block', () => {
    const chain = chainOf();
    const extrinsic = signed(chain, { metadataHash: digest });
    expect(chain.chain.validate(extrinsic)).toMatchObject({ kind: 'valid' });
    expect(chain.submitRaw(extrinsic)).toEmit('GridToken.Transfer', { to: bob });
  });

  const another = (): Uint8Array => digest.map((byte, i) => (i === 31 ? byte ^ 1 : byte));
  test.each<[what: string, options: () => { mode?: number; metadataHash?: Uint8Array }]>([
    ['another digest', () => ({ metadataHash: another() })],
    ['no digest', () => ({ mode: 1 })],
    ['a digest that was signed in mode 0', () => ({ mode: 0, metadataHash: digest })],
  ])('%s is a bad proof', (_, options) => {
    const chain = chainOf();
    const extrinsic = signed(chain, options());
    expect(chain.chain.validate(extrinsic)).toBeRefused('BadProof');
    expect(chain.submitRaw(extrinsic)).toBeRefused('BadProof');
  });
});

test('in mode 0 nothing is asked', () => {
  const chain = chainOf();
  expect(chain.submitRaw(signed(chain, {}))).toEmit('GridToken.Transfer', { to: bob });
});

test('a mode that there is not is no transaction', () => {
  const chain = chainOf();
  const extrinsic = signed(chain, { mode: 2, metadataHash: digest });
  expect(chain.submitRaw(extrinsic)).toBeRefused('Call');
});
