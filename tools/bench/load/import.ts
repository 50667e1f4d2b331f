/** How long blocks of a node's database take to execute, and how much of their weight that is: `benchmark block`. */
import { runNode } from '../../support/run-node.js';
import type { StoppedNode } from './node.js';

export interface ImportedBlock {
  readonly number: number;
  /** With inherents. */
  readonly transactions: number;
  /** Milliseconds, on average and as booked. */
  readonly ms: number;
  readonly booked: number;
}

const LINE =
  /Block (\d+) with\s+(\d+) tx used\s+[\d.]+% of its weight \(\s*([\d,]+) of\s+([\d,]+) ns\)/g;

/** The blocks that the output of the benchmark tells of. */
export function importedBlocks(output: string): ImportedBlock[] {
  const ms = (ns: string | undefined): number => Number(ns?.replaceAll(',', '')) / 1e6;
  return [...output.matchAll(LINE)].map(([, number, transactions, used, booked]) => ({
    ...{ number: Number(number), transactions: Number(transactions) },
    ...{ ms: ms(used), booked: ms(booked) },
  }));
}

/** That which took most of what is booked for it. */
export function heaviestOf(blocks: readonly ImportedBlock[]): ImportedBlock | undefined {
  return blocks.toSorted((a, b) => b.ms / b.booked - a.ms / a.booked)[0];
}

/** Executes the blocks `from` to `to` again, each on the state before it, some times over. @throws Error with what the node says */
export async function importAgain(
  { command, specFile, folder }: StoppedNode,
  from: number,
  to: number,
): Promise<ImportedBlock[]> {
  const chain = ['--chain', specFile, '--base-path', folder];
  const range = ['--from', String(from), '--to', String(to)];
  const pruning = ['--state-pruning', 'archive'];
  return importedBlocks(
    await runNode(command, ['benchmark', 'block', ...chain, ...pruning, ...range]),
  );
}
