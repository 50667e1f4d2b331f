/** What the runtime API tells of the oracle. */
import { expect, test } from '@jest/globals';
import { toHex, utf8 } from '../../tools/host/bytes.js';
import '../support/matchers.js';
import { lastEpoch, nextEpoch, read, request } from '../support/meters.js';
import { campus } from '../support/oracle.js';

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
    { requestId: 1n, request: { meterId: toHex(utf8('m2')), answers: [] } },
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
