/** Rows as they stand in a file, before anything is made of them. */
import type { Decimal } from '../support/decimal.js';
import { FaultyFileError, faultAt } from '../support/faults.js';
import type { Channel, Kind, Unit } from './model.js';

export interface ChannelSpec {
  readonly channel: Channel;
  readonly unit: Unit;
  readonly kind: Kind;
  /** What its column is called. */
  readonly name?: string;
  /** False where only the unit says that it is energy of an interval. */
  readonly isSaid?: boolean;
}

export interface RawRow {
  /** As written, ms since 1970: the start or the end of its interval. */
  readonly time: number;
  readonly line: number;
  readonly isEndOfDay: boolean;
  readonly values: Partial<Record<Channel, Decimal>>;
}

export interface RawSeries {
  readonly file: string;
  readonly format: string;
  readonly rows: readonly RawRow[];
  readonly channels: readonly ChannelSpec[];
  readonly stamp?: 'start' | 'end' | undefined;
  /** Where the file says it; found out else. */
  readonly minutes?: number | undefined;
  readonly offsetMinutes: number;
  readonly notes: readonly string[];
}

export function faulty(
  { file }: Pick<RawSeries, 'file'>,
  line: number,
  problem: string,
): FaultyFileError {
  return new FaultyFileError([faultAt(file, { line }, problem)]);
}
