import { describe, expect, test } from '@jest/globals';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

const CALL = tx('GridToken.transfer', bob, 1n);
const RICH = 10n ** 12n;
const RATES = { perMicrosecond: 1000, perByte: 7 };

const chainOf = (holding = RICH, transactionPayment = RATES): TestChain =>
  new ChainBuilder().with(alice, holding).with(bob).configure({ transactionPayment }).build();

interface FeeDetails {
  inclusionFee: { baseFee: bigint; lenFee: bigint; adjustedWeightFee: bigint } | null;
  tip: bigint;
}

/** An argument of the fee APIs: the extrinsic, and its length. */
function asked(chain: TestChain, tip = 0n): Uint8Array {
  const extrinsic = chain.extrinsic(alice, CALL, { tip });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(extrinsic.length);
  return Buffer.concat([extrinsic, length]);
}

/** base, length and weight fee, then tip: u128 each behind the presence of the first three. */
function details(chain: TestChain, tip = 0n): FeeDetails {
  const bytes = Buffer.from(
    chain.apiRaw('TransactionPaymentApi_query_fee_details', asked(chain, tip)),
  );
  const amount = (i: number): bigint => bytes.readBigUInt64LE(1 + 16 * i);
  expect([bytes.length, bytes[0]]).toEqual([65, 1]);
  return {
    inclusionFee: { baseFee: amount(0), lenFee: amount(1), adjustedWeightFee: amount(2) },
    tip: amount(3),
  };
}

function feeOf({ inclusionFee, tip }: FeeDetails): bigint {
  const { baseFee = 0n, lenFee = 0n, adjustedWeightFee = 0n } = inclusionFee ?? {};
  return baseFee + lenFee + adjustedWeightFee + tip;
}

/** What every signed transaction tells once, after all that its call did. */
function paidIn({ events }: ReturnType<TestChain['submit']>): unknown[] {
  expect(events.at(-2)?.path).toBe('TransactionPayment.TransactionFeePaid');
  return events
    .filter(({ path }) => path === 'TransactionPayment.TransactionFeePaid')
    .map(({ data }) => data);
}

describe('without coefficients', () => {
  test('nothing is paid, whatever the tip of zero', () => {
    const chain = new ChainBuilder().with(alice, 5n).with(bob).build();
    const receipt = chain.submit(alice, CALL);
    expect(receipt).toSucceed();
    expect(paidIn(receipt)).toEqual([{ who: alice.address, actualFee: 0n, tip: 0n }]);
    expect(chain.balance(alice)).toBe(4n);
  });
});

describe('with coefficients', () => {
  test('the fee is what the API says, and leaves the supply', () => {
    const chain = chainOf();
    const fee = feeOf(details(chain));
    const { inclusionFee } = details(chain);
    const length = BigInt(chain.extrinsic(alice, CALL).length);
    expect(inclusionFee?.lenFee).toBe(length * 7n);
    expect(inclusionFee?.baseFee).toBeGreaterThan(0n);
    const supply = chain.query('Balances.TotalIssuance') as bigint;
    const receipt = chain.submit(alice, CALL);
    expect(receipt).toEmit('TransactionPayment.TransactionFeePaid', {
      who: alice,
      actualFee: fee,
      tip: 0n,
    });
    expect(chain.balance(alice)).toBe(RICH - fee - 1n);
    expect(chain.query('Balances.TotalIssuance')).toBe(supply - fee);
  });

  test('a failed call pays all the same', () => {
    const chain = chainOf();
    const receipt = chain.submit(alice, tx('GridToken.transfer', bob, 2n * RICH));
    expect(receipt).toFailWith('GridToken.InsufficientBalance');
    const actualFee = RICH - chain.balance(alice);
    expect(actualFee).toBeGreaterThan(0n);
    expect(receipt).toEmit('TransactionPayment.TransactionFeePaid', { who: alice, actualFee });
    expect(chain.balance(bob)).toBe(0n);
  });

  test('a tip comes on top, and lifts the transaction in the pool', () => {
    const chain = chainOf();
    expect(feeOf(details(chain, 90n)) - feeOf(details(chain))).toBeGreaterThanOrEqual(90n);
    const plain = chain.validate(alice, CALL);
    const tipped = chain.validate(alice, CALL, { tip: 90n });
    if (plain.kind !== 'valid' || tipped.kind !== 'valid') throw new Error('both are valid');
    expect(tipped.priority).toBeGreaterThan(plain.priority);
    expect(chain.submit(alice, CALL, { tip: 90n })).toEmit(
      'TransactionPayment.TransactionFeePaid',
      { tip: 90n },
    );
  });

  test('who cannot pay is refused, in the pool and in the block, and keeps what it has', () => {
    const chain = chainOf(1000n);
    expect(chain.validate(alice, CALL)).toBeRefused('Payment');
    const receipt = chain.submit(alice, CALL);
    expect(receipt).toBeRefused('Payment');
    expect([receipt.changes.size, chain.balance(alice)]).toEqual([0, 1000n]);
  });
});
