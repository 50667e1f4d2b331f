/** A campus file brought to a chain: planned, applied, twice, interrupted, to the wrong chain, by nobody who may. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appliedShape } from '../../tools/desk/campus/apply.js';
import { campusShape } from '../../tools/desk/campus/check.js';
import { newCampus } from '../../tools/desk/campus/new.js';
import { planShape } from '../../tools/desk/campus/plan.js';
import { account, alice, bob } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';
import type { GridOutcome } from '../support/grid.js';
import { runInProcess } from '../support/in-process.js';
import { type LiveNode, liveNode } from '../support/live-node.js';

const EXAMPLE = 'docs/examples/campus/campus.yaml';
let folder: string;
let node: LiveNode;
/** Calls after which the node takes no more. */
let most = Infinity;

const chainOf = () => new ChainBuilder().realSignatures().admin(alice).with(bob);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'campus-'));
  node = await liveNode(chainOf().build(), (count) =>
    count >= most ? 'the node is going down' : null,
  );
});
afterAll(async () => {
  await node.stop();
  rmSync(folder, { recursive: true });
});

const plan = (file: string): Promise<GridOutcome> =>
  runInProcess(['campus', 'plan', file, '--url', node.url, '--json']);
const apply = (file: string, key = '//Alice', ...more: string[]): Promise<GridOutcome> =>
  runInProcess(['campus', 'apply', file, '--url', node.url, '--json', ...more], { GRID_KEY: key });
const submitted = (): number =>
  node.calls.filter(({ method }) => method === 'author_submitExtrinsic').length;

test('a file is checked, and told about', async () => {
  const { code, out } = await runInProcess(['campus', 'check', EXAMPLE, '--json']);
  expect(code).toBe(0);
  const found = campusShape.parse(JSON.parse(out));
  expect(found.buildings.map(({ meters }) => meters[0]?.readings?.wholeDays)).toEqual([2, 2, 2]);
});

test('nothing is signed without consent, by somebody who is no admin, or on another chain', async () => {
  const before = submitted();
  const silent = await apply(EXAMPLE);
  expect(silent).toMatchObject({ code: 2, out: '' });
  expect(silent.err).toContain('there is no terminal to ask at: nothing was signed; --yes');
  const nobody = await apply(EXAMPLE, '//Bob', '--yes');
  expect(nobody.code).toBe(2);
  expect(nobody.err).toContain(
    `${bob.address} is Prosumer on this chain; users and meters are an admin's`,
  );
  const elsewhere = join(folder, 'elsewhere.yaml');
  const network = `network: { genesis: "0x${'22'.repeat(32)}" }\n`;
  const real = readFileSync(EXAMPLE, 'utf8')
    .replace('buildings:\n', `${network}buildings:\n`)
    .replaceAll(/ {8}readings:\n( {10}.*\n)+/g, '')
    .replaceAll(
      /( +)- name: (\w+)\n/g,
      (all, space: string, name: string) => `${all}${space}  account: ${account(name).address}\n`,
    );
  let key = 0;
  writeFileSync(
    elsewhere,
    real.replaceAll(
      /( +)- id: (\S+)\n/g,
      (all, space: string) =>
        `${all}${space}  key: "0x${String(++key).padStart(2, '0').repeat(32)}"\n`,
    ),
  );
  const wrong = await apply(elsewhere, '//Alice', '--yes');
  expect(wrong.err).toContain('elsewhere.yaml:16:21: network.genesis: ');
  expect(wrong.err).toContain('is on another chain');
  expect(wrong.code).toBe(2);
  expect(submitted()).toBe(before);
});

test('a plan says what is missing, and applying it does that, interrupted or not, and nothing twice', async () => {
  const first = planShape.parse(JSON.parse((await plan(EXAMPLE)).out));
  expect(first.done).toBe(0);
  expect(first.steps.map(({ kind }) => kind)).toEqual([
    ...[
      'register',
      'register',
      'register',
      'assign',
      'assign',
      'assign',
      'describe',
      'describe',
      'describe',
    ],
  ]);
  const before = submitted();
  most = 0;
  const interrupted = await apply(EXAMPLE, '//Alice', '--yes');
  most = Infinity;
  expect(interrupted).toMatchObject({ code: 1, out: '' });
  expect(interrupted.err).toContain('the node is going down');
  const rest = planShape.parse(JSON.parse((await plan(EXAMPLE)).out));
  expect([rest.steps.length, rest.done]).toEqual([9, 0]);
  const second = appliedShape.parse(JSON.parse((await apply(EXAMPLE, '//Alice', '--yes')).out));
  expect(second.applied).toBe(9);
  // All in one batch, which was refused and sent again.
  expect(submitted() - before).toBe(2);
  const again = appliedShape.parse(JSON.parse((await apply(EXAMPLE, '//Alice', '--yes')).out));
  expect([again.applied, again.done]).toEqual([0, 9]);
  expect(node.query('Registry.Users', account('Library'))).toMatchObject({ userType: 'Prosumer' });
  expect(node.query('Registry.MeterProfiles', 'DORM-7781')).toMatchObject({ ratedWatts: 43_500n });
});

