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
}

const NOTHING: Line = { wh: 0, grid: 0n };

export const NO_LINES: Lines = { ...eachLine(() => NOTHING), carried: 0 };

/** `lines` with `added` on top; what is left out stays. */
export function plus(lines: Lines, added: Partial<Lines>): Lines {
  const sums = eachLine((name) => {
    const more = added[name];
    if (!more || (more.wh === 0 && more.grid === 0n)) return lines[name];
    return { wh: lines[name].wh + more.wh, grid: lines[name].grid + more.grid };
  });
  return { ...sums, carried: lines.carried + (added.carried ?? 0) };
}

function eachLine(of: (name: LineName) => Line): Record<LineName, Line> {
  const lines = {} as Record<LineName, Line>;
  for (const name of LINES) lines[name] = of(name);
  return lines;
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

/** What crossed the boundary of the campus, and what the supply of GRID had to change by. */
export interface Boundary {
  readonly out: Wh;
  readonly in: Wh;
  /** What that is worth at the tariff, base units of GRID; below 0 where more came in. */
  readonly grid: bigint;
  /** What promises cost that were not kept, base units of GRID, never above 0: it is burned, and nobody has it. */
  readonly broken: bigint;
}

export const NO_BOUNDARY: Boundary = { out: 0, in: 0, grid: 0n, broken: 0n };

/** The sum of two. */
export function beyond(a: Boundary, b: Boundary): Boundary {
  return {
    out: a.out + b.out,
    in: a.in + b.in,
    grid: a.grid + b.grid,
    broken: a.broken + b.broken,
  };
}
