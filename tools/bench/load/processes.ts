/** What processes use of the machine. */
import { readdirSync, readFileSync } from 'node:fs';
import pidusage from 'pidusage';

export interface Use {
  /** Processors kept busy, on average. */
  readonly cores: number;
  /** Bytes at the end. */
  readonly memory: number;
}

/** Measures processes, by name, from now until the answer is called. */
export async function startMeter(
  pids: Readonly<Record<string, number>>,
): Promise<() => Promise<Record<string, Use>>> {
  const before = await sample(pids);
  return async () => {
    const after = await sample(pids);
    return Object.fromEntries(
      Object.entries(after).map(([name, { ctime, memory, timestamp }]) => {
        const start = before[name];
        const span = timestamp - (start?.timestamp ?? timestamp);
        return [name, { cores: span ? (ctime - (start?.ctime ?? 0)) / span : 0, memory }];
      }),
    );
  };
}

type Sample = Pick<pidusage.Status, 'ctime' | 'memory' | 'timestamp'>;

async function sample(pids: Readonly<Record<string, number>>): Promise<Record<string, Sample>> {
  const stats = await pidusage(Object.values(pids));
  return Object.fromEntries(
    Object.entries(pids).flatMap(([name, pid]) => (stats[pid] ? [[name, stats[pid]]] : [])),
  );
}

/** The most memory that a process has had so far, in bytes: what Linux says. */
export function peakMemoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** The process that listens for RPC at `url`, by its command line. @throws Error if there is none */
export function processAt(url: string): number {
  const { port } = new URL(url);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = commandLine(pid);
    const at = words.findIndex((word) => /^--(rpc|ws)-port$/.test(word));
    if (words[at + 1] === port && at >= 0) return Number(pid);
    if (words.some((word) => word === `--rpc-port=${port}` || word === `--ws-port=${port}`))
      return Number(pid);
  }
  throw new Error(`no process of this machine was told to answer at ${url}`);
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It has ended.
    return [];
  }
}
