/** What nodes say of the blocks that they author: how long it took, and why they stopped. */

/** Why a block was closed, in the node's words. */
export type End =
  'NoMoreTransactions' | 'HitBlockWeightLimit' | 'HitBlockSizeLimit' | 'HitDeadline' | string;

export interface Proposal {
  readonly number: number;
  readonly hash: string;
  /** Milliseconds that authoring took. */
  readonly ms: number;
  readonly end: End;
  /** With inherents. */
  readonly extrinsics: number;
}

const NUMBER = /Prepared block for proposing at (\d+) \((\d+) ms\)/;
const HASH = /\bhash: (0x[0-9a-f]{64})/;
const END = /\bend: (\w+)/;
const COUNT = /\bextrinsics_count: (\d+)/;

/** The proposal that a line of the log tells of, or null. Nodes may colour their log. */
export function proposalOf(line: string): Proposal | null {
  // eslint-disable-next-line no-control-regex
  const text = line.replace(/\u001b\[[0-9;]*m/g, '');
  const [, number, ms] = NUMBER.exec(text) ?? [];
  if (number === undefined || ms === undefined) return null;
  return {
    number: Number(number),
    ms: Number(ms),
    hash: HASH.exec(text)?.[1] ?? '',
    end: END.exec(text)?.[1] ?? 'unknown',
    extrinsics: Number(COUNT.exec(text)?.[1] ?? 0),
  };
}
