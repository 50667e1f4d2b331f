/** What nodes say of the blocks that they author: how long it took, and why they stopped. */

/** Why a block was closed, in the node's words. */
export type End =
  'NoMoreTransactions' | 'HitBlockWeightLimit' | 'HitBlockSizeLimit' | 'HitDeadline' | string;

export interface Proposal {
  readonly number: number;
  /** Of the block as others get it. */
  readonly hash: string;
  /** Milliseconds that authoring took. */
  readonly ms: number;
  readonly end: End;
  /** With inherents. */
  readonly extrinsics: number;
}

const PREPARED =
  /Prepared block for proposing at (\d+) \((\d+) ms\) hash: (0x[0-9a-f]{64});.* end: (\w+); extrinsics_count: (\d+)/;
/** The seal changes a block's hash. */
const SEALED = /Hash now (0x[0-9a-f]{64}), previously (0x[0-9a-f]{64})/;

/** Whether `proposalsIn` has a use for a line of a log. */
export function isOfProposal(line: string): boolean {
  return line.includes('Prepared block for proposing') || line.includes('Pre-sealed block');
}

/** The proposals that the lines of a node's log tell of, in their order; it may have colours. */
export function proposalsIn(lines: Iterable<string>): Proposal[] {
  const byHash = new Map<string, Omit<Proposal, 'hash'>>();
  const sealed: Proposal[] = [];
  for (const line of lines) {
    // eslint-disable-next-line no-control-regex
    const text = line.replace(/\u001b\[[0-9;]*m/g, '');
    const [, number, ms, unsealed, end, count] = PREPARED.exec(text) ?? [];
    if (unsealed && end) {
      const details = { number: Number(number), ms: Number(ms), end, extrinsics: Number(count) };
      byHash.set(unsealed, details);
    }
    const [, hash, previous = ''] = SEALED.exec(text) ?? [];
    const details = byHash.get(previous);
    if (hash && details) sealed.push({ ...details, hash });
  }
  return sealed;
}
