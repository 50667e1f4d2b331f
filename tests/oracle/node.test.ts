/** Two operators and a head-end on a real node: readings become GRID, also after the head-end was away. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ready } from '../../tools/compiler/host/executor.js';
import type { HeadEnd } from '../../tools/campus/simulation/head-end.js';
import { meteredSpec } from '../../tools/bench/metered-spec.js';
import type { OperatorService } from '../../tools/services/oracle/service.js';
import { describeNode, NODE_TIMEOUT, pair, runNode, type RunningNode } from '../node/support.js';
import { fulfilled, SLOT_MS, startOperator, until } from './node-support.js';
import { keyedMeter, startHeadEnd } from './support.js';

const EPOCH_MS = 6 * SLOT_MS;
/** More than the deadband, and less than the rated power allows in so short an epoch. */
const WH_PER_EPOCH = 30n;
const PER_WH = 10n ** 15n;
const OPERATORS = ['Oracle1', 'Oracle2'];

describeNode('operators on a node', () => {
  let node: RunningNode;
  let headEnd: HeadEnd;
  let services: OperatorService[] = [];

  beforeAll(async () => {
    await ready();
    const operators = OPERATORS.map((name) => `//${name}`);
    node = await runNode(
      await meteredSpec({
        meters,
        operators,
        quorum: OPERATORS.length,
        epochLength: EPOCH_MS,
        slotDuration: SLOT_MS,
      }),
    );
    headEnd = await openHeadEnd();
    const place = { url: node.url, headEndUrl: headEnd.url };
    services = await Promise.all(OPERATORS.map((name) => startOperator(name, place)));
  }, NODE_TIMEOUT);

  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await headEnd?.stop();
    await node?.stop();
  });

  const meters = ['roof-1', 'roof-2'].map((id) => keyedMeter(id, WH_PER_EPOCH));

  const openHeadEnd = (port = 0): Promise<HeadEnd> =>
    startHeadEnd({ meters, genesisHash: node.api.genesisHash.toHex(), port });

  const issued = async (): Promise<bigint> =>
    BigInt(String(await node.api.query['balances']?.['totalIssuance']?.()));

  const metrics = async (): Promise<string> => (await fetch(`${services[0]!.url}/metrics`)).text();

  test(
    'mint what the meters counted, and catch up when the head-end has been away',
    async () => {
      const { api } = node;
      const before = await issued();
      const states = async () => api.query['oracleClient']?.['meterStates']?.keys();
      await until('all meters have a baseline', async () => (await states())?.length === 2);

      await headEnd.stop();
      await until('an operator misses it', async () =>
        /^solar_oracle_read_faults_total\{reason="unreachable",.*\} [1-9]/m.test(await metrics()),
      );
      const done = await fulfilled(api);
      headEnd = await openHeadEnd(Number(new URL(headEnd.url).port));
      await until(
        'the meters are read again',
        async () => (await fulfilled(api)) >= done + meters.length,
      );
      // Once every meter has been read for an epoch, its pool closes and pays.
      await until('the pool pays', async () => (await issued()) > before);
      const minted = (await issued()) - before;
      // Whole epochs, as many as each meter's two readings are apart.
      expect(minted % (WH_PER_EPOCH * PER_WH)).toBe(0n);

      const health = await fetch(`${services[0]!.url}/health`);
      expect([health.status, await health.json()]).toMatchObject([200, { message: 'OK' }]);
      expect(await metrics()).toMatch(/^solar_oracle_answers_total\{.*\} [1-9]/m);
      expect(await metrics()).toMatch(/^solar_oracle_meter_sequence\{meter="roof-1",.*\} [1-9]/m);
    },
    NODE_TIMEOUT,
  );

  test(
    'count what the chain refuses, whoever submitted it, by error',
    async () => {
      const { oracleClient } = node.api.tx;
      const calls = {
        MeterNotAssigned: oracleClient?.['requestEnergyData']?.('nobody’s'),
      };
      const alice = pair('Alice');
      for (const [nonce, call] of Object.values(calls).entries()) {
        await call!.signAndSend(alice, { nonce });
      }
      for (const reason of Object.keys(calls)) {
        const counter = new RegExp(`solar_oracle_refused_total\\{reason="${reason}",.*\\} 1$`, 'm');
        await until(`${reason} is counted`, async () => counter.test(await metrics()));
      }
    },
    NODE_TIMEOUT,
  );
});
