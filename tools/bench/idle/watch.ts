/** A node with its services while nobody trades: what each process uses as time goes by. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../node/port.js';
import { stopProcess } from '../../node/process.js';
import { HeadEnd } from '../../campus/simulation/head-end.js';
import type { KeyedMeter } from '../../campus/simulation/metered.js';
import { KEY_VARIABLE } from '../../services/oracle/keys.js';
import { startChild } from '../../support/leavings.js';
import { startMeter } from '../load/processes.js';

const COMMAND = fileURLToPath(new URL('../../grid.mjs', import.meta.url));
const SAMPLE_MS = 30_000;

/** One process over time. */
export interface Watched {
  /** Processors, on average. */
  readonly cores: number;
  /** Bytes, every half minute. */
  readonly memory: readonly number[];
}

export interface Site {
  readonly url: string;
  /** The node's process. */
  readonly pid: number;
  readonly genesisHash: string;
  readonly meters: readonly KeyedMeter[];
  /** Secret URI. */
  readonly operator: string;
}

/** Watches the node, an operator and an exporter for so long. @throws Error if one of them ends */
export async function watchIdle(
  { url, pid, genesisHash, meters, operator }: Site,
  milliseconds: number,
): Promise<Record<string, Watched>> {
  const headEnd = await HeadEnd.start({ meters, genesisHash, port: 0, isOver: () => true });
  const port = ['--port', String(await freePort())];
  const services = {
    operator: start(['oracle', '--url', url, '--head-end', headEnd.url, '--port', '0'], operator),
    exporter: start(['exporter', '--url', url, ...port]),
  };
  try {
    const pids = {
      node: pid,
      operator: pidOf(services.operator),
      exporter: pidOf(services.exporter),
    };
    return await sampled(pids, services, milliseconds);
  } finally {
    await Promise.all(Object.values(services).map(stopProcess));
    await headEnd.stop();
  }
}

function start(args: readonly string[], key?: string): ChildProcess {
  const env = { ...process.env, ...(key !== undefined && { [KEY_VARIABLE]: key }) };
  return startChild(process.execPath, [COMMAND, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('a service could not be started');
  return pid;
}

async function sampled(
  pids: Readonly<Record<string, number>>,
  services: Readonly<Record<string, ChildProcess>>,
  milliseconds: number,
): Promise<Record<string, Watched>> {
  const memory = new Map(Object.keys(pids).map((name): [string, number[]] => [name, []]));
  const stop = await startMeter(pids);
  const deadline = Date.now() + milliseconds;
  let use = await stop();
  while (Date.now() < deadline) {
    await sleep(Math.min(SAMPLE_MS, Math.max(0, deadline - Date.now())));
    for (const [name, { exitCode }] of Object.entries(services)) {
      if (exitCode !== null) throw new Error(`the ${name} ended (${exitCode})`);
    }
    use = await stop();
    for (const [name, samples] of memory) samples.push(use[name]?.memory ?? 0);
  }
  return Object.fromEntries(
    [...memory].map(([name, samples]) => [name, { cores: use[name]?.cores ?? 0, memory: samples }]),
  );
}
