import type { Wh } from './simulation/energy.js';

/**
 * What a building's energy came to, line by line: what was agreed ahead, what became of it, and the rest, which is shared
 * in the pool or meets the utility.
 */
export const LINES = [
  'sold',
  'bought',
  'sharedOut',
  'sharedIn',
  'toUtility',
  'fromUtility',
  'short',
  'unused',
] as const;

export type LineName = (typeof LINES)[number];

/** Energy, and the GRID it brought (below 0: cost) in base units. */
export interface Line {
  readonly wh: Wh;
  readonly grid: bigint;
}

/** All lines of a building, or of all of them. */
export interface Lines extends Readonly<Record<LineName, Line>> {
  /** Export below the deadband that waits for more; below 0 where what had waited was paid for. */
  readonly carried: Wh;
  /** What of `short` and `unused` neighbours made up for: it did not meet the utility. */
  readonly shortShared: Wh;
  readonly unusedShared: Wh;
}

const NOTHING: Line = { wh: 0, grid: 0n };

export const NO_LINES: Lines = {
  ...(Object.fromEntries(LINES.map((name) => [name, NOTHING])) as Record<LineName, Line>),
  ...{ carried: 0, shortShared: 0, unusedShared: 0 },
};

/** `lines` with `added` on top; what is left out stays. */
export function plus(lines: Lines, added: Partial<Lines>): Lines {
  const sums = LINES.map((name) => {
    const [a, b] = [lines[name], added[name] ?? NOTHING];
    return [name, { wh: a.wh + b.wh, grid: a.grid + b.grid }];
  });
  return {
    ...(Object.fromEntries(sums) as Record<LineName, Line>),
    carried: lines.carried + (added.carried ?? 0),
    shortShared: lines.shortShared + (added.shortShared ?? 0),
    unusedShared: lines.unusedShared + (added.unusedShared ?? 0),
  };
}

/** The sum over buildings or epochs. */
export function sumOf(all: readonly Lines[]): Lines {
  return all.reduce(plus, NO_LINES);
}

/** GRID that all lines brought, base units; below 0 where they cost. */
export function netOf(lines: Lines): bigint {
  return LINES.reduce((sum, name) => sum + lines[name].grid, 0n);
}

/** By how much the supply of GRID changed: everything but what buildings paid each other. */
export function issuedOf(lines: Lines): bigint {
  return netOf(lines) - lines.sold.grid - lines.bought.grid;
}

/** What the lines say of the meter: energy out and in. */
export function meteredOf(lines: Lines): { exported: Wh; imported: Wh } {
  const { sold, short, sharedOut, toUtility, carried } = lines;
  const { bought, unused, sharedIn, fromUtility } = lines;
  return {
    exported: sold.wh - short.wh + sharedOut.wh + toUtility.wh + carried,
    imported: bought.wh - unused.wh + sharedIn.wh + fromUtility.wh,
  };
}

/** What crossed the boundary of the campus, as its lines have it: the rests, and promises that neighbours did not make up for. */
export function boundaryOf(lines: Lines): { out: Wh; in: Wh } {
  return {
    out: lines.toUtility.wh + lines.unused.wh - lines.unusedShared,
    in: lines.fromUtility.wh + lines.short.wh - lines.shortShared,
  };
}
