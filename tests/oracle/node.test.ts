/** Two operators and a head-end on a real node: readings become GRID, also after the head-end was away. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { pino } from 'pino';
import { toHex } from '../../tools/host/bytes.js';
import { ready } from '../../tools/host/executor.js';
import type { HeadEnd } from '../../tools/oracle/head-end.js';
import { readOracle } from '../../tools/oracle/oracle-state.js';
import { OperatorService } from '../../tools/oracle/service.js';
import type { PlainSpec } from '../../tools/spec/plain.js';
import { describeNode, devSpec, pair, runNode, type RunningNode } from '../node/support.js';
import { startHeadEnd, keyedMeter } from './support.js';

const TIMEOUT = 300_000;
/** The shortest epochs there may be, so that the test sees more than one. */
const EPOCH_MS = 60_000;
const WH_PER_EPOCH = 100n;
const PER_WH = 10n ** 15n;
const METERS = ['roof-1', 'roof-2'];

/** The development chain with two meters of Bob's and a quorum of two. */
async function spec(): Promise<object> {
  const plain = (await devSpec(false)) as PlainSpec;
  const { patch } = plain.genesis.runtimeGenesis;
  const { address } = pair('Bob');
  const user = { account: address, userType: 'Prosumer' as const, location: '' };
  const meterProfiles = METERS.map((id) => ({
    id,
    key: toHex(new Keyring({ type: 'ed25519' }).addFromUri(`//${id}//Meter`).publicKey),
    scheme: 'Ed25519',
    ratedWatts: 10_000,
    meterClass: 'Bidirectional',
  }));
  const changed = {
    ...patch,
    registry: {
      ...patch.registry,
      users: [user],
      meters: METERS.map((id) => ({ id, owner: address })),
      meterProfiles,
    },
    trading: { parameters: { ...patch.trading?.parameters, epochLength: EPOCH_MS } },
    oracleClient: { ...patch.oracleClient, quorum: 2 },
  };
  return {
    ...plain,
    genesis: { runtimeGenesis: { ...plain.genesis.runtimeGenesis, patch: changed } },
  };
}

describeNode('operators on a node', () => {
  let node: RunningNode;
  let headEnd: HeadEnd;
  let services: OperatorService[] = [];

  beforeAll(async () => {
    await ready();
    node = await runNode(await spec());
    headEnd = await startHeadEnd({ ...meters(), genesisHash: node.api.genesisHash.toHex() });
    services = await Promise.all(['Oracle1', 'Oracle2'].map(operator));
  }, TIMEOUT);

  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await headEnd?.stop();
    await node?.stop();
  });

  const meters = (): { meters: ReturnType<typeof keyedMeter>[] } => ({
    meters: METERS.map((id) => keyedMeter(id, WH_PER_EPOCH)),
  });

  function operator(name: string): Promise<OperatorService> {
    const account = pair(name);
    return OperatorService.start({
      url: node.url,
      headEndUrl: headEnd.url,
      key: { address: account.address, account },
      port: 0,
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    });
  }

  const issued = async (): Promise<bigint> =>
    BigInt(String(await node.api.query['balances']?.['totalIssuance']?.()));

  test(
    'mint what the meters counted, and catch up when the head-end has been away',
    async () => {
      const port = Number(new URL(headEnd.url).port);
      const before = await issued();
      const fulfilled = async (): Promise<number> => {
        const totals = await node.api.query['oracleClient']?.['totals']?.();
        return Number((totals?.toJSON() as { fulfilled?: number } | null)?.fulfilled ?? 0);
      };
      await until(async () => (await fulfilled()) >= METERS.length);
      expect(await issued()).toBe(before);

      await headEnd.stop();
      await until(async () => (await readOracle(node.api)).requests.length >= METERS.length);
      headEnd = await startHeadEnd({
        ...meters(),
        port,
        genesisHash: node.api.genesisHash.toHex(),
      });
      await until(async () => (await fulfilled()) >= 2 * METERS.length);
      const minted = (await issued()) - before;
      expect(minted).toBeGreaterThan(0n);
      // Whole epochs, as many as each meter's two readings are apart.
      expect(minted % (WH_PER_EPOCH * PER_WH)).toBe(0n);

      const [first] = services;
      const health = await fetch(`${first!.url}/health`);
      expect([health.status, await health.json()]).toMatchObject([200, { message: 'OK' }]);
      const metrics = await (await fetch(`${first!.url}/metrics`)).text();
      expect(metrics).toMatch(/^grid_oracle_answers_total [1-9]/m);
      expect(metrics).toMatch(/^grid_oracle_meter_sequence\{meter="roof-1"\} [1-9]/m);
      expect(metrics).toMatch(/^grid_oracle_read_faults_total\{reason="unreachable"\} [1-9]/m);
    },
    TIMEOUT,
  );
});

/** @throws Error if `holds` does not hold within the test's time */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + TIMEOUT / 2;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error('it did not come about');
}
