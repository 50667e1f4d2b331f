/** Transactions that must not get into a block: the pool and the block give the same reason, and nothing traps. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lengthPrefixed } from '../../tools/compiler/host/bytes.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain } from '../support/chain-builder.js';
import { signedExtrinsic, type SigningContext } from '../support/extrinsic.js';
import '../support/matchers.js';

const CALL = tx('GridToken.transfer', bob, 1n);
/** Bytes of the length before an extrinsic of this size. */
const PREFIX_SIZE = 2;

const chainOf = (): TestChain => new ChainBuilder().with(alice, 100n).with(bob).build();
const strict = (): TestChain =>
  new ChainBuilder().with(alice, 100n).with(bob).realSignatures().build();

/** The transaction without its length prefix. */
function body(chain: TestChain, nonce = 0): Uint8Array {
  return chain.extrinsic(alice, CALL, { nonce }).subarray(PREFIX_SIZE);
}

/** A transaction that is properly signed, but for another chain. */
function signedFor(chain: TestChain, other: Partial<SigningContext>): Uint8Array {
  const context = {
    extensions: chain.types.extensions,
    version: chain.chain.executor.version,
    genesisHash: chain.chain.genesis.hash,
    ...other,
  };
  const options = { nonce: 0, signature: 'real' } as const;
  return signedExtrinsic(alice, chain.types.encodeCall(CALL), context, options);
}

describe('a transaction is refused', () => {
  function refused(chain: TestChain, extrinsic: Uint8Array, reason: string): void {
    expect(chain.chain.validate(extrinsic)).toBeRefused(reason);
    const receipt = chain.submitRaw(extrinsic);
    expect(receipt).toBeRefused(reason);
    expect([receipt.changes.size, receipt.events.length]).toEqual([0, 0]);
  }

  test('signed for another genesis', () => {
    const chain = strict();
    refused(chain, signedFor(chain, { genesisHash: new Uint8Array(32) }), 'BadProof');
  });

  test.each(['specVersion', 'transactionVersion'])('signed for another %s', (field) => {
    const chain = strict();
    const { version } = chain.chain.executor;
    const other = { ...version, [field]: version.specVersion + 1 };
    refused(chain, signedFor(chain, { version: other }), 'BadProof');
  });

  test('with a signature of somebody else, or over something else', () => {
    const chain = strict();
    const right = signedFor(chain, {});
    expect(chain.chain.validate(right)).toMatchObject({ kind: 'valid' });
    const ofBob = Uint8Array.from(right);
    ofBob.set(bob.publicKey, PREFIX_SIZE + 2);
    refused(chain, ofBob, 'BadProof');
    const more = Uint8Array.from(right);
    more[more.length - 1] = 0x08;
    refused(chain, more, 'BadProof');
  });

  test('from an account without a role', () => {
    const chain = chainOf();
    refused(chain, chain.extrinsic(charlie, CALL), 'BadSigner');
  });

  test('from an account that names itself in a way this chain does not know', () => {
    const chain = chainOf();
    const bytes = body(chain);
    bytes[1] = 1;
    const byIndex = Buffer.concat([bytes.subarray(0, 2), Uint8Array.of(0), bytes.subarray(34)]);
    refused(chain, lengthPrefixed(byIndex), 'CannotLookup');
  });

  test('when its nonce has been used', () => {
    const chain = chainOf();
    const extrinsic = chain.extrinsic(alice, CALL);
    chain.submitRaw(extrinsic);
    chain.nextBlock();
    refused(chain, extrinsic, 'Stale');
  });

  test('with the last nonce there is: no other could follow it', () => {
    const chain = chainOf();
    const record = chain.query('System.Account', alice) as object;
    const last = 2 ** 32 - 1;
    chain.put('System.Account', { ...record, nonce: last - 1 }, alice);
    expect(chain.submit(alice, CALL)).toSucceed();
    expect(chain.nonce(alice)).toBe(last);
    expect(chain.submit(alice, CALL)).toBeRefused('Stale');
    expect(chain.nonce(alice)).toBe(last);
  });

  test('in a block when its nonce is still to come, while the pool waits for the ones before', () => {
    const chain = chainOf();
    const extrinsic = chain.extrinsic(alice, CALL, { nonce: 2 });
    const verdict = chain.chain.validate(extrinsic);
    expect(verdict).toMatchObject({ kind: 'valid' });
    expect(chain.submitRaw(extrinsic)).toBeRefused('Future');
  });

  test('when it was born on another branch, or its life of 64 blocks is over', () => {
    const chain = strict();
    // Period 64: 5 in the low bits, the phase above.
    const bornAt = (phase: number): Uint8Array =>
      Uint8Array.of(5 | ((phase & 15) << 4), phase >> 4);
    const sign = (phase: number, hash: Uint8Array): Uint8Array =>
      chain.extrinsic(alice, CALL, {
        signature: 'real',
        nonce: 0,
        era: { bytes: bornAt(phase), hash },
      });
    chain.skipBlocks(3);
    const mortal = sign(2, chain.chain.blocks[2]!.hash);
    expect(chain.chain.validate(mortal)).toMatchObject({ kind: 'valid', longevity: 62n });
    refused(chain, sign(2, chain.chain.blocks[1]!.hash), 'BadProof');
    chain.skipBlocks(64);
    refused(chain, mortal, 'BadProof');
  });

  test.each([
    ['a pallet that is not there', [200, 0]],
    ['a call that is not there', [11, 200]],
  ])('with %s', (_what, [pallet = 0, call = 0]) => {
    const chain = chainOf();
    const bytes = Uint8Array.from(body(chain));
    const at = bytes.length - chain.types.encodeCall(CALL).length;
    bytes.set([pallet, call], at);
    refused(chain, lengthPrefixed(bytes), 'Call');
  });

  test.each([0x00, 0x03, 0x05, 0x44, 0x45, 0x83, 0x85, 0xff])('of version byte 0x%s', (version) => {
    const chain = chainOf();
    const bytes = Uint8Array.from(body(chain));
    bytes[0] = version;
    refused(chain, lengthPrefixed(bytes), 'Call');
  });

  test('with bytes behind its call', () => {
    const chain = chainOf();
    refused(chain, lengthPrefixed(Buffer.concat([body(chain), Uint8Array.of(0)])), 'Call');
  });

  test('cut short anywhere', () => {
    const chain = chainOf();
    const whole = body(chain);
    for (let length = 0; length < whole.length; length++) {
      refused(chain, lengthPrefixed(whole.subarray(0, length)), 'Call');
    }
  });

  test('whose length says more or less than there is', () => {
    const chain = chainOf();
    const whole = chain.extrinsic(alice, CALL);
    for (const length of [0, 1, 63, 0x3fff, 2 ** 30 - 1]) {
      const prefix = Buffer.alloc(4);
      prefix.writeUInt32LE(((length << 2) | 2) >>> 0);
      refused(chain, Buffer.concat([prefix, whole.subarray(PREFIX_SIZE)]), 'Call');
    }
    refused(chain, new Uint8Array(0), 'Call');
  });
});

