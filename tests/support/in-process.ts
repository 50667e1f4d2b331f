/** `grid <args>` in this process: as the command line runs it, without starting another Node.js. */
import { jest } from '@jest/globals';
import { runGrid } from '../../tools/commands/index.js';
import type { GridOutcome } from './grid.js';

/** @param environment variables that are set meanwhile */
export async function runInProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<GridOutcome> {
  const before = { exitCode: process.exitCode, env: { ...process.env } };
  const said: Record<'out' | 'err', string[]> = { out: [], err: [] };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((...text) => void said.out.push(text.join(' '))),
    jest
      .spyOn(console, 'error')
      .mockImplementation((...text) => void said.err.push(text.join(' '))),
    jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => said.err.push(String(text).trimEnd()) > 0),
  ];
  process.exitCode = 0;
  Object.assign(process.env, environment);
  try {
    await runGrid(args);
    return { code: Number(process.exitCode), out: said.out.join('\n'), err: said.err.join('\n') };
  } finally {
    for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before.env);
    process.exitCode = before.exitCode;
    for (const spy of spies) spy.mockRestore();
  }
}
