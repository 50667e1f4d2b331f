/** The lines of a bill: what a month changed, by kind. */
import type { Asking } from '../context.js';
import { type Change, type Kind, KINDS } from './statement-changes.js';
import type { Blocks, StatementPart } from './statement-days.js';
import { baht, grid } from './words.js';

interface Line {
  energy: number | null;
  amount: bigint;
  /** In satang times base units. */
  satang: bigint;
  entries: number;
  firstEpoch: number | null;
  lastEpoch: number | null;
  firstBlock: number;
  lastBlock: number;
}

const ORDER: readonly Kind[] = [
  ...(['sold', 'bought', 'shared_out', 'shared_in', 'utility_out', 'utility_in'] as const),
  ...(['carried', 'short', 'unused', 'topped_up', 'paid_out', 'received', 'sent', 'fees'] as const),
  ...(['debt_incurred', 'debt_paid', 'other'] as const),
];

function addPart(
  lines: Map<Kind, Line>,
  part: StatementPart,
  satangOf: ReadonlyMap<number, number>,
): void {
  const kind = KINDS[part.kind];
  if (!kind) return;
  const { amount } = part;
  const known = lines.get(kind);
  lines.set(kind, {
    energy: (known?.energy ?? 0) + part.energy_wh,
    amount: (known?.amount ?? 0n) + amount,
    satang: (known?.satang ?? 0n) + amount * BigInt(satangOf.get(part.tariff_version) ?? 0),
    entries: (known?.entries ?? 0) + part.entries,
    firstEpoch: Math.min(known?.firstEpoch ?? Infinity, part.first_epoch),
    lastEpoch: Math.max(known?.lastEpoch ?? 0, part.last_epoch),
    firstBlock: Math.min(known?.firstBlock ?? Infinity, part.first_block),
    lastBlock: Math.max(known?.lastBlock ?? 0, part.last_block),
  });
}

export function linesOf(
  parts: readonly StatementPart[],
  changes: readonly Change[],
  satangOf: (change: Change) => bigint,
  state: Asking['state'],
) {
  const lines = new Map<Kind, Line>();
  const satang = new Map(
    state.tariffs.all.map(({ version, satangPerGrid }) => [version, satangPerGrid]),
  );
  for (const part of parts) addPart(lines, part, satang);
  for (const change of changes) {
    const { kind, epoch, block, energy, amount } = change;
    let line = lines.get(kind);
    if (!line) {
      const none = { energy: null, amount: 0n, satang: 0n, entries: 0 };
      line = { ...none, firstEpoch: null, lastEpoch: null, firstBlock: block, lastBlock: block };
      lines.set(kind, line);
    }
    line.amount += amount;
    line.satang += amount * satangOf(change);
    line.entries++;
    line.lastBlock = block;
    if (energy !== null) line.energy = (line.energy ?? 0) + energy;
    if (epoch === null) continue;
    line.firstEpoch = Math.min(line.firstEpoch ?? epoch, epoch);
    line.lastEpoch = Math.max(line.lastEpoch ?? epoch, epoch);
  }
  return ORDER.flatMap((kind) => {
    const line = lines.get(kind);
    return line ? [{ kind, line }] : [];
  });
}

/** What no row explains, which there should never be: it is shown and not hidden, so that the sum is right. */
export function otherLine(rest: bigint, satang: number, blocks: Blocks) {
  return {
    kind: 'other' as const,
    energyWh: null,
    grid: grid(rest),
    baht: baht(rest, satang),
    entries: 0,
    firstEpoch: null,
    lastEpoch: null,
    firstBlock: blocks.from,
    lastBlock: Math.max(blocks.to - 1, blocks.from),
  };
}
