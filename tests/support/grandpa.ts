/** What a node makes of the headers' messages about voters (sc-consensus-grandpa, `authorities.rs`). */
import type { Block } from '../../tools/compiler/host/block-builder.js';
import { toHex } from '../../tools/compiler/host/bytes.js';

const SCHEDULED = 1;
const FORCED = 2;
const VOTER_SIZE = 40;

/** A block's messages to GRANDPA, hex. */
export function grandpaLogs(block: Block): string[] {
  return block.header.digest.flatMap((item) =>
    item.kind === 'consensus' && item.engine === 'FRNK' ? [toHex(item.data)] : [],
  );
}

interface Change {
  announced: number;
  effective: number;
  /** The last final block, of a forced change. */
  median: number | null;
}

/** The set of voters of a node on a chain without forks. */
export class NodeVoters {
  setId = 0;
  forcedChanges = 0;
  private scheduled: Change[] = [];
  private forced: Change[] = [];

  /** @param final number of the last final block */
  constructor(public final: number) {}

  /** Changes that are announced and not in force. */
  get pending(): Change[] {
    return [...this.scheduled, ...this.forced];
  }

  /** @throws Error where a node would refuse the block */
  import(number: number, logs: readonly string[]): void {
    if (logs.length > 1) throw new Error(`#${number} announces two changes`);
    for (const log of logs) this.add(number, Buffer.from(log.slice(2), 'hex'));
    const due = this.forced.find(({ effective }) => effective === number);
    if (!due) return;
    const first = this.scheduled[0];
    if (first && first.effective <= (due.median ?? 0)) throw new Error('depends on another change');
    this.setId++;
    this.forcedChanges++;
    this.scheduled = [];
    this.forced = [];
  }

  /** Voters stop at a change of theirs; the next ones go on. */
  finalise(number: number): void {
    this.final = number;
    while (this.scheduled[0] && this.scheduled[0].effective <= number) {
      this.scheduled.shift();
      this.setId++;
    }
  }

  private add(number: number, log: Buffer): void {
    const isForced = log[0] === FORCED;
    if (!isForced && log[0] !== SCHEDULED) throw new Error(`an unknown message ${log[0]}`);
    const list = isForced ? 5 : 1;
    const count = (log[list] ?? 0) >> 2;
    const delay = log.readUInt32LE(list + 1 + VOTER_SIZE * count);
    const change = {
      announced: number,
      effective: number + delay,
      median: isForced ? log.readUInt32LE(1) : null,
    };
    if (!isForced) this.scheduled.push(change);
    else if (this.forced.length > 0) throw new Error('another forced change is pending');
    else this.forced.push(change);
  }
}
