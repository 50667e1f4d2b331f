/** The example files: they parse, and name only what exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Metrics } from '../../tools/services/exporter/metrics.js';
import { ApiMetrics } from '../../tools/services/history/api/metrics.js';
import { HistoryMetrics } from '../../tools/services/history/metrics.js';
import { ROOT } from '../../tools/support/root.js';
import { gridOutcome } from '../support/grid.js';

const DEPLOY = join(ROOT, 'tools/operations/deploy');
const read = (name: string): string => readFileSync(join(DEPLOY, name), 'utf8');

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

test('alerts and dashboards ask for metrics that node, exporter and history have', async () => {
  const services = [new Metrics('', ''), new HistoryMetrics(), new ApiMetrics({ count: 0 })];
  const registries = services.map(({ registry }) => registry);
  const own = (await Promise.all(registries.map((each) => each.getMetricsAsJSON())))
    .flat()
    .map(({ name }) => name);
  const asked = [...alerts, ...panels.flatMap(({ targets }) => targets)]
    .flatMap(({ expr }) => expr.match(/\b(solar|substrate)_\w+/g) ?? [])
    // Of a histogram.
    .map((name) => name.replace(/_seconds_(bucket|count|sum)$/, '_seconds'))
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

interface Compose {
  services: Record<string, { volumes?: string[]; user?: string; command?: string | string[] }>;
}

const compose = (): Compose => parse(read('docker-compose.yml')) as Compose;

test('Prometheus reads the alerts, asks node and exporter, and tells Alertmanager', () => {
  const config = parse(read('prometheus.yml')) as {
    rule_files: string[];
    alerting: { alertmanagers: unknown };
    scrape_configs: { static_configs: unknown }[];
  };
  const targets = (of: unknown): string[] =>
    JSON.stringify(of)
      .match(/[a-z]+:\d+/g)!
      .map((target) => target.split(':')[0]!);
  expect(config.rule_files).toEqual(['alerts.yml']);
  const services = Object.keys(compose().services);
  expect(services).toEqual([
    ...['node', 'exporter', 'history', 'prometheus', 'alertmanager', 'grafana'],
  ]);
  expect(targets(config.scrape_configs)).toEqual(['node', 'exporter', 'history']);
  expect(targets(config.alerting)).toEqual(['alertmanager']);
});

test('containers get files that are there, and keys and spec from where the page puts them', () => {
  const { services } = compose();
  const mounted = Object.values(services).flatMap(({ volumes = [] }) => volumes);
  const own = mounted
    .filter((volume) => volume.startsWith('.'))
    .map((volume) => volume.split(':')[0]!);
  expect(own.length).toBeGreaterThan(6);
  for (const file of own) expect(existsSync(join(DEPLOY, file))).toBe(true);
  const page = readFileSync(join(ROOT, 'tools/operations/README.md'), 'utf8');
  const outside = mounted
    .filter((volume) => volume.startsWith('/'))
    .map((volume) => volume.split(':')[0]!);
  for (const path of outside) expect(page).toContain(path.replace('staging.raw.json', ''));
  // Whoever owns the keys: a fixed number is somebody else on most machines.
  expect(services['node']?.user).toMatch(/^\$\{CAMPUS_GRID_USER:\?/);
});

test('Grafana starts with the source and the dashboards', () => {
  const { datasources } = parse(read('grafana/datasources.yml')) as {
    datasources: { type: string; url: string }[];
  };
  expect(datasources).toMatchObject([{ type: 'prometheus', url: 'http://prometheus:9090' }]);
  const { providers } = parse(read('grafana/dashboards.yml')) as {
    providers: { options: { path: string } }[];
  };
  const path = providers[0]!.options.path;
  const volumes = compose().services['grafana']!.volumes!;
  const shown = volumes.filter((volume) => volume.includes(`:${path}/`));
  expect(shown.map((volume) => volume.split(':')[0])).toEqual([
    './grafana-dashboard.json',
    './grafana-market-dashboard.json',
  ]);
});

const hasAmtool = spawnSync('amtool', ['--version']).status === 0;

(hasAmtool ? test : test.skip)('Alertmanager takes its configuration', () => {
  const { status } = spawnSync('amtool', ['check-config', join(DEPLOY, 'alertmanager.yml')]);
  expect(status).toBe(0);
});

test('no validator whose keys lie in a folder serves unsafe RPC', () => {
  expect(read('campus-grid.service')).toMatch(/--rpc-methods safe/);
  expect(compose().services['node']?.command).toContain('--rpc-methods=safe');
});

const ARCHIVES = ['--state-pruning archive', '--blocks-pruning archive'];

test('the unit of the archive is that of the others with both archives', () => {
  const settings = (name: string): string[] =>
    read(name)
      .split('\n')
      .filter((line) => !line.startsWith('#'));
  const archive = settings('campus-grid-archive.service');
  const added = ARCHIVES.map((flag) => `  ${flag} \\`);
  for (const flag of added) expect(archive).toContain(flag);
  expect(archive.filter((line) => !added.includes(line))).toEqual(settings('campus-grid.service'));
  const contained = compose().services['node']?.command;
  for (const flag of ARCHIVES) expect(contained).toContain(flag.replace(' ', '='));
});

test('the unit of the history says what its command takes', () => {
  const { code, out } = gridOutcome(['history', '--help']);
  expect(code).toBe(0);
  const flags = flagsOf('campus-grid-history.service').filter((flag) => flag !== '--now');
  expect(flags.length).toBeGreaterThan(3);
  for (const flag of flags) expect(out).toContain(flag);
});

const flagsOf = (name: string): string[] => [...new Set(read(name).match(/(?<=\s)--[a-z-]+/g))];

(process.env.POLKADOT_NODE ? test : test.skip)('the node knows every flag of the examples', () => {
  const { stdout } = spawnSync(process.env.POLKADOT_NODE as string, ['--help'], {
    encoding: 'utf8',
  });
  const service = flagsOf('campus-grid-archive.service').filter((flag) => flag !== '--now');
  const contained = (compose().services['node']?.command as string[]).map(
    (argument) => argument.split('=')[0],
  );
  for (const flag of [...service, ...contained]) expect(stdout).toContain(flag);
});
