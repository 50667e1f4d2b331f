import { expect, test } from '@jest/globals';
import { wattHours } from '../../tools/services/exporter/instruments.js';
import { Metrics } from '../../tools/services/exporter/metrics.js';
import type { Observation, Survey } from '../../tools/services/exporter/observation.js';

const KWH = 10n ** 18n;
const GENESIS = `0x${'11'.repeat(32)}`;

const block = (number: number, events: Observation['events'] = []): Observation => ({
  number,
  timestamp: 1_764_000_000_000 + 6000 * number,
  authorities: 4,
  setId: 1,
  openProposals: 2,
  supply: 3n * KWH,
  market: { epoch: 1_960_000, uncleared: 1, orders: { buy: 3, sell: 4 } },
  oracle: {
    openRequests: 2,
    oldestAge: 7,
    ended: { fulfilled: 90 + number, expired: 5, superseded: 0 },
    debt: KWH / 4n,
  },
  events,
});

const survey = (changes: Partial<Survey> = {}): Survey => ({
  timestamp: 1_764_000_000_000,
  users: [],
  operators: [],
  silence: [],
  newestReading: null,
  ...changes,
});

test('energy is in watt-hours, exact to the milliwatt-hour', () => {
  expect(wattHours(KWH)).toBe(1000);
  expect(wattHours(1_500_000_000_000n)).toBe(0.001);
  expect(wattHours(0n)).toBe(0);
});

test('gauges show the newest final block, counters all of them', async () => {
  const metrics = new Metrics('Campus Grid', GENESIS);
  metrics.setUp(true);
  metrics.record(
    block(7, [
      { pallet: 'GridToken', name: 'Transfer', movement: { kind: 'minted', value: 2n * KWH } },
      { pallet: 'System', name: 'ExtrinsicSuccess', succeeded: true },
    ]),
  );
  metrics.record(
    block(8, [
      { pallet: 'GridToken', name: 'Transfer', movement: { kind: 'minted', value: KWH } },
      { pallet: 'GridToken', name: 'Transfer', movement: { kind: 'burned', value: KWH / 2n } },
      {
        pallet: 'System',
        name: 'ExtrinsicFailed',
        succeeded: false,
        error: 'OracleClient.StaleSequence',
      },
      { pallet: 'Governance', name: 'Executed', succeeded: true },
    ]),
  );
  const text = await metrics.registry.metrics();
  for (const line of [
    'solar_exporter_up{chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_exporter_finalized_block{chain="Campus Grid",genesis="0x11111111"} 8',
    'solar_finalized_block_timestamp_seconds{chain="Campus Grid",genesis="0x11111111"} 1764000048',
    'solar_authorities{chain="Campus Grid",genesis="0x11111111"} 4',
    'solar_grandpa_set_id{chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_governance_proposals_open{chain="Campus Grid",genesis="0x11111111"} 2',
    'solar_energy_supply_watt_hours{chain="Campus Grid",genesis="0x11111111"} 3000',
    'solar_energy_watt_hours_total{kind="minted",chain="Campus Grid",genesis="0x11111111"} 3000',
    'solar_energy_watt_hours_total{kind="burned",chain="Campus Grid",genesis="0x11111111"} 500',
    'solar_extrinsics_total{result="success",chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_extrinsics_total{result="failure",chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_errors_total{error="OracleClient.StaleSequence",chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_governance_executions_total{result="success",chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_events_total{pallet="GridToken",event="Transfer",chain="Campus Grid",genesis="0x11111111"} 3',
    'solar_epochs_uncleared{chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_orders_open{side="sell",chain="Campus Grid",genesis="0x11111111"} 4',
    'solar_oracle_requests_total{outcome="fulfilled",chain="Campus Grid",genesis="0x11111111"} 98',
    'solar_oracle_debt_watt_hours{chain="Campus Grid",genesis="0x11111111"} 250',
  ]) {
    expect(text).toContain(line);
  }
});

test('what is not known is absent, not 0', async () => {
  const metrics = new Metrics('Campus Grid', GENESIS);
  metrics.record(block(1));
  metrics.survey(survey());
  const text = await metrics.registry.metrics();
  for (const name of ['clearing_price_grid_per_kwh', 'epoch_cleared', 'oracle_age_seconds']) {
    expect(text).not.toContain(`solar_${name}{`);
  }
});

test('an operator has a series as long as it is one', async () => {
  const metrics = new Metrics('Campus Grid', GENESIS);
  const series = async (): Promise<string[]> =>
    [
      ...(await metrics.registry.metrics()).matchAll(/answers_total\{operator="(\w+)".* (\d+)/g),
    ].map(([, operator, count]) => `${operator} ${count}`);
  metrics.survey(survey({ operators: ['A', 'B'] }));
  metrics.record(block(1, [{ pallet: 'OracleClient', name: 'AnswerReceived', operator: 'A' }]));
  expect(await series()).toEqual(['A 1', 'B 0']);
  metrics.survey(survey({ operators: ['B', 'C'] }));
  expect(await series()).toEqual(['B 0', 'C 0']);
});

test('meters are counted by how long they have been silent', async () => {
  const metrics = new Metrics('Campus Grid', GENESIS);
  const timestamp = 1_764_000_000_000;
  metrics.survey(
    survey({
      timestamp,
      silence: [0, 1, 4, 95, 96, null],
      users: [
        { type: 'prosumer', status: 'active' },
        { type: 'prosumer', status: 'active' },
      ],
      newestReading: timestamp - 90_000,
    }),
  );
  const text = await metrics.registry.metrics();
  for (const line of [
    'solar_meters{chain="Campus Grid",genesis="0x11111111"} 6',
    'solar_meters_unread{chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_meters_silent{epochs="1",chain="Campus Grid",genesis="0x11111111"} 4',
    'solar_meters_silent{epochs="4",chain="Campus Grid",genesis="0x11111111"} 3',
    'solar_meters_silent{epochs="96",chain="Campus Grid",genesis="0x11111111"} 1',
    'solar_users{type="prosumer",status="active",chain="Campus Grid",genesis="0x11111111"} 2',
    'solar_oracle_age_seconds{chain="Campus Grid",genesis="0x11111111"} 90',
  ]) {
    expect(text).toContain(line);
  }
});
