/** Readings of a meter, whatever file they come from. */

/** What a column counts. `net` is import above zero and export below. */
export const CHANNELS = ['import', 'export', 'load', 'pv', 'net'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Power is a mean over the interval, energy is of the interval, a register only rises. */
export const KINDS = ['power', 'energy', 'register'] as const;
export type Kind = (typeof KINDS)[number];

export const UNITS = ['W', 'kW', 'MW', 'Wh', 'kWh', 'MWh'] as const;
export type Unit = (typeof UNITS)[number];

/** Which intervals, in minutes, readings may have. */
export const INTERVALS = [1, 5, 15, 30, 60] as const;
export type Minutes = (typeof INTERVALS)[number];

/** Energy in thousandths of a joule: 3,600,000 make a watt-hour, and every interval's share of one is whole. */
export type MilliJoule = number;
export const MJ_PER_WH = 3_600 * 1_000;
export const MJ_PER_KWH = 1_000n * BigInt(MJ_PER_WH);

/** More than any meter here measures in an interval: 100 MW. */
export const MOST_WATTS = 100_000_000;

/** What one interval of a meter came to, by channel. */
export type Energies = Partial<Readonly<Record<Channel, MilliJoule>>>;

export interface Interval {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly energies: Energies;
}

/** A stretch without readings. */
export interface Gap {
  /** The first missing instant and the first that is there again, ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** A register that began anew. */
export interface Reset {
  readonly channel: Channel;
  readonly at: number;
  /** The line of the file. */
  readonly line: number;
  /** Whether it had come to its last digit, and went on from nothing. */
  readonly isRolled: boolean;
}

/** What a file says, in order of time, each interval once. */
export interface Series {
  readonly file: string;
  /** `CSV, ";" between columns`, or `Green Button`. */
  readonly format: string;
  readonly minutes: Minutes;
  readonly channels: readonly Channel[];
  readonly intervals: readonly Interval[];
  readonly gaps: readonly Gap[];
  readonly resets: readonly Reset[];
  /** Rows that repeat another one word for word. */
  readonly duplicates: number;
  /** What a reader should know: how times, numbers and units were understood. */
  readonly notes: readonly string[];
  /** Minutes by which local time is ahead of UTC. */
  readonly offsetMinutes: number;
}
