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
/** The first minutes, in which caches fill, say nothing of an hour. */
const WARM_UP = 0.3;

interface Sample {
  readonly minute: number;
  readonly megabytes: number;
  readonly height: number;
}

/** Starts it without a replay, watches it for `minutes`, and tells by how much its memory grows in an hour. */
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
    const steady = samples.filter(({ minute }) => minute >= minutes * WARM_UP);
    console.log(
      `after ${Math.round(minutes * WARM_UP)} minutes ${(slope(steady) * 60).toFixed(0)} MB an hour`,
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

/** MB a minute, by the least squares. */
function slope(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [x, y] = [mean(({ minute }) => minute), mean(({ megabytes }) => megabytes)];
  const rise = mean(({ minute, megabytes }) => (minute - x) * (megabytes - y));
  return rise / mean(({ minute }) => (minute - x) ** 2);
}