describe('nothing traps', () => {
  const chain = chainOf();

  test('on bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(chain.chain.validate(lengthPrefixed(bytes)).kind).toBe('refused');
        expect(chain.submitRaw(bytes).outcome.kind).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });

  test('on transactions with any byte changed', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const fork = chain.fork();
        const bytes = Uint8Array.from(body(fork));
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        const verdict = fork.chain.validate(lengthPrefixed(bytes));
        const { outcome } = fork.submitRaw(lengthPrefixed(bytes));
        if (verdict.kind === 'refused') expect(outcome).toMatchObject({ kind: 'refused' });
        else expect(['success', 'failed', 'refused']).toContain(outcome.kind);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a transaction without a signature', () => {
  test('is refused, unless it is an inherent and comes first', () => {
    const chain = chainOf();
    expect(chain.submitBare(tx('System.remark', 'sun'))).toBeRefused('NoUnsignedValidator');
    expect(chain.submit(alice, CALL)).toSucceed();
    expect(chain.submitBare(tx('Timestamp.set', chain.now))).toBeRefused('BadMandatory');
  });

  test('may not be an inherent in the pool', () => {
    const chain = chainOf();
    const set = chain.types.encodeCall(tx('Timestamp.set', 1n));
    const bare = lengthPrefixed(Buffer.concat([Uint8Array.of(4), set]));
    expect(chain.chain.validate(bare)).toBeRefused('MandatoryValidation');
    expect(chain.submit(alice, tx('Timestamp.set', 1n))).toBeRefused('MandatoryValidation');
  });
});
