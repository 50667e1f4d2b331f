/** Runs scripts of calls under the node's own executor, where its bench binary is at hand. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHex, keyOf, toHex } from '../../tools/compiler/host/bytes.js';
import type { Executor } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { Trie } from '../../tools/compiler/host/trie.js';

/** A call and its input as hex. */
export type Call = readonly [entry: string, input: string];

export interface Script {
  /** Hex keys to hex values, `:code` among them. */
  readonly genesis: Readonly<Record<string, string>>;
  /** Calls of one block share an overlay. */
  readonly blocks: ReadonlyArray<{ readonly calls: readonly Call[] }>;
}

export interface BlockResult {
  readonly root: string;
  readonly outputs: readonly string[];
}

interface BenchOutput {
  readonly blocks: ReadonlyArray<{
    readonly root: string;
    readonly calls: ReadonlyArray<{ readonly output: string }>;
  }>;
}

/** The bench binary, from the environment variable RUNTIME_BENCH; null when there is none. */
export function benchBinary(): string | null {
  const path = process.env['RUNTIME_BENCH'];
  return path && existsSync(path) ? path : null;
}

/** Runs a script; throws with the binary's words when a call fails. */
export function runBench(binary: string, script: Script): BlockResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'campus-grid-'));
  try {
    const file = join(folder, 'script.json');
    writeFileSync(file, JSON.stringify(script));
    const stdout = execFileSync(binary, [file, '--repeat', '1'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const { blocks } = JSON.parse(stdout) as BenchOutput;
    return blocks.map(({ root, calls }) => ({ root, outputs: calls.map(({ output }) => output) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same script in this host. */
export function runHere(executor: Executor, { genesis, blocks }: Script): BlockResult[] {
  const entries = Object.entries(genesis).map(
    ([key, value]) => [keyOf(fromHex(key)), fromHex(value)] as const,
  );
  let state = Trie.of(entries, 1);
  return blocks.map(({ calls }) => {
    const ext = new Externalities(state);
    const outputs = calls.map(([entry, input]) => toHex(executor.call(entry, fromHex(input), ext)));
    state = ext.state(1);
    return { root: toHex(state.root()), outputs };
  });
}
