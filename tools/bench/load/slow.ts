/** `grid bench --slow`: whether a node with a third of a processor keeps its slots under full blocks. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordResult } from '../results.js';
import { type LoadOptions, runLoad } from './index.js';
import type { Loaded } from './measure.js';

/** How much slower than this machine. */
const TIMES = 3;
const PERIOD_US = 100_000;
const ENDING_MS = 5_000;

/** Prints the table, keeps it, and says whether a slot was missed. @throws Error if one was, or without cgroups */
export async function benchSlow(root: string, options: LoadOptions): Promise<void> {
  const group = makeGroup(`campus-grid-bench-${process.pid}`);
  try {
    // The shell joins the group before it becomes the node.
    const wrapper = ['sh', '-c', `echo $$ > ${group.members} && exec "$0" "$@"`];
    const result = await runLoad(root, options, 'bench --slow', wrapper);
    const missed = [result.orders, result.transfers].map((of) => missedSlots(of, result.slot));
    const throttled = group.throttledMs();
    const record = { timesSlower: TIMES, throttledMs: throttled, missedSlots: missed, ...result };
    console.log(`wrote ${recordResult(root, 'slow', record)}`);
    console.log(`the node had to wait ${(throttled / 1000).toFixed(1)} s for its processors`);
    const sum = missed.reduce((total, each) => total + each, 0);
    if (sum) throw new Error(`${sum} slots have no block while transactions wait`);
    console.log('every slot has its block');
  } finally {
    await group.remove();
  }
}

/** Slots without a block between the first and the last block of a load. */
function missedSlots({ blocks }: Loaded, slot: number): number {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return 0;
  return Math.round((last.time - first.time) / slot) + 1 - blocks.length;
}

interface Group {
  /** The file that processes join by. */
  readonly members: string;
  throttledMs(): number;
  remove(): Promise<void>;
}

/** A control group whose processes get a third of one processor together: harder than a machine of two such thirds. */
function makeGroup(name: string): Group {
  const old = existsSync('/sys/fs/cgroup/cpu');
  const path = join(old ? '/sys/fs/cgroup/cpu' : '/sys/fs/cgroup', name);
  const quota = Math.floor(PERIOD_US / TIMES);
  try {
    mkdirSync(path);
    if (old) {
      writeFileSync(join(path, 'cpu.cfs_period_us'), String(PERIOD_US));
      writeFileSync(join(path, 'cpu.cfs_quota_us'), String(quota));
    } else writeFileSync(join(path, 'cpu.max'), `${quota} ${PERIOD_US}`);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`bench --slow needs a control group of its own, as root: ${message}`, {
      cause: error,
    });
  }
  return {
    members: join(path, 'cgroup.procs'),
    throttledMs: () => {
      const [, amount = '0'] =
        /^throttled_(?:time|usec) (\d+)/m.exec(readFileSync(join(path, 'cpu.stat'), 'utf8')) ?? [];
      return Number(amount) / (old ? 1e6 : 1e3);
    },
    remove: async () => {
      const deadline = Date.now() + ENDING_MS;
      for (;;) {
        try {
          rmdirSync(path);
          return;
        } catch (error) {
          // Its processes are ending.
          if (Date.now() > deadline) throw error;
          await sleep(100);
        }
      }
    },
  };
}
