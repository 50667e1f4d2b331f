/** Commands of the node that end by themselves. */
import { once } from 'node:events';
import { startChild } from './leavings.js';

/** What it printed, its log included. @throws Error with the line that says why, if it fails */
export async function runNode(command: string, args: readonly string[]): Promise<string> {
  const child = startChild(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => void said.push(text));
  }
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  const output = said.join('');
  if (code === 0) return output;
  const reason = reasonOf(output.split('\n').filter(Boolean)) ?? `it ended (${code ?? signal})`;
  throw new Error(`${args.slice(0, 2).join(' ')} failed: ${reason}`);
}

/** The line that says why, without the node's decoration. */
function reasonOf(lines: readonly string[]): string | undefined {
  const line = lines.find((text) => /^\s*Error\b/.test(text)) ?? lines.at(-1);
  return line?.replace(/^\s*Error: */, '').trim();
}
