/** How requests open and close, and what upkeep is for. */
import { describe, expect, test } from '@jest/globals';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';
import { decree } from '../support/root.js';
import {
  METER,
  PER_WH,
  fulfil,
  lastEpoch,
  nextEpoch,
  op1,
  op2,
  read,
  reading,
  request,
  authority,
} from '../support/meters.js';
import { ask, campus, measured } from '../support/oracle.js';

describe('request_energy_data', () => {
  test('asks for the last finished epoch, for as many blocks as requests live', () => {
    const chain = campus();
    const receipt = chain.submit(op1, ask());
    expect(receipt).toEmit('OracleClient.RequestOpened', {
      requestId: 0n,
      meterId: METER,
      epoch: lastEpoch(chain),
      expiresAt: chain.number + 100,
    });
    expect(chain.query('OracleClient.Requests', 0n)).toMatchObject({ openedAt: chain.number });
  });

  test('is for operators and admins', () => {
    const chain = campus();
    expect(chain.submit(bob, ask())).toBeRefused(ROLE_REQUIRED);
    expect(chain.submit(alice, ask())).toSucceed();
  });

  test('asks once per meter and epoch', () => {
    const chain = campus();
    request(chain);
    expect(chain.submit(op2, ask())).toBeNoop('OracleClient.AlreadyRequested');
  });

  test('does not ask for what has been read', () => {
    const chain = campus();
    expect(read(chain)).toSucceed();
    expect(chain.submit(op2, ask())).toBeNoop('OracleClient.AlreadyRead');
    nextEpoch(chain);
    expect(chain.submit(op2, ask())).toSucceed();
  });

  test('goes through epochs, oldest first, and passes over one that nobody has answered for', () => {
    const chain = measured({ lifetime: 5 });
    nextEpoch(chain, 3);
    const first = lastEpoch(chain) - 3n;
    const asked = (): unknown => {
      const id = request(chain);
      return (chain.query('OracleClient.Requests', id) as { epoch: bigint }).epoch;
    };
    expect(asked()).toBe(first);
    expect(chain.submit(op2, ask())).toBeNoop('OracleClient.AlreadyRequested');
    chain.skipBlocks(6);
    expect(asked()).toBe(first + 1n);
    const id = 2n;
    const shown = { importWh: 1_000, exportWh: 1_000, epoch: first + 1n };
    expect(fulfil(chain, op1, id, reading(chain, shown))).toSucceed();
    expect(asked()).toBe(first + 2n);
  });

  test('reaches 96 epochs back', () => {
    const chain = measured();
    nextEpoch(chain, 200);
    const id = request(chain);
    expect(chain.query('OracleClient.Requests', id)).toMatchObject({
      epoch: lastEpoch(chain) - 95n,
    });
  });

  test('needs a meter that somebody has and that has a key', () => {
    const chain = campus();
    expect(chain.submit(op1, ask('roof-9'))).toBeNoop('OracleClient.MeterNotAssigned');
    chain.submit(alice, tx('Registry.assignMeter', 'roof-2', bob));
    expect(chain.submit(op1, ask('roof-2'))).toBeNoop('OracleClient.MeterNotDescribed');
  });

  test('stops where 256 requests close in the same block', () => {
    for (const [count, error] of [
      [255, null],
      [256, 'OracleClient.TooManyRequests'],
    ] as const) {
      const chain = campus();
      const ids = Array.from({ length: count }, (_, index) => BigInt(1_000 + index));
      chain.put('OracleClient.Closing', ids, chain.number + 100);
      expect(chain.submit(op1, ask()).error).toBe(error);
    }
  });
});

