/** A process that is told to end takes with it what it started and what it made for a while. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../tools/support/root.js';

interface Left {
  readonly pids: readonly number[];
  readonly folder: string;
}

/** Starts a child, a group of two and a folder, says so, and goes on for ever. */
const PARENT = `
  import { startChild, temporaryFolder } from './tools/support/leavings.ts';
  const wait = ['-e', 'setInterval(() => {}, 1000)'];
  const group = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], "
    + "{ stdio: 'ignore' }).once('spawn', function () { console.log(this.pid) }); setInterval(() => {}, 1000)";
  const one = startChild(process.execPath, wait, { stdio: 'ignore' });
  const two = startChild(process.execPath, ['-e', group], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  two.stdout.once('data', (line) => {
    const pids = [one.pid, two.pid, Number(line)];
    console.log(JSON.stringify({ pids, folder: temporaryFolder('campus-grid-test-') }));
    if (process.argv.includes('orderly')) process.on('SIGTERM', () => {});
  });
`;

function start(...more: string[]): ReturnType<typeof spawn> {
  const args = ['--import', 'tsx', '--input-type', 'module', '--eval', PARENT, '--', ...more];
  return spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function whatItHas(parent: ReturnType<typeof spawn>): Promise<Left> {
  const [line] = (await once(parent.stdout!, 'data')) as [Buffer];
  return JSON.parse(line.toString()) as Left;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ended processes stay in the list until somebody collects them. */
async function gone(pids: readonly number[]): Promise<boolean> {
  for (let tries = 0; tries < 100 && pids.some(isRunning); tries++) await sleep(50);
  return !pids.some(isRunning);
}

describe('what a process leaves', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'is neither process nor folder after %s',
    async (signal) => {
      const parent = start();
      const { pids, folder } = await whatItHas(parent);
      expect(pids.every(isRunning) && existsSync(folder)).toBe(true);
      parent.kill(signal);
      const [code] = (await once(parent, 'exit')) as [number];
      expect(code).toBeGreaterThan(128);
      expect(await gone(pids)).toBe(true);
      expect(existsSync(folder)).toBe(false);
    },
  );

  test('is for others to decide where somebody else listens to the signal', async () => {
    const parent = start('orderly');
    const { pids, folder } = await whatItHas(parent);
    try {
      parent.kill('SIGTERM');
      await sleep(300);
      expect([parent.exitCode, parent.signalCode]).toEqual([null, null]);
      expect(pids.every(isRunning) && existsSync(folder)).toBe(true);
    } finally {
      parent.kill('SIGINT');
    }
    await once(parent, 'exit');
    expect(await gone(pids)).toBe(true);
    rmSync(folder, { recursive: true, force: true });
  });
});
