/** How operators share work without talking to each other. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Backoff } from '../../tools/services/backoff.js';
import type { OracleState } from '../../tools/services/oracle/oracle-state.js';
import { isTurn, requestsFor } from '../../tools/services/oracle/plan.js';

const scene = fc
  .record({ count: fc.integer({ min: 1, max: 16 }), id: fc.bigInt(0n, 2n ** 64n - 1n) })
  .chain(({ count, id }) =>
    fc.record({
      count: fc.constant(count),
      id: fc.constant(id),
      quorum: fc.integer({ min: 1, max: count }),
      block: fc.nat(1_000_000),
    }),
  );

function stateOf(count: number, quorum: number, block: number, id: bigint): OracleState {
  const operators = Array.from({ length: count }, (_, index) => `op${index}`);
  const request = { id, meterId: 'm', epoch: 1n, openedAt: block, answeredBy: [] };
  return { block, operators, quorum, requests: [request], upkeep: null };
}

/** Those who would answer the request in `state`. */
const eager = (state: OracleState): string[] =>
  state.operators.filter((address) => requestsFor(address, state).length > 0);

test('in every block it is one operator’s turn', () => {
  fc.assert(
    fc.property(scene, ({ count, quorum, block, id }) => {
      const state = stateOf(count, quorum, block, id);
      const turns = state.operators.filter((_, place) => isTurn(place, state));
      expect(turns).toHaveLength(1);
    }),
  );
});

test('exactly the quorum answers at once, and everybody if it stays open', () => {
  fc.assert(
    fc.property(scene, ({ count, quorum, block, id }) => {
      const state = stateOf(count, quorum, block, id);
      expect(eager(state)).toHaveLength(quorum);
      expect(eager({ ...state, block: block + 3 * count })).toHaveLength(count);
    }),
  );
});

test('nobody answers twice, and strangers not at all', () => {
  const state = stateOf(2, 2, 10, 0n);
  const [request] = state.requests;
  const answered = { ...state, requests: [{ ...request!, answeredBy: ['op0'] }] };
  expect(eager(answered)).toEqual(['op1']);
  expect(requestsFor('stranger', state)).toEqual([]);
});

test('waits double up to the longest, and end with a success', () => {
  let now = 0;
  const backoff = new Backoff(1_000, 5_000, () => now);
  expect([1, 2, 3, 4, 5].map(() => backoff.fail())).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
  expect(backoff.isWaiting).toBe(true);
  now = 5_000;
  expect(backoff.isWaiting).toBe(false);
  backoff.fail();
  backoff.succeed();
  expect([backoff.isWaiting, backoff.fail()]).toEqual([false, 1_000]);
});
