/** What the runtime API tells of the oracle. */
import { expect, test } from '@jest/globals';
import '../support/matchers.js';
import {
  fulfil,
  lastEpoch,
  nextEpoch,
  op1,
  op2,
  read,
  reading,
  request,
} from '../support/meters.js';
import { alice, bob } from '../support/accounts.js';
import { tx } from '../support/chain-builder.js';
import { campus, measured } from '../support/oracle.js';

test('the runtime API tells how the oracle is doing', () => {
  const chain = campus({ meters: ['m1', 'm2'] });
  read(chain, { meterId: 'm1', exportWh: 500 });
  request(chain, 'm2');
  chain.skipBlocks(4);
  expect(chain.api('OracleClientApi.metrics')).toMatchObject({
    openRequests: 1,
    oldestAge: 4,
    totals: { requests: 2n, fulfilled: 1n },
  });
  expect(chain.api('OracleClientApi.open_requests')).toMatchObject([
    { requestId: 1n, request: { meterId: 'm2', answers: [] } },
  ]);
  nextEpoch(chain, 3);
  expect(chain.api('OracleClientApi.meter_report', 'm1')).toMatchObject({
    state: { exportWh: 500n },
    silentEpochs: 3n,
  });
  expect(chain.api('OracleClientApi.meter_report', 'm2')).toMatchObject({
    state: null,
    silentEpochs: null,
  });
  expect(chain.api('OracleClientApi.meter_reports', null)).toHaveLength(2);
  expect(chain.api('OracleClientApi.current_epoch')).toBe(lastEpoch(chain) + 1n);
});

test('metrics count every end that a request can have, and the age of the oldest that is open', () => {
  const chain = campus({ meters: ['m1', 'm2', 'm3'], lifetime: 5, quorum: 2 });
  const metrics = (): unknown => chain.api('OracleClientApi.metrics');
  expect(metrics()).toMatchObject({ openRequests: 0, oldestAge: 0, totals: { requests: 0n } });

  const answered = request(chain, 'm1');
  const answer = reading(chain, { meterId: 'm1' });
  fulfil(chain, op1, answered, answer);
  chain.skipBlocks(2);
  request(chain, 'm2');
  expect(metrics()).toMatchObject({ openRequests: 2, oldestAge: 2 });
  expect(chain.api('OracleClientApi.open_requests')).toContainEqual(
    expect.objectContaining({
      requestId: answered,
      request: expect.objectContaining({ answers: [expect.objectContaining({ exportWh: 0n })] }),
    }),
  );

  fulfil(chain, op2, answered, answer);
  expect(metrics()).toMatchObject({ openRequests: 1, oldestAge: 0 });
  for (const call of ['unassignMeter', 'assignMeter']) {
    const args = call === 'assignMeter' ? ['m2', bob] : ['m2'];
    expect(chain.submit(alice, tx(`Registry.${call}`, ...args))).toSucceed();
  }
  nextEpoch(chain);
  request(chain, 'm2');
  request(chain, 'm3');
  chain.skipBlocks(5);
  expect(metrics()).toMatchObject({
    openRequests: 0,
    oldestAge: 0,
    totals: { requests: 4n, fulfilled: 1n, superseded: 1n, expired: 2n },
  });
});

test('totals tell the energy of either direction', () => {
  const chain = measured();
  read(chain, { importWh: 1_300, exportWh: 1_100 });
  expect(chain.api('OracleClientApi.metrics')).toMatchObject({
    totals: { exportWh: 100n, importWh: 300n },
  });
});

test('reports go on after a meter', () => {
  const chain = campus({ meters: ['m1', 'm2', 'm3'] });
  const reports = (after: string | null) =>
    chain.api('OracleClientApi.meter_reports', after) as { meterId: string }[];
  const all = reports(null).map(({ meterId }) => meterId);
  expect(all).toHaveLength(3);
  expect(reports(all[0]!).map(({ meterId }) => meterId)).toEqual(all.slice(1));
  expect(reports(all[2]!)).toEqual([]);
});

test('a refused reading leaves every read as it was', () => {
  const chain = measured();
  const id = request(chain);
  const reads = (): unknown[] => [
    chain.api('OracleClientApi.metrics'),
    chain.api('OracleClientApi.open_requests'),
    chain.api('OracleClientApi.meter_reports', null),
  ];
  const before = reads();
  fulfil(chain, op1, id, reading(chain, { importWh: 1_000, exportWh: 999 }));
  expect(reads()).toEqual(before);
});