describe('a request that nobody answers', () => {
  test('closes at the beginning of its last block, and a later answer changes nothing', () => {
    const chain = campus({ lifetime: 3 });
    const id = request(chain);
    const answer = reading(chain);
    chain.skipBlocks(2);
    expect(chain.query('OracleClient.Requests', id)).not.toBeNull();
    chain.nextBlock();
    expect(chain.events).toEmit('OracleClient.RequestExpired', { requestId: id, meterId: METER });
    expect(fulfil(chain, op1, id, answer)).toBeNoop('OracleClient.RequestClosed');
    expect(chain.query('OracleClient.Totals')).toMatchObject({ requests: 1n, expired: 1n });
    expect(chain.count('OracleClient.RequestOf')).toBe(0);
    expect(chain.count('OracleClient.Closing')).toBe(0);
  });

  test('may be asked again in the same epoch', () => {
    const chain = campus({ lifetime: 1 });
    request(chain);
    chain.nextBlock();
    expect(chain.submit(op1, ask())).toSucceed();
  });

  test('leaves those alone that were answered', () => {
    const chain = campus({ lifetime: 2 });
    expect(read(chain)).toSucceed();
    chain.skipBlocks(2);
    expect(chain.events).not.toEmit('OracleClient.RequestExpired');
    expect(chain.query('OracleClient.Totals')).toMatchObject({ fulfilled: 1n, expired: 0n });
  });
});

test('nothing can be asked before the first epoch is over', () => {
  const chain = new ChainBuilder().startingAt(0n).admin(alice).build();
  expect(chain.submit(alice, ask())).toBeNoop('OracleClient.EpochNotOver');
});

describe('upkeep', () => {
  const check = (chain: TestChain): { meters: string[] } | null =>
    chain.api('OracleClientApi.check_upkeep') as { meters: string[] } | null;
  const perform = (meters: string[]) =>
    tx('OracleClient.performUpkeep', { meters, clearing: false });

  test('names the meters that are due, and doing it leaves none', () => {
    const meters = ['m1', 'm2', 'm3'];
    const chain = campus({ meters });
    chain.nextBlock();
    const found = check(chain);
    expect([...found!.meters].sort()).toEqual(meters);
    expect(chain.submit(op1, perform(meters))).toSucceed();
    expect(chain.count('OracleClient.Requests')).toBe(3);
    expect(check(chain)).toBeNull();
    nextEpoch(chain);
    expect(check(chain)).toBeNull();
    chain.skipBlocks(101);
    expect(check(chain)?.meters).toHaveLength(3);
  });

  test('done again, late, or for meters that are not due changes nothing', () => {
    const chain = campus({ meters: ['m1', 'm2'] });
    chain.submit(op1, perform(['m1']));
    expect(chain.submit(op2, perform(['m1', 'nobody', '']))).toBeNoop();
    expect(chain.submit(op2, perform([]))).toBeNoop();
    expect(chain.submit(op2, perform(['m1', 'm2', 'm2']))).toSucceed();
    expect(chain.count('OracleClient.Requests')).toBe(2);
  });

  test('is bounded', () => {
    const meters = Array.from({ length: 129 }, (_, index) => `m${index}`);
    expect(campus().submit(op1, perform(meters))).toBeNoop('OracleClient.TooMuchUpkeep');
  });

  test('is for operators', () =>
    expect(campus().submit(alice, perform([]))).toBeRefused(ROLE_REQUIRED));

  test('clears the market where it does not clear itself, in bounded steps, once', () => {
    const chain = measured({ grid: 1_000n * PER_WH });
    const clear = tx('OracleClient.performUpkeep', { meters: [], clearing: true });
    const byHand = tx('OracleClient.setAutoMarketClearing', false);
    expect(decree(chain, authority, byHand)).toBeNull();
    const order = tx('Trading.createSellOrder', 1n, 100n * PER_WH);
    expect(chain.submit(bob, order)).toSucceed();
    expect(chain.submit(op1, clear)).toBeNoop();
    nextEpoch(chain);
    expect(chain.events).not.toEmit('Trading.EpochCleared');
    expect(chain.api('OracleClientApi.check_upkeep')).toMatchObject({ clearing: true });
    expect(chain.submit(op1, clear)).toEmit('Trading.EpochCleared');
    expect(chain.api('OracleClientApi.check_upkeep')).toMatchObject({ clearing: false });
    expect(chain.submit(op2, clear)).toBeNoop();
  });

  test('leaves out meters without a key', () => {
    const chain = campus();
    chain.submit(alice, tx('Registry.assignMeter', 'roof-2', bob));
    expect(check(chain)?.meters).toHaveLength(1);
  });
});
