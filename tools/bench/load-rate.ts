/** What the load test reads of a block. */
export interface IncludedBlock {
  /** Its timestamp, in milliseconds since 1970. */
  readonly time: number;
  /** Signed transactions in it. */
  readonly signed: number;
  /** Those of them that failed. */
  readonly failed: number;
}

export interface Rate {
  /** From the start of the first slot with transactions to the end of the last. */
  readonly seconds: number;
  readonly perSecond: number;
  /** Blocks with transactions. */
  readonly used: number;
  /** Transactions that were not included or failed. */
  readonly lost: number;
}

/** The rate at which `total` transactions were included in `blocks`, given in order, `slot` ms apart or more. */
export function rateOf(blocks: readonly IncludedBlock[], total: number, slot: number): Rate {
  const used = blocks.filter(({ signed }) => signed > 0);
  const done = used.reduce((sum, { signed, failed }) => sum + signed - failed, 0);
  const first = used[0]?.time ?? 0;
  const last = used.at(-1)?.time ?? first;
  const seconds = used.length ? (last - first + slot) / 1000 : 0;
  return {
    seconds,
    perSecond: seconds ? done / seconds : 0,
    used: used.length,
    lost: total - done,
  };
}
