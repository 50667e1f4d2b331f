/** A command at a terminal of its own, as somebody types at it: `script` of util-linux makes one. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../tools/support/root.js';

/** False where there is no such program, as outside of Linux. */
export const HAS_TERMINAL = (
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? ''
).includes('util-linux');

const PATIENCE_MS = 60_000;

/** What is typed once the terminal shows something. */
export type Typed = readonly [shows: string, types: string];

export const ENTER = '\r';
export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';

/** Runs `grid <args>`, and types. @throws Error with what is shown where something does not appear */
export async function atTerminal(
  args: readonly string[],
  typed: readonly Typed[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; shown: string }> {
  const words = [process.execPath, join(ROOT, 'tools/grid.mjs'), ...args];
  const command = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    env: { ...process.env, ...environment, TERM: 'xterm' },
  });
  let shown = '';
  let isOver = false;
  child.stdout.on('data', (bytes: Buffer) => (shown += bytes.toString()));
  const code = new Promise<number | null>((resolve) =>
    child.on('close', (status) => {
      isOver = true;
      resolve(status);
    }),
  );
  let seen = 0;
  for (const [wanted, types] of typed) {
    const end = Date.now() + PATIENCE_MS;
    while (!shown.includes(wanted, seen)) {
      if (isOver || Date.now() > end) {
        child.kill();
        throw new Error(`${JSON.stringify(wanted)} does not appear: ${shown}`);
      }
      await sleep(20);
    }
    seen = shown.indexOf(wanted, seen) + wanted.length;
    child.stdin.write(types);
  }
  const status = await code;
  return { code: status, shown: shown.replaceAll('\r\n', '\n') };
}
