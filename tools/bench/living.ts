/** `grid bench --living`: whether `npm start` stays as it is while the campus lives on: its memory and its blocks, minute by minute. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import Table from 'cli-table3';
import pidusage from 'pidusage';
import { freePort } from '../node/port.js';
import { NodeRpc } from '../node/rpc.js';
import { startChild } from '../support/leavings.js';

const SPEED = 60;
const SAMPLES_A_MINUTE = 12;
/** The first minute, in which caches fill, says nothing of an hour. */
const WARM_UP = 1;

interface Sample {
  readonly minute: number;
  readonly megabytes: number;
  readonly height: number;
}

/** Starts it without a replay, watches it for `minutes`, and tells whether its memory grows. */
export async function benchLiving(root: string, { minutes }: { minutes: number }): Promise<void> {
  const [port, pagePort] = [await freePort(), await freePort()];
  const ports = ['--port', String(port), '--page-port', String(pagePort)];
  const child = startChild(
    process.execPath,
    ['tools/grid.mjs', 'start', '--no-replay', '--speed', String(SPEED), ...ports],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    await untilLive(`http://127.0.0.1:${pagePort}/start/state`, child);
    const rpc = new NodeRpc(`http://127.0.0.1:${port}`);
    const samples = await watch(child.pid ?? 0, rpc, minutes);
    console.log(tableOf(samples).toString());
    // Garbage comes and goes for minutes: what is left when it has gone is what would grow.
    const [first, second] = halves(
      samples.filter(({ minute }) => minute >= Math.min(WARM_UP, minutes / 3)),
    );
    console.log(
      `it comes down to ${first} MB in the first half, and to ${second} MB in the second`,
    );
  } finally {
    child.kill('SIGINT');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

async function untilLive(url: string, child: { exitCode: number | null }): Promise<void> {
  while (child.exitCode === null) {
    const reply = await fetch(url).catch(() => null);
    if (reply?.ok && ((await reply.json()) as { phase: string }).phase === 'live') return;
    await sleep(500);
  }
  throw new Error('npm start has ended');
}

async function watch(pid: number, rpc: NodeRpc, minutes: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  for (let at = 0; at <= minutes * SAMPLES_A_MINUTE; at++) {
    await sleep(begun + (at * 60_000) / SAMPLES_A_MINUTE - performance.now());
    const [{ memory }, height] = await Promise.all([pidusage(pid), rpc.height()]);
    samples.push({ minute: at / SAMPLES_A_MINUTE, megabytes: memory / 1e6, height });
  }
  return samples;
}

function tableOf(samples: readonly Sample[]): Table.Table {
  const head = ['minute', 'MB, least', 'most', 'blocks a minute'];
  const table = new Table({ head, style: { head: [], border: [] } });
  const last = samples.at(-1)?.minute ?? 0;
  for (let minute = 0; minute < last; minute++) {
    const of = samples.filter((each) => each.minute >= minute && each.minute <= minute + 1);
    const sizes = of.map(({ megabytes }) => megabytes);
    const blocks = (of.at(-1)?.height ?? 0) - (of[0]?.height ?? 0);
    table.push([minute + 1, Math.min(...sizes).toFixed(0), Math.max(...sizes).toFixed(0), blocks]);
  }
  return table;
}

/** The least of each. */
function halves(samples: readonly Sample[]): string[] {
  const middle = Math.floor(samples.length / 2);
  return [samples.slice(0, middle), samples.slice(middle)].map((half) =>
    Math.min(...half.map(({ megabytes }) => megabytes)).toFixed(0),
  );
}
