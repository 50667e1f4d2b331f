/** The table of `grid bench`, and what its check lets pass. */
import { expect, test } from '@jest/globals';
import { tableOf } from '../../tools/bench/index.js';
import type { Measured } from '../../tools/bench/measure.js';
import { type BenchResult, growth, readResult } from '../../tools/bench/results.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { snakeCase } from '../../tools/compiler/codegen/names.js';
import { ROOT } from '../../tools/support/root.js';

const committed: BenchResult = {
  sizes: { blob: 100_000 },
  hostCalls: { transfer: 20 },
  microseconds: { transfer: 50 },
};
const with_ = (change: Partial<BenchResult>): BenchResult => ({ ...committed, ...change });

test('growth of 5 % passes, more does not', () => {
  expect(growth(committed, with_({ sizes: { blob: 105_000 } }))).toEqual([]);
  expect(growth(committed, with_({ sizes: { blob: 105_001 } }))).toEqual([
    'blob: 105001 bytes, 100000 before',
  ]);
  expect(growth(committed, with_({ hostCalls: { transfer: 22 } }))).toEqual([
    'transfer: 22 host calls, 20 before',
  ]);
});

test('times may grow: they are the machine’s', () =>
  expect(growth(committed, with_({ microseconds: { transfer: 500 } }))).toEqual([]));

test('what is not committed has to be', () =>
  expect(growth(committed, with_({ hostCalls: { remark: 1 } }))).toEqual([
    'remark: 1 host calls, not in the committed results',
  ]));

test('every runtime has its columns, and blanks where it lacks a call', () => {
  const ours: Measured = { ...committed, specVersion: 1, firstCall: null };
  const peer: Measured = { ...ours, hostCalls: {}, microseconds: {}, firstCall: 2 };
  const lines = tableOf(
    new Map([
      ['ours', ours],
      ['peer', peer],
    ]),
  ).split('\n');
  const cells = (label: string) =>
    lines
      .find((line) => line.includes(`│ ${label} `))!
      .split('│')
      .slice(2, -1)
      .map((cell) => cell.trim());
  expect(cells('blob, bytes')).toEqual(['', '100,000', '', '100,000']);
  expect(cells('transfer')).toEqual(['20', '50.0', '', '']);
  expect(cells('first call with compilation, ms')).toEqual(['', '', '', '2']);
});

test('every call that anybody may send has its row', () => {
  const model = readModel(ROOT);
  const rows = Object.keys(readResult(ROOT, model.version.specVersion).hostCalls);
  const calls = model.pallets.flatMap(({ name, calls }) =>
    calls
      .filter((call) => call.class !== 'mandatory')
      .map((call) => `${name}.${snakeCase(call.name)}`),
  );
  const missing = calls.filter((call) => !rows.some((row) => row.startsWith(`${call}, `)));
  expect(missing).toEqual([]);
});
