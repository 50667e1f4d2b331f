/** What stands in the way of more, from what was measured. */
import type { End } from './proposals.js';

/** What was seen while transactions waited. */
export interface Evidence {
  /** Why the blocks that had something of the load were closed. */
  readonly ends: readonly End[];
  /** Full blocks' share of what they may weigh and of the bytes they may have, on average. */
  readonly weight: number;
  readonly length: number;
  readonly offered: number;
  readonly refused: number;
  /** Processors that the client, each node, and all together kept busy. */
  readonly client: number;
  readonly nodes: readonly number[];
  /** Those of the machine. */
  readonly cores: number;
}

export type Bottleneck =
  'weight' | 'length' | 'authoring' | 'pool' | 'client' | 'machine' | 'offer';

export interface Finding {
  readonly bottleneck: Bottleneck;
  /** A sentence. */
  readonly because: string;
}

/** A processor, or a machine, that is as good as busy. */
const BUSY = 0.9;
/** Refusals that are more than an accident. */
const MANY_REFUSED = 0.01;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The bottleneck, by what it would take to get more through. */
export function bottleneckOf(evidence: Evidence): Finding {
  const { ends, weight, length, offered, refused, client, nodes, cores } = evidence;
  if (refused > offered * MANY_REFUSED) {
    return { bottleneck: 'pool', because: `the pool refused ${refused} of ${offered}` };
  }
  const full = ends.filter((end) => end !== 'NoMoreTransactions');
  const share = (end: End): number => full.filter((other) => other === end).length / full.length;
  if (2 * full.length >= ends.length && full.length) {
    if (share('HitDeadline') > 0.5) {
      const because = `authors ran out of time in ${percent(share('HitDeadline'))} of full blocks, which had ${percent(weight)} of their weight`;
      return { bottleneck: 'authoring', because };
    }
    // A node closes a block that refuses a few in a row, whichever limit they would break.
    return length > weight
      ? { bottleneck: 'length', because: `full blocks have ${percent(length)} of their bytes` }
      : { bottleneck: 'weight', because: `full blocks have ${percent(weight)} of their weight` };
  }
  const all = nodes.reduce((sum, node) => sum + node, client);
  const emptied = `${ends.length - full.length} of ${ends.length} blocks took all there was`;
  if (client >= BUSY) {
    return {
      bottleneck: 'client',
      because: `${emptied}; the client kept ${client.toFixed(2)} processors busy`,
    };
  }
  if (all >= BUSY * cores) {
    return {
      bottleneck: 'machine',
      because: `${emptied}; ${all.toFixed(2)} of ${cores} processors were busy`,
    };
  }
  return {
    bottleneck: 'offer',
    because: `${emptied}: more has to be sent, or over more connections`,
  };
}
