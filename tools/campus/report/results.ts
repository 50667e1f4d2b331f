/** What a replay came to, for people and for the check. */
import { type Boundary, type Lines, netOf, sumOf } from '../lines.js';
import type { BuildingEnergy } from '../simulation/energy.js';

/** A building after the replay. */
export interface BuildingResult {
  readonly energy: BuildingEnergy;
  /** What the chain says. */
  readonly lines: Lines;
  /** What the data says. */
  readonly calculated: Lines;
  /** GRID that the replay added to its account less what it owes now, base units; below 0 where it paid more. */
  readonly gained: bigint;
  /** GRID of the same energy under the tariff alone, base units. */
  readonly alone: bigint;
}

/** The campus after the replay. */
export interface CampusResult {
  readonly buildings: readonly BuildingResult[];
  /** What the chain says. */
  readonly boundary: Boundary;
  /** What the data says. */
  readonly calculated: Boundary;
  /** GRID by which the total supply changed, base units. */
  readonly issued: bigint;
  /** What one GRID is worth, satang. */
  readonly satangPerGrid: number;
}

/** What a campus pays and how, whoever says so. */
export interface Bill {
  /** Of every building, in their order. */
  readonly lines: readonly Lines[];
  /** GRID of every building, base units; below 0 where it pays. */
  readonly nets: readonly bigint[];
}

export function billOf(lines: readonly Lines[]): Bill {
  return { lines, nets: lines.map(netOf) };
}

/** All lines of the campus together, as the chain has them. */
export function campusLines({ buildings }: CampusResult): Lines {
  return sumOf(buildings.map(({ lines }) => lines));
}

/** GRID, all together. */
export function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