test('what the pool took and let go of is sent again', async () => {
  const forgetful = await liveNode(chainOf().build(), undefined, (number) => number === 0);
  try {
    const to = ['--url', forgetful.url, '--json', '--yes'];
    const { out, err } = await runInProcess(['campus', 'apply', EXAMPLE, ...to], {
      GRID_KEY: '//Alice',
    });
    expect(err).toContain('9 of 9');
    expect(appliedShape.parse(JSON.parse(out)).applied).toBe(9);
    const sent = forgetful.calls.filter(({ method }) => method === 'author_submitExtrinsic');
    expect(sent).toHaveLength(2);
  } finally {
    await forgetful.stop();
  }
});

test('after a change only that is done, and what cannot be changed by adding is said first', async () => {
  const changed = join(folder, 'changed.yaml');
  const text = readFileSync(EXAMPLE, 'utf8').replaceAll(
    'file: ',
    `file: ${process.cwd()}/docs/examples/campus/`,
  );
  const hall = '  - name: Sports Hall\n    connection: 20 kW\n    meters:\n      - id: HALL-1\n';
  writeFileSync(changed, `${text}\n${hall}`);
  const more = planShape.parse(JSON.parse((await plan(changed)).out));
  expect(more.steps.map(({ says }) => says)).toEqual([
    expect.stringMatching(/^register Sports Hall/),
    expect.stringMatching(/^give meter HALL-1 to/),
    expect.stringMatching(/^describe meter HALL-1: Bidirectional, 20000 W/),
  ]);
  writeFileSync(
    changed,
    text.replace('- id: LIB-1\n', '- id: LIB-1\n        rating: 60 kW\n').concat(`\n${hall}`),
  );
  const before = submitted();
  const refused = await apply(changed, '//Alice', '--yes');
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toMatch(
    /changed\.yaml:\d+:\d+: .*meter LIB-1 is another device on the chain: rating \(43\.5 kW\); "grid meter exchange"/,
  );
  expect(submitted()).toBe(before);
});

test('a call for which there is no room yet is sent until there is', async () => {
  let refusals = 0;
  const busy = await liveNode(chainOf().build(), () =>
    refusals++ === 0 ? 'Custom error: 4' : null,
  );
  try {
    const to = ['--url', busy.url, '--json', '--yes'];
    const { out } = await runInProcess(['campus', 'apply', EXAMPLE, ...to], {
      GRID_KEY: '//Alice',
    });
    expect(appliedShape.parse(JSON.parse(out)).applied).toBe(9);
    expect(refusals).toBe(2);
  } finally {
    await busy.stop();
  }
});

test('a first file is written by asking, again where an answer is none', async () => {
  const path = join(folder, 'asked.yaml');
  const csv = `${process.cwd()}/docs/examples/campus/canteen.csv`;
  const building = ['หอพัก', 'lots', '20', '43.5', 'gone.csv', csv];
  const answers = ['Mine', 'Mars', '', '', '', ...building, 'หอพัก', 'Gate', '', '10', '', ''];
  const said: string[] = [];
  const terminal = {
    isTerminal: true,
    say: (text: string) => void said.push(text.trim()),
    ask: async () => answers.shift() ?? 'done',
  };
  await newCampus(path, {}, terminal);
  expect(answers).toEqual([]);
  expect(said).toEqual([
    expect.stringContaining('there is no time zone "Mars"'),
    '"lots" is no number such as 43.5',
    'gone.csv: there is no such file',
    expect.stringContaining('building 1 has the name หอพัก, too'),
  ]);
  const { code, out } = await runInProcess(['campus', 'check', path, '--json']);
  expect(code).toBe(0);
  expect(campusShape.parse(JSON.parse(out))).toMatchObject({
    name: 'Mine',
    buildings: [
      { name: 'หอพัก', id: 'Building1', pvWatts: 20_000 },
      { name: 'Gate', id: 'Gate', connectionWatts: 10_000 },
    ],
  });
});

test('a first file is written from what is said, and is right', async () => {
  const path = join(folder, 'first.yaml');
  const csv = `${process.cwd()}/docs/examples/campus/canteen.csv`;
  const made = await runInProcess([
    'campus',
    'new',
    path,
    '--name',
    'Mine',
    '--building',
    `Canteen:32:43.5:${csv}`,
    'Gate:0:10',
  ]);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(await runInProcess(['campus', 'check', path])).toMatchObject({ code: 0, err: '' });
  const again = await runInProcess([
    'campus',
    'new',
    path,
    '--name',
    'Mine',
    '--building',
    'Gate:0:10',
  ]);
  expect(again).toMatchObject({ code: 2 });
  expect(again.err).toContain('first.yaml is there already');
  const asked = await runInProcess(['campus', 'new', join(folder, 'x.yaml')]);
  expect(asked).toMatchObject({ code: 2 });
  expect(asked.err).toContain('there is no terminal to ask at: give --name');
});
