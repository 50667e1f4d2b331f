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

/** Wh minted to Bob once the pool has closed. */
function minted(chain: TestChain): bigint {
  chain.skipBlocks(2);
  return chain.balance(bob) / PER_WH;
}

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

  test('is of the same answer, so that fewer liars than it takes do nothing, wherever they come', () => {
    for (const at of [0, 1, 2]) {
      const exports = [200, 200, 200];
      exports.splice(at, 0, 2_000);
      expect(minted(answers(exports, 3))).toBe(200n);
    }
    const split = answers([200, 2_000, 200, 2_000], 3);
    expect(minted(split)).toBe(0n);
    expect(split.count('OracleClient.Requests')).toBe(1);
  });

  test('is not made of answers that differ in one register or the sequence number', () => {
    const shown = { importWh: 5, exportWh: 7, sequence: 6n };
    for (const other of [{ importWh: 4 }, { exportWh: 8 }, { sequence: 9n }]) {
      const chain = campus({ quorum: 2 });
      const id = request(chain);
      fulfil(chain, op1, id, reading(chain, shown));
      const lie = fulfil(chain, op2, id, reading(chain, { ...shown, ...other }));
      expect(lie).not.toEmit('OracleClient.BaselineSet');
      expect(fulfil(chain, op3, id, reading(chain, shown))).toEmit('OracleClient.BaselineSet');
      expect(stateOf(chain)).toMatchObject({ importWh: 5n, exportWh: 7n, sequence: 6n });
    }
  });

  test('that is complete takes no further answers', () => {
    const chain = answers([100, 100, 100], 3);
    const late = reading(chain, { exportWh: 100 });
    expect(fulfil(chain, op4, 1n, late)).toBeNoop('OracleClient.RequestClosed');
  });
});
