/** What a run of fuzzing has to say. */
import { toHex } from '../compiler/host/bytes.js';
import type { FuzzResult } from './index.js';

export function report({ inputs, targets, replayed, flaws }: FuzzResult, seed: number): string {
  const lines = flaws.map(
    ({ target, input, flaw }) => `${target}\n  ${flaw}\n  input ${toHex(input)}`,
  );
  const nodes = replayed
    ? `, ${replayed.toLocaleString('en')} of them on a node's executor too`
    : '';
  const verdict = flaws.length
    ? `${flaws.length} flawed; repeat with --seed ${seed}`
    : 'nothing is wrong';
  return [
    ...lines,
    `${inputs.toLocaleString('en')} inputs for ${targets} targets${nodes}: ${verdict}`,
  ].join('\n');
}
