/** Prometheus with the configuration and alerts that we hand out, and what it gets from node and exporter. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { stopProcess } from '../../tools/node/process.js';
import { Exporter } from '../../tools/services/exporter/index.js';
import { HistoryService } from '../../tools/services/history/service.js';
import { ROOT } from '../../tools/support/root.js';
import {
  NODE_TIMEOUT,
  describeNode,
  devSpec,
  finalised,
  freePort,
  runNode,
  type RunningNode,
} from './support.js';

const DEPLOY = join(ROOT, 'tools/operations/deploy');
const isThere = spawnSync('prometheus', ['--version']).status === 0;
const testPrometheus = isThere ? test : test.skip;

interface Configuration {
  global: { scrape_interval: string; evaluation_interval?: string };
  rule_files: string[];
  alerting?: object;
  scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[];
}

interface Rule {
  name: string;
  query: string;
  health: string;
  state: string;
  alerts: { annotations: { summary: string } }[];
}

describeNode('Prometheus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grid-prometheus-'));
  let node: RunningNode;
  let exporter: Exporter;
  let history: HistoryService;
  let prometheus: ChildProcess;
  let url: string;

  beforeAll(async () => {
    if (!isThere) return;
    const [metricsPort, port] = [await freePort(), await freePort()];
    node = await runNode(await devSpec(true), {
      options: ['--prometheus-port', String(metricsPort)],
    });
    exporter = await Exporter.start({ url: node.url, port: 0, progress: () => {} });
    history = await HistoryService.start({
      ...{ url: node.url, database: join(folder, 'history.sqlite'), port: 0 },
      ...{ progress: () => {}, api: { port: 0 } },
    });
    const targets: Record<string, string> = {
      'node:9615': `127.0.0.1:${metricsPort}`,
      'exporter:9616': `127.0.0.1:${exporter.port}`,
      'history:9617': new URL(history.url).host,
    };
    const config = join(folder, 'prometheus.yml');
    writeFileSync(config, onThisMachine(targets));
    url = `http://127.0.0.1:${port}/api/v1`;
    prometheus = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${folder}/data`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    await finalised(node.api, 2);
  }, NODE_TIMEOUT);

  afterAll(async () => {
    if (prometheus) await stopProcess(prometheus);
    await exporter?.stop();
    await history?.stop();
    await node?.stop();
    rmSync(folder, { recursive: true });
  });

  testPrometheus(
    'reaches node, exporter and history, and finds every metric that an alert asks for',
    async () => {
      await until(async () => (await targetHealth()).every((health) => health === 'up'));
      expect(await targetHealth()).toEqual(['up', 'up', 'up']);
      const asked = (await rules()).flatMap(
        ({ query }) => query.match(/\b(solar|substrate)_\w+/g) ?? [],
      );
      const missing = async (): Promise<string[]> => {
        const known = (await ask<string[]>('label/__name__/values')) ?? [];
        return [...new Set(asked)].filter((name) => !known.includes(name));
      };
      // These come with the first reading, operator's answer or error.
      const later = ['solar_oracle_age_seconds', 'solar_errors_total'];
      await until(async () => (await missing()).every((name) => later.includes(name)));
      expect((await missing()).filter((name) => !later.includes(name))).toEqual([]);
    },
    NODE_TIMEOUT,
  );

  testPrometheus(
    'evaluates every rule; of a chain with one authority it says that',
    async () => {
      const named = async (name: string): Promise<Rule | undefined> =>
        (await rules()).find((rule) => rule.name === name);
      await until(async () => (await named('TooFewAuthorities'))?.state === 'firing');
      expect((await named('TooFewAuthorities'))?.alerts[0]?.annotations.summary).toBe(
        '1 authorities: the chain does not survive the loss of one',
      );
      expect((await rules()).filter(({ health }) => health !== 'ok')).toEqual([]);
      const firing = (await rules()).filter(({ state }) => state === 'firing');
      expect(firing.map(({ name }) => name)).toEqual(['TooFewAuthorities']);
    },
    NODE_TIMEOUT,
  );

  /** Answers of Prometheus' API; null while it is not up. */
  async function ask<T>(path: string): Promise<T | null> {
    try {
      return ((await (await fetch(`${url}/${path}`)).json()) as { data: T }).data;
    } catch {
      return null;
    }
  }

  async function targetHealth(): Promise<string[]> {
    const found = await ask<{ activeTargets: { health: string }[] }>('targets');
    return found?.activeTargets.map(({ health }) => health) ?? ['unknown'];
  }

  async function rules(): Promise<Rule[]> {
    const found = await ask<{ groups: { rules: Rule[] }[] }>('rules');
    return found?.groups.flatMap((group) => group.rules) ?? [];
  }
});

/** Our configuration, with other addresses and in a hurry. */
function onThisMachine(targets: Record<string, string>): string {
  const config = parse(readFileSync(join(DEPLOY, 'prometheus.yml'), 'utf8')) as Configuration;
  config.global = { scrape_interval: '1s', evaluation_interval: '1s' };
  config.rule_files = config.rule_files.map((file) => join(DEPLOY, file));
  delete config.alerting;
  for (const { static_configs } of config.scrape_configs) {
    for (const one of static_configs) one.targets = one.targets.map((name) => targets[name]!);
  }
  return stringify(config);
}

async function until(question: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 60 && !(await question()); attempt++) await sleep(1000);
}
