/** Runs @zombienet/cli, whose own output goes to a log file. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageFile } from '../../compiler/bindings/child.js';
import { endGroup, startChild } from '../../support/leavings.js';

const NETWORK = 'zombienet/campus.toml';
/** zombienet's own files: logs, keys, data of every node. */
export const FOLDER = 'build/zombienet';
const START_TIMEOUT_MS = 240_000;
/** Time zombienet gets to end its nodes. */
const STOP_TIMEOUT_MS = 20_000;
/** Last lines of a failed test's log that are shown. */
const WORDS_OF_FAILURE = 25;

export interface NetworkNode {
  readonly name: string;
  /** `ws://127.0.0.1:<port>`. */
  readonly wsUri: string;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  /** Resolves, with the reason, when the network ends although nobody stopped it. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly log: string;
}

/** Starts the network of a file. @throws Error if zombienet ends before all nodes are up, with what it said last */
export async function startNetwork(
  root: string,
  node: string,
  network = NETWORK,
): Promise<Network> {
  const running = launch(root, node, ['spawn', '-d', join(root, FOLDER), '-f', network]);
  const stopped = once(running.child, 'exit');
  const ended = stopped.then(() => `zombienet ended: ${lastWords(running.log)}`);
  const up = nodesOf(join(root, FOLDER, 'zombie.json'));
  const nodes = await Promise.race([up.nodes, ended]);
  up.giveUp();
  if (typeof nodes === 'string') throw new Error(nodes);
  if (nodes === null) {
    await end(running.child);
    throw new Error(`the nodes are not up after ${START_TIMEOUT_MS / 1000} s; see ${running.log}`);
  }
  return { nodes, ended, stop: () => end(running.child) };
}

/**
 * Runs a zombienet test and shows what it says.
 * @returns whether every line of it held
 */
export async function runNetworkTest(root: string, node: string, test: string): Promise<boolean> {
  const args = ['test', '-l', 'text', '-d', join(root, FOLDER), '-f', test];
  const { child, log } = launch(root, node, args);
  const [code] = (await once(child, 'exit')) as [number | null];
  const lines = readFileSync(log, 'utf8').split('\n').map(plain);
  // Scripts mark what they measured with ».
  const verdicts = lines.filter((line) => /[✅❌»]|^Result:/u.test(line));
  for (const line of verdicts.length > 0 ? verdicts : [lastWords(log)]) console.log(`  ${line}`);
  if (code === 0) return true;
  // The next test begins the log anew.
  const kept = join(root, 'build', `${test.replace(/^.*\//, '').replace(/\.zndsl$/, '')}.log`);
  copyFileSync(log, kept);
  for (const line of lines.filter((text) => text.trim()).slice(-WORDS_OF_FAILURE)) {
    console.log(`  | ${line}`);
  }
  console.log(`  all of it: ${kept}`);
  return false;
}

function launch(root: string, node: string, args: string[]): Running {
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  mkdirSync(join(root, 'build'), { recursive: true });
  const log = join(root, `${FOLDER}.log`);
  const file = openSync(log, 'w');
  const cli = packageFile('@zombienet/cli', 'dist/cli.js');
  const child = startChild(process.execPath, [cli, ...args, '-p', 'native'], {
    cwd: root,
    env: { ...process.env, POLKADOT_NODE: node },
    stdio: ['ignore', file, file],
    // A group of its own: Ctrl-C reaches this process only, which then ends the network in order.
    detached: true,
  });
  return { child, log };
}

/** Looks for the file that zombienet writes when all nodes are up. */
function nodesOf(file: string): { nodes: Promise<NetworkNode[] | null>; giveUp: () => void } {
  const waiting = new AbortController();
  const look = async (): Promise<NetworkNode[] | null> => {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && !waiting.signal.aborted) {
      await sleep(500);
      try {
        return (JSON.parse(readFileSync(file, 'utf8')) as { relay: NetworkNode[] }).relay;
      } catch {
        // Not there yet, or not whole.
      }
    }
    return null;
  };
  return { nodes: look(), giveUp: () => waiting.abort() };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const force = setTimeout(() => endGroup(child), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(force);
  endGroup(child);
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').split('\n').map(plain).filter(Boolean);
  const error = lines.findLast((line) => /error|⚠|fail/i.test(line));
  return `${error ?? lines.at(-1) ?? 'it said nothing'} (${log})`;
}

/** Text without terminal colours. */
function plain(line: string): string {
  // eslint-disable-next-line no-control-regex
  return line.replace(/\u001b\[[0-9;]*m/g, '').trim();
}
