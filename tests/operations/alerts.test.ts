/** The alerts, tried out by Prometheus' own tool. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../../tools/support/root.js';

const FOLDER = join(ROOT, 'tools/operations/deploy');
const isThere = spawnSync('promtool', ['--version']).status === 0;
const testPromtool = isThere ? test : test.skip;

function promtool(...args: string[]): { code: number | null; words: string } {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: FOLDER, encoding: 'utf8' });
  return { code: status, words: `${stdout}${stderr}` };
}

testPromtool('Prometheus takes the alerts', () => {
  const { code, words } = promtool('check', 'rules', 'alerts.yml');
  expect(words).toContain('SUCCESS');
  expect(code).toBe(0);
});

testPromtool('every alert fires when it should, not before, and says what is true', () => {
  const { code, words } = promtool('test', 'rules', 'alerts.test.yml');
  expect(words).toContain('SUCCESS');
  expect(code).toBe(0);
});

testPromtool('Prometheus takes its configuration', () => {
  const { code, words } = promtool('check', 'config', '--syntax-only', 'prometheus.yml');
  expect(words).toContain('SUCCESS');
  expect(code).toBe(0);
});

interface Rules {
  groups: { rules: { alert: string }[] }[];
}

interface RuleTests {
  tests: { alert_rule_test: { alertname: string; exp_alerts: object[] }[] }[];
}

test('no alert is untried: each has a moment at which it fires, and one at which it does not', () => {
  const read = (name: string): unknown => parse(readFileSync(join(FOLDER, name), 'utf8'));
  const names = (read('alerts.yml') as Rules).groups.flatMap(({ rules }) =>
    rules.map(({ alert }) => alert),
  );
  const moments = (read('alerts.test.yml') as RuleTests).tests.flatMap(
    ({ alert_rule_test }) => alert_rule_test,
  );
  const tried = (fires: boolean): Set<string> =>
    new Set(
      moments
        .filter(({ exp_alerts }) => exp_alerts.length > 0 === fires)
        .map(({ alertname }) => alertname),
    );
  expect(names.filter((name) => !tried(true).has(name))).toEqual([]);
  expect(names.filter((name) => !tried(false).has(name))).toEqual([]);
});
