import { describe, expect, test } from '@jest/globals';
import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import { stringToHex } from '@polkadot/util';
import { campusAccounts, type Member } from '../../tools/campus/simulation/accounts.js';
import { ReplayMeter } from '../../tools/campus/simulation/meters.js';
import { openChain } from '../../tools/campus/open-chain.js';
import { oracleSetup } from '../../tools/campus/oracle-options.js';
import { Readings } from '../../tools/campus/readings.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { ROOT } from '../../tools/support/root.js';
import { BUILDINGS } from '../support/shipped-campus.js';

await ready();
const [member] = campusAccounts(BUILDINGS).members as [Member];

describe('the set-up of the oracle', () => {
  test('is one operator unless more are asked for', () => {
    expect(oracleSetup({})).toEqual({ operators: 1, quorum: 1 });
    expect(oracleSetup({ operators: 4 })).toEqual({ operators: 4, quorum: 1 });
    expect(oracleSetup({ operators: 16, quorum: 16 })).toEqual({ operators: 16, quorum: 16 });
  });

  test.each([0, -1, 17, 1.5, NaN, Infinity])('has no %p operators', (count) => {
    const limits = 'has to be a whole number from 1 to 16';
    expect(() => oracleSetup({ operators: count })).toThrow(`--operators ${limits}`);
    expect(() => oracleSetup({ operators: 16, quorum: count })).toThrow(`--quorum ${limits}`);
  });

  test('has no quorum beyond the operators', () => {
    expect(() => oracleSetup({ quorum: 3 })).toThrow(
      '--quorum 3 is out of reach: --operators is 1',
    );
  });
});

test('a chain that runs already has an oracle and a port of its own', async () => {
  const url = 'ws://127.0.0.1:1';
  for (const option of ['operators', 'quorum', 'port']) {
    await expect(openChain({ url, [option]: 4 }, ROOT, 0, () => {})).rejects.toThrow(
      `--${option} is for a chain that is started here, not --url`,
    );
  }
});

test('a wrong number of operators is noticed before anything is built or opened', async () => {
  const port = 1;
  const opening = openChain({ operators: 2, quorum: 3, port }, ROOT, 0, () => {});
  await expect(opening).rejects.toThrow('--quorum 3 is out of reach: --operators is 2');
});

describe('a meter of a replay', () => {
  const shown = (meter: ReplayMeter, epoch: bigint): bigint[] => {
    const { epoch: at, sequence, importWh, exportWh } = meter.registersAt(epoch);
    return [at, sequence, importWh, exportWh];
  };

  test('counts on from what it shows already', () => {
    const meter = new ReplayMeter(member, { importWh: 100n, exportWh: 50n });
    expect(shown(meter, 7n)).toEqual([7n, 7n, 100n, 50n]);
    meter.count(7n, { imported: 3, exported: 0 });
    meter.count(9n, { imported: 0, exported: 4 });
    expect(shown(meter, 9n)).toEqual([9n, 9n, 103n, 54n]);
  });

  test('shows for every epoch what it showed at its end', () => {
    const meter = new ReplayMeter(member, { importWh: 0n, exportWh: 0n });
    meter.count(7n, { imported: 3, exported: 0 });
    meter.count(9n, { imported: 0, exported: 4 });
    expect([6n, 7n, 8n, 10n].map((epoch) => shown(meter, epoch).slice(2))).toEqual([
      [0n, 0n],
      [3n, 0n],
      [3n, 0n],
      [3n, 4n],
    ]);
  });
});

describe('what the chain says of readings', () => {
  const names = ['BaselineSet', 'ReadingAccepted', 'ExtrinsicFailed'];
  const known = Object.fromEntries(
    names.map((name) => [name, { is: (event: { name: string }) => event.name === name }]),
  );
  /** The part of an api that recognises events, by name, and errors, by themselves. */
  const api = {
    events: { oracleClient: known, system: known },
    registry: { findMetaError: (section: string) => ({ section }) },
  } as unknown as ApiPromise;

  const record = (name: string, ...data: unknown[]): EventRecord =>
    ({ event: { name, data } }) as unknown as EventRecord;
  const meter = (name: string): object => ({ toHex: () => stringToHex(name) });
  const failure = (section: string): EventRecord =>
    record('ExtrinsicFailed', { isModule: true, asModule: section });

  test('is how far each meter has been read', () => {
    const readings = new Readings(api);
    expect(readings.of('A-1')).toEqual({ accepted: 0, epoch: -1n });
    readings.note([record('BaselineSet', meter('A-1'), 7, 100, 50)]);
    readings.note([
      record('ReadingAccepted', meter('A-1'), 8, 1, 30),
      record('ReadingAccepted', meter('B-1'), 8, 2, 0),
      record('ReadingAccepted', meter('A-1'), 9, 4, 25),
    ]);
    expect(readings.of('A-1')).toEqual({ accepted: 3, epoch: 9n });
    expect(readings.of('B-1')).toEqual({ accepted: 1, epoch: 8n });
    expect(readings.accepted).toBe(4);
  });

  test('counts refusals of the oracle, not those of others', () => {
    const readings = new Readings(api);
    readings.note([failure('oracleClient'), failure('trading'), failure('oracleClient')]);
    readings.note([record('ExtrinsicFailed', { isModule: false })]);
    expect(readings.refused).toBe(2);
  });
});
