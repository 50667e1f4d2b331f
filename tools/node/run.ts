/** Commands of the node that end by themselves. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Lines of its log that an error looks at. */
const KEPT_LINES = 50;

/** What it printed, its log included. @throws Error with the line that says why, if it fails */
export async function runNode(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => void said.push(text));
  }
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  const output = said.join('');
  if (code === 0) return output;
  const lines = output.split('\n').filter(Boolean).slice(-KEPT_LINES);
  throw new Error(`${args.slice(0, 2).join(' ')} failed: ${reasonOf(lines) ?? code ?? signal}`);
}

/** The line that says why, without the node's decoration. */
function reasonOf(lines: readonly string[]): string | undefined {
  const cause = lines.findLastIndex((text) => /^\s*(Error|Caused by)\b/i.test(text));
  const line = cause < 0 ? lines.at(-1) : lines[cause];
  return line?.replace(/^\s*Error: */, '').trim();
}
