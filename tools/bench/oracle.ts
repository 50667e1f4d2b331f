/** `grid bench --oracle`: what requests, readings and upkeep cost, and that they cost no more after 100,000 requests. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { BLOB } from '../compiler/build/blobs.js';
import { replaceFile } from '../support/files.js';
import { type Chain, toRaw } from '../compiler/host/chain.js';
import { ready } from '../compiler/host/executor.js';
import { nextHeader } from './next-header.js';
import { KEPT_EPOCHS, WARM_UP, type Labelled, OracleScene } from './oracle-scene.js';
import { type ScriptedCall, type Timing, scriptBlock, timeBlock } from './script.js';

const METERS = 256;
const PAST_REQUESTS = 100_000;
const LIFETIME = 4;
const REPEAT = 50;
const SCRIPT = 'build/bench/oracle-script.json';
const CHECK_UPKEEP = 'OracleClientApi_check_upkeep';
const JSON_FILE = 'build/bench/oracle.json';

/** What a call costs. */
export interface Cost {
  readonly label: string;
  /** Calls into the host. */
  readonly hostCalls: number;
  /** Bytes of heap, in which lies everything that was read. */
  readonly heap: number;
  /** Microseconds; null where nobody measures them. */
  readonly time: Timing | null;
}

/** The costs at one point of a chain's life. */
export interface Snapshot {
  /** Requests that there have been. */
  readonly requests: number;
  /** Keys and bytes of the state. */
  readonly keys: number;
  readonly bytes: number;
  readonly costs: readonly Cost[];
}

/** Times the calls of one block on a state. */
type Clock = (chain: Chain, calls: readonly ScriptedCall[]) => Timing[];

/** Prints the table. @throws Error without RUNTIME_BENCH, or if a call costs more or less than before */
export async function benchOracle(root: string): Promise<void> {
  const binary = process.env['RUNTIME_BENCH'];
  if (!binary) throw new Error('RUNTIME_BENCH does not name a runtime-bench binary');
  await ready();
  const clock: Clock = (chain, calls) => {
    const state = toRaw(new Map(chain.head.state.entries()));
    return timeBlock(binary, join(root, SCRIPT), state, [...calls], REPEAT).calls;
  };
  const blob = await readFile(join(root, BLOB));
  const [before, after] = compareHistory(blob, METERS, PAST_REQUESTS, clock);
  console.log(tableOf(before, after));
  replaceFile(join(root, JSON_FILE), `${JSON.stringify({ before, after })}\n`);
  const differing = differences(before, after);
  if (differing.length) throw new Error(differing.join('\n'));
}

/** The costs on a young chain with `meters`, at least 3, and after `past` more requests. */
export function compareHistory(
  blob: Uint8Array,
  meters: number,
  past: number,
  clock: Clock | null = null,
): [before: Snapshot, after: Snapshot] {
  const scene = new OracleScene(blob, meters, LIFETIME);
  scene.wait(WARM_UP);
  // The first reading sets the baseline, the second makes the owners' accounts.
  scene.readAll();
  scene.readAll();
  for (let epoch = 0; epoch < KEPT_EPOCHS; epoch++) scene.liveThrough();
  scene.readAll();
  const before = snapshot(scene, clock);
  const target = scene.requests + past;
  for (let epoch = 0; scene.requests < target || epoch < KEPT_EPOCHS; epoch++) scene.liveThrough();
  scene.readAll();
  return [before, snapshot(scene, clock)];
}

/** What differs between two costs of the same calls, a line for each; times are not compared. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return before.costs.flatMap(({ label, hostCalls, heap }, i) => {
    const now = after.costs[i];
    if (now?.hostCalls === hostCalls && now.heap === heap) return [];
    return [
      `${label}: ${hostCalls} host calls and ${heap} bytes, then ${now?.hostCalls} and ${now?.heap}`,
    ];
  });
}

/** Asks, reads and waits, with all meters read and nothing open at the beginning. */
function snapshot(scene: OracleScene, clock: Clock | null): Snapshot {
  const { chain, requests } = scene;
  const entries = [...chain.head.state.entries()];
  const bytes = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const idle = measureBlock(scene, scene.upkeep([]), 'nothing due', clock);
  scene.nextEpoch();
  const three = [0, 1, 2].flatMap((meter) => [
    scene.ask(meter),
    scene.answer(requests + meter, meter),
  ]);
  const rest = scene.allMeters.slice(3);
  const asked = measureBlock(scene, three, `${rest.length} due`, clock);
  const many = measureBlock(scene, scene.upkeep(rest), `${rest.length} open`, clock);
  scene.wait(scene.lifetime - 1);
  const closing = measureBlock(scene, [], '', clock).slice(0, 1);
  const costs = [
    ...idle.slice(1),
    ...asked.slice(1),
    ...many.slice(1),
    ...closing.map((each) => ({ ...each, label: `closing ${rest.length} requests` })),
  ];
  return { requests, keys: entries.length, bytes, costs };
}

/** Builds a block; the costs of its beginning, its calls, and of `check_upkeep` after them, with that `outlook`. */
function measureBlock(
  { chain }: OracleScene,
  calls: readonly Labelled[],
  outlook: string,
  clock: Clock | null,
): Cost[] {
  const parent = chain.fork();
  const beginning = cost(chain, 'initialize_block', () =>
    chain.call('Core_initialize_block', nextHeader(chain)),
  );
  const builder = chain.openBlock();
  const costs = calls.map(({ label, extrinsic }) =>
    cost(chain, label, () => builder.apply(extrinsic)),
  );
  const scripted = scriptBlock(chain, [...calls]);
  const check = cost(chain, `check_upkeep, ${outlook}`, () => chain.call(CHECK_UPKEEP));
  const read = { label: check.label, entry: CHECK_UPKEEP, input: '0x', hostCalls: 0 };
  const times = clock?.(parent, [...scripted, read]);
  // The inherent comes before the calls, the end of the block after them.
  const timed = [times?.[0], ...(times?.slice(2, -2) ?? []), times?.at(-1)];
  return [beginning, ...costs, check].map((each, i) => ({ ...each, time: timed[i] ?? null }));
}

function cost(chain: Chain, label: string, act: () => unknown): Cost {
  act();
  const { executor } = chain;
  const hostCalls = [...executor.lastCalls.values()].reduce((a, b) => a + b, 0);
  return { label, hostCalls, heap: executor.lastHeap, time: null };
}

function tableOf(before: Snapshot, after: Snapshot): string {
  const past = (after.requests - before.requests).toLocaleString('en');
  const table = new Table({
    head: ['oracle', 'host calls', 'heap, bytes', 'µs', `after ${past} requests`, 'ratio'],
    style: { head: [] },
  });
  for (const [i, { label, hostCalls, heap, time }] of before.costs.entries()) {
    const later = after.costs[i]?.time;
    const ratio = time && later ? (later.min / time.min).toFixed(2) : '';
    const [first, last] = [time, later].map((each) => each?.median.toFixed(1) ?? '');
    table.push([label, hostCalls, heap, first, last, ratio]);
  }
  const sizes = [before, after].map(({ keys, bytes }) => `${keys} keys, ${bytes} bytes`);
  table.push(['the state', '', '', ...sizes, (after.bytes / before.bytes).toFixed(2)]);
  return table.toString();
}
