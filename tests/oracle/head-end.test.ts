/** The head-end simulator and the reader, with every switch thrown. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ed25519Verify } from '@polkadot/util-crypto';
import { fromHex } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { type Fault, FAULTS } from '../../tools/campus/simulation/faults.js';
import type { HeadEnd } from '../../tools/campus/simulation/head-end.js';
import { measuredMeters } from '../../tools/campus/simulation/index.js';
import { HeadEndReader } from '../../tools/services/oracle/reader.js';
import { readingMessage, type SignedReading } from '../../tools/services/oracle/reading.js';
import { ReadingError } from '../../tools/services/oracle/wire.js';
import { startHeadEnd, keyedMeter } from './support.js';

const GENESIS = `0x${'11'.repeat(32)}`;
const EPOCH = 1_900_000n;

let headEnd: HeadEnd;
let reader: HeadEndReader;

beforeAll(async () => {
  await ready();
  headEnd = await startHeadEnd({ meters: [keyedMeter('m1'), keyedMeter('dach/süd')] });
  reader = new HeadEndReader({ url: headEnd.url, timeoutMs: 500 });
});

afterAll(() => headEnd.stop());

function isSigned(reading: SignedReading): boolean {
  const { publicKey } = keyedMeter(reading.meterId).key as { publicKey?: Uint8Array };
  const message = readingMessage(GENESIS, reading);
  return ed25519Verify(message, fromHex(reading.signature), publicKey as Uint8Array);
}

/** What the reader says while a switch is thrown. */
async function faulty(fault: Fault): Promise<SignedReading | string> {
  headEnd.setFault('m1', fault);
  try {
    return await reader.read('m1', EPOCH);
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingError);
    return (error as ReadingError).fault;
  } finally {
    headEnd.setFault('m1', null);
  }
}

test('a reading arrives as the meter signed it, whatever the meter is called', async () => {
  for (const meterId of ['m1', 'dach/süd']) {
    const reading = await reader.read(meterId, EPOCH);
    expect(reading).toMatchObject({ meterId, epoch: EPOCH, sequence: EPOCH });
    expect(reading.exportWh).toBe(EPOCH * 100n);
    expect(isSigned(reading)).toBe(true);
  }
});

test.each([
  ['missing-interval', 'missing'],
  ['http-500', 'http'],
  ['slow', 'timeout'],
  ['html', 'not-json'],
  ['huge', 'too-large'],
  ['wrong-unit', 'malformed'],
  ['nan', 'malformed'],
  ['clock-skew', 'other'],
] as const)('%s is noticed as %s', async (fault, expected) =>
  expect(await faulty(fault)).toBe(expected),
);

describe('what only the chain can notice is passed on:', () => {
  test.each([
    ['repeated-sequence', { sequence: EPOCH - 1n }],
    ['falling-register', { exportWh: EPOCH * 50n }],
    ['tenfold', { exportWh: EPOCH * 1000n }],
    ['night-phantom', { exportWh: EPOCH * 100n + 16n }],
    ['wrong-key', {}],
  ] as const)('%s', async (fault, shown) => {
    const reading = (await faulty(fault)) as SignedReading;
    expect(reading).toMatchObject(shown);
    expect(isSigned(reading)).toBe(fault !== 'wrong-key');
  });
});

test('a phantom grows by the epoch and stays counted when it is gone', async () => {
  const own = await startHeadEnd();
  const read = async (epoch: bigint): Promise<bigint> => {
    const { exportWh } = await new HeadEndReader({ url: own.url }).read('m1', epoch);
    return exportWh - epoch * 100n;
  };
  own.setFault('m1', 'night-phantom');
  expect([await read(10n), await read(11n)]).toEqual([16n, 32n]);
  own.setFault('m1', null);
  expect(await read(12n)).toBe(32n);
  await own.stop();
});

test('a head-end that is not there is unreachable', async () => {
  const gone = new HeadEndReader({ url: 'http://127.0.0.1:1' });
  await expect(gone.read('m1', EPOCH)).rejects.toMatchObject({ fault: 'unreachable' });
});

test('switches are thrown over HTTP, and only those there are', async () => {
  const post = (body: string): Promise<Response> =>
    fetch(`${headEnd.url}/faults`, { method: 'POST', body });
  expect((await post('{"meterId":"m1","fault":"html"}')).status).toBe(200);
  await expect(reader.read('m1', EPOCH)).rejects.toMatchObject({ fault: 'not-json' });
  expect((await post('{"meterId":"m1","fault":null}')).status).toBe(200);
  for (const body of ['{"meterId":"m1","fault":"fire"}', '{"meterId":"m9","fault":null}', 'x']) {
    expect((await post(body)).status).toBe(400);
  }
  expect(Object.keys(FAULTS)).toHaveLength(13);
});

test('the measured meters only ever count up, through gaps in the data and beyond its end', () => {
  const [meter] = measuredMeters();
  const first = BigInt(Date.UTC(2023, 11, 31, 17) / 900_000);
  expect(meter?.registersAt(first - 1n)).toBeNull();
  let last = meter?.registersAt(first);
  for (let epoch = first + 1n; epoch < first + 12_000n; epoch += 7n) {
    const next = meter?.registersAt(epoch);
    expect(next!.exportWh).toBeGreaterThanOrEqual(last!.exportWh);
    expect(next!.importWh).toBeGreaterThanOrEqual(last!.importWh);
    last = next;
  }
});
