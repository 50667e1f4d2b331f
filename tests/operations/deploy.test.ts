/** The example files: they parse, and name only what exists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Metrics } from '../../tools/services/exporter/metrics.js';
import { ROOT } from '../../tools/support/root.js';

const read = (name: string): string =>
  readFileSync(join(ROOT, 'tools/operations/deploy', name), 'utf8');

interface Alerts {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
}

interface Dashboard {
  uid: string;
  panels: { id: number; title: string; targets: { expr: string }[] }[];
}

const alerts = (parse(read('alerts.yml')) as Alerts).groups.flatMap(({ rules }) => rules);
const dashboards = ['grafana-dashboard.json', 'grafana-market-dashboard.json'].map(
  (name) => JSON.parse(read(name)) as Dashboard,
);
const panels = dashboards.flatMap((dashboard) => dashboard.panels);

/** Metrics of the node itself that we look at. */
const NODE_METRICS = [
  'substrate_block_height',
  'substrate_sub_libp2p_peers_count',
  'substrate_ready_transactions_number',
];

test('alerts and dashboards ask for metrics that node and exporter have', async () => {
  const own = (await new Metrics('', '').registry.getMetricsAsJSON()).map(({ name }) => name);
  const asked = [...alerts, ...panels.flatMap(({ targets }) => targets)]
    .flatMap(({ expr }) => expr.match(/\b(solar|substrate)_\w+/g) ?? [])
    .filter((name, index, all) => all.indexOf(name) === index);
  expect([...own, ...NODE_METRICS]).toEqual(expect.arrayContaining(asked));
  expect(asked.length).toBeGreaterThan(10);
});

test('dashboards show all that the exporter knows of the market', async () => {
  const own = (await new Metrics('', '').registry.getMetricsAsJSON()).map(({ name }) => name);
  const shown = panels.flatMap(({ targets }) => targets).map(({ expr }) => expr);
  const hidden = own.filter((name) => !shown.some((expr) => expr.includes(name)));
  expect(hidden.sort()).toEqual([
    'solar_exporter_up',
    'solar_governance_executions_total',
    'solar_grandpa_set_id',
    'solar_oracle_operators',
  ]);
});

test('every alert has a name of its own and says what happened', () => {
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  for (const { annotations } of alerts) expect(annotations.summary).toMatch(/\w/);
});

test('every dashboard, and every panel of one, has an id of its own', () => {
  expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
  for (const dashboard of dashboards) {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  }
});

test('Prometheus reads the alerts and asks node and exporter', () => {
  const config = parse(read('prometheus.yml')) as { rule_files: string[] };
  expect(config.rule_files).toEqual(['alerts.yml']);
  const services = (parse(read('docker-compose.yml')) as { services: object }).services;
  expect(Object.keys(services)).toEqual(['node', 'exporter', 'prometheus', 'grafana']);
});

const flagsOf = (name: string): string[] => [...new Set(read(name).match(/(?<=\s)--[a-z-]+/g))];

(process.env.POLKADOT_NODE ? test : test.skip)('the node knows every flag of the examples', () => {
  const { stdout } = spawnSync(process.env.POLKADOT_NODE as string, ['--help'], {
    encoding: 'utf8',
  });
  const service = flagsOf('campus-grid.service').filter((flag) => flag !== '--now');
  const compose = (
    parse(read('docker-compose.yml')) as { services: { node: { command: string[] } } }
  ).services.node.command.map((argument) => argument.split('=')[0]);
  for (const flag of [...service, ...compose]) expect(stdout).toContain(flag);
});
