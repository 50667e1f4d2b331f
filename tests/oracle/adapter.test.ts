/** The protocol of Chainlink's bridges. */
import { expect, test } from '@jest/globals';
import { adapt } from '../../tools/services/oracle/adapter.js';
import type { MeterReader } from '../../tools/services/oracle/reader.js';
import { ReadingError } from '../../tools/services/oracle/wire.js';

const asked: [string, bigint][] = [];
const reader: MeterReader = {
  read(meterId, epoch) {
    asked.push([meterId, epoch]);
    if (meterId === 'gone') throw new ReadingError('missing', 'the head-end answered 404');
    const registers = { meterId, epoch, sequence: 5n, importWh: 1n, exportWh: 250n };
    return Promise.resolve({ ...registers, signature: '0xab' as const });
  },
  probe: () => Promise.resolve(),
};

const finished = (): Promise<bigint> => Promise.resolve(9n);

test('a request is answered with its id, the result twice and the status', async () => {
  const body = JSON.stringify({ id: 'run-7', data: { meterId: 'm1', epoch: '12' } });
  expect(await adapt(body, reader, finished)).toEqual({
    jobRunID: 'run-7',
    statusCode: 200,
    result: '250',
    data: {
      result: '250',
      meterId: 'm1',
      epoch: '12',
      sequence: '5',
      importWh: '1',
      exportWh: '250',
      signature: '0xab',
    },
  });
});

test('without an epoch the last one that is over on the chain is read', async () => {
  const body = JSON.stringify({ id: 1, data: { meterId: 'm1' } });
  expect(await adapt(body, reader, finished)).toMatchObject({ jobRunID: '1' });
  expect(asked.at(-1)).toEqual(['m1', 9n]);
});

test.each([
  ['', 400],
  ['null', 400],
  ['{}', 400],
  ['{"id":"x","data":{}}', 400],
  ['{"id":"x","data":{"meterId":""}}', 400],
  ['{"id":"x","data":{"meterId":"m1","epoch":"-1"}}', 400],
  ['{"id":"x","data":{"meterId":"gone"}}', 502],
])('%j is an error with the protocol’s shape', async (body, statusCode) => {
  const answer = await adapt(body, reader, finished);
  expect(answer).toMatchObject({ status: 'errored', statusCode });
  expect(answer).toHaveProperty('error.message');
  expect(answer).not.toHaveProperty('result');
});

test('without an epoch a chain that cannot be asked is an error', async () => {
  const gone = (): Promise<bigint> => Promise.reject(new Error('the node has not answered yet'));
  expect(await adapt('{"id":"x","data":{"meterId":"m1"}}', reader, gone)).toMatchObject({
    statusCode: 503,
    error: { message: expect.stringContaining('the node has not answered yet') },
  });
});
