/** The command line as its users run it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

export interface GridOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `grid <args>` without a node, and with `environment` beside what there is. */
export function gridOutcome(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): GridOutcome {
  const env = { ...process.env, ...environment };
  delete env.POLKADOT_NODE;
  const command = [join(ROOT, 'tools/grid.mjs'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env,
  });
  return { code: status, out: stdout, err: stderr };
}
