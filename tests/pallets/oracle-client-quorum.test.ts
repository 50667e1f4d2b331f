/** Several operators and one reading. */
import { describe, expect, test } from '@jest/globals';
import { bob } from '../support/accounts.js';
import { type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  PER_WH,
  fulfil,
  nextEpoch,
  op1,
  op2,
  op3,
  op4,
  reading,
  request,
} from '../support/meters.js';
import { campus, stateOf } from '../support/oracle.js';

describe('a quorum', () => {
  const answers = (exports: readonly number[], quorum: number): TestChain => {
    const chain = campus({ quorum });
    const first = request(chain);
    for (const operator of [op1, op2, op3, op4].slice(0, quorum)) {
      expect(fulfil(chain, operator, first, reading(chain))).toSucceed();
    }
    nextEpoch(chain);
    const id = request(chain);
    exports.forEach((exportWh, index) => {
      const operator = [op1, op2, op3, op4][index]!;
      expect(fulfil(chain, operator, id, reading(chain, { exportWh }))).toSucceed();
    });
    return chain;
  };

  test('waits until enough operators have answered', () => {
    const chain = answers([100, 100], 3);
    expect(chain.balance(bob)).toBe(0n);
    expect(chain.events).toEmit('OracleClient.AnswerReceived', { operator: op2, answers: 2 });
    expect(chain.count('OracleClient.Requests')).toBe(1);
  });

  test('is of different operators', () => {
    const chain = answers([100], 3);
    const answer = reading(chain, { exportWh: 100 });
    expect(fulfil(chain, op1, 1n, answer)).toBeNoop('OracleClient.AlreadyAnswered');
  });

  test('counts the median, so that an operator with the key who lies by ten does nothing', () => {
    for (const lie of [20, 2_000]) {
      for (const at of [0, 1, 2]) {
        const exports = [200, 200, 200];
        exports[at] = lie;
        expect(answers(exports, 3).balance(bob)).toBe(200n * PER_WH);
      }
    }
  });

  test('counts the lower half when it is split two and two', () => {
    expect(answers([200, 2_000, 200, 2_000], 4).balance(bob)).toBe(200n * PER_WH);
    expect(answers([2_000, 2_000, 200, 200], 4).balance(bob)).toBe(200n * PER_WH);
  });

  test('takes the median of each register and of the sequence number by itself', () => {
    const chain = campus({ quorum: 3 });
    const id = request(chain);
    fulfil(chain, op1, id, reading(chain, { importWh: 1, exportWh: 30, sequence: 5 }));
    fulfil(chain, op2, id, reading(chain, { importWh: 2, exportWh: 20, sequence: 2n ** 64n - 1n }));
    fulfil(chain, op3, id, reading(chain, { importWh: 3, exportWh: 10, sequence: 6 }));
    expect(stateOf(chain)).toMatchObject({ importWh: 2n, exportWh: 20n, sequence: 6n });
  });

  test('keeps between two honest answers, wherever the lie comes', () => {
    for (const lie of [20, 2_000]) {
      for (const at of [0, 1, 2]) {
        const exports = [200, 210];
        exports.splice(at, 0, lie);
        const honest = lie < 200 ? 200n : 210n;
        expect(answers(exports, 3).balance(bob)).toBe(honest * PER_WH);
      }
    }
  });

  test('that is complete takes no further answers', () => {
    const chain = answers([100, 100, 100], 3);
    const late = reading(chain, { exportWh: 100 });
    expect(fulfil(chain, op4, 1n, late)).toBeNoop('OracleClient.RequestClosed');
  });
});
