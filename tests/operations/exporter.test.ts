import { expect, test } from '@jest/globals';
import { Metrics, type Observation, wattHours } from '../../tools/exporter/metrics.js';

const KWH = 10n ** 18n;

const block = (number: number, events: Observation['events'] = []): Observation => ({
  number,
  timestamp: 1_764_000_000_000 + 6000 * number,
  authorities: 4,
  setId: 1,
  openProposals: 2,
  supply: 3n * KWH,
  events,
});

test('energy is in watt-hours, exact to the milliwatt-hour', () => {
  expect(wattHours(KWH)).toBe(1000);
  expect(wattHours(1_500_000_000_000n)).toBe(0.001);
  expect(wattHours(0n)).toBe(0);
});

test('gauges show the newest final block, counters all of them', async () => {
  const metrics = new Metrics('Campus Grid');
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
      { pallet: 'System', name: 'ExtrinsicFailed', succeeded: false },
      { pallet: 'Governance', name: 'Executed', succeeded: true },
    ]),
  );
  const text = await metrics.registry.metrics();
  for (const line of [
    'grid_exporter_up{chain="Campus Grid"} 1',
    'grid_exporter_finalized_block{chain="Campus Grid"} 8',
    'grid_finalized_block_timestamp_seconds{chain="Campus Grid"} 1764000048',
    'grid_authorities{chain="Campus Grid"} 4',
    'grid_grandpa_set_id{chain="Campus Grid"} 1',
    'grid_governance_proposals_open{chain="Campus Grid"} 2',
    'grid_token_supply_watt_hours{chain="Campus Grid"} 3000',
    'grid_token_energy_watt_hours_total{kind="minted",chain="Campus Grid"} 3000',
    'grid_token_energy_watt_hours_total{kind="burned",chain="Campus Grid"} 500',
    'grid_extrinsics_total{result="success",chain="Campus Grid"} 1',
    'grid_extrinsics_total{result="failure",chain="Campus Grid"} 1',
    'grid_governance_executions_total{result="success",chain="Campus Grid"} 1',
    'grid_events_total{pallet="GridToken",event="Transfer",chain="Campus Grid"} 3',
  ]) {
    expect(text).toContain(line);
  }
});
