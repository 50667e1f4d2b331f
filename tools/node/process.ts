import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '../support/leavings.js';
import { answers, HOST, requireFreePort } from './port.js';

/** Time a node gets to open its RPC port. */
const START_TIMEOUT_MS = 60_000;
/** Time a process gets to end by itself. */
const STOP_TIMEOUT_MS = 10_000;
/** Lines of the node's log that an error quotes. */
const QUOTED_LINES = 5;

/** A node that was started here. */
export interface NodeProcess {
  readonly url: string;
  readonly pid: number;
  /** Ends it, by force if it does not listen. */
  stop(): Promise<void>;
}

export interface NodeSettings {
  /** Further ones of the command. */
  readonly options?: readonly string[];
  /** Where the database stays; without one it goes away with the node. */
  readonly folder?: string;
  /** Is told every line of its log. */
  readonly listen?: (line: string) => void;
  /** A command that starts it in its place, with the node's own behind it. */
  readonly wrapper?: readonly string[];
  /** One of the names that nodes have keys for. */
  readonly authority?: 'alice' | 'bob';
}

/**
 * Starts `command`, a polkadot-sdk Aura + GRANDPA node, as an authority of the chain in `specFile`, and resolves
 * when its RPC port is open.
 *
 * @throws Error if the port is taken, the command cannot be run, or the node ends (with the end of its log)
 */
export async function startNode(
  command: string,
  specFile: string,
  port: number,
  { options = [], folder, authority = 'alice', listen, wrapper = [] }: NodeSettings = {},
): Promise<NodeProcess> {
  await requireFreePort(port);
  const database = folder === undefined ? ['--tmp'] : ['--base-path', folder];
  const [program = command, ...before] = [...wrapper, command];
  const child = startChild(
    program,
    [
      ...before,
      ...['--chain', specFile, `--${authority}`, '--validator', '--force-authoring', ...database],
      ...['--rpc-port', String(port), '--listen-addr', `/ip4/${HOST}/tcp/0`],
      ...['--unsafe-force-node-key-generation', '--no-telemetry', '--no-mdns'],
      ...(options.includes('--prometheus-port') ? [] : ['--no-prometheus']),
      ...options,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line) return;
    listen?.(line);
    log.push(line);
    log.splice(0, log.length - QUOTED_LINES);
  });
  const waiting = new AbortController();
  try {
    await Promise.race([portOpen(port, waiting.signal), failureOf(child, command, log)]);
  } catch (error) {
    await stopProcess(child);
    throw error;
  } finally {
    waiting.abort();
  }
  return { url: `ws://${HOST}:${port}`, pid: child.pid ?? 0, stop: () => stopProcess(child) };
}

/** Rejects when the node cannot be started or ends. */
function failureOf(child: ChildProcess, command: string, log: string[]): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    child.once('error', (error) =>
      reject(new Error(`the node ${command} cannot be started: ${error.message}`)),
    );
    child.once('close', (code, signal) =>
      reject(new Error(`the node ended (${code ?? signal}): ${log.join(' | ')}`)),
    );
  });
  // Once the node is up nobody waits for this any more.
  failure.catch(() => {});
  return failure;
}

async function portOpen(port: number, waiting: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !waiting.aborted) {
    if (await answers(HOST, port)) return;
    await sleep(250);
  }
  throw new Error(`the node did not open port ${port} within ${START_TIMEOUT_MS / 1000} s`);
}

/** Ends a process, by force if it does not listen. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(force);
}
