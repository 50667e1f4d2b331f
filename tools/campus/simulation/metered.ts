/** Simulated meters: registers that run through the measured data, over and over. */
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { Member } from './accounts.js';
import type { BuildingEnergy, QuarterHour } from './energy.js';
import { type MeterKey, type Registers } from '../../services/oracle/reading.js';

/** A meter whose registers are known for every epoch. */
export interface SimulatedMeter {
  readonly meterId: string;
  readonly key: MeterKey;
  /** At the end of `epoch`; null before the data begins. */
  registersAt(epoch: bigint): Registers | null;
}

/** A meter whose key is at hand. */
export interface KeyedMeter extends SimulatedMeter {
  readonly key: KeyringPair;
}

/** The meters of `members`: what `energies` of their buildings, in the same order, make of them. */
export function campusMeters(
  energies: readonly BuildingEnergy[],
  members: readonly Member[],
): SimulatedMeter[] {
  return members.map(({ meterId, meterKey }, at) => {
    const quarters = energies[at]?.quarters ?? [];
    const importWh = sums(quarters.map(({ imported }) => imported));
    const exportWh = sums(quarters.map(({ exported }) => exported));
    const place = placeIn(quarters);
    return {
      meterId,
      key: meterKey,
      registersAt: (epoch) => {
        const at = place(epoch);
        if (!at) return null;
        const total = (sum: readonly number[]): bigint =>
          BigInt(at.rounds) * BigInt(sum.at(-1) ?? 0) + BigInt(sum[at.row] ?? 0);
        const registers = { importWh: total(importWh), exportWh: total(exportWh) };
        return { meterId, epoch, sequence: epoch, ...registers };
      },
    };
  });
}

/** A meter whose export register rises by `whPerEpoch` in every epoch since 1970; it takes nothing. */
export function steadyMeter(meterId: string, key: KeyringPair, whPerEpoch: bigint): KeyedMeter {
  return {
    meterId,
    key,
    registersAt: (epoch) => {
      const exportWh = epoch * whPerEpoch;
      return { meterId, epoch, sequence: epoch, importWh: 0n, exportWh };
    },
  };
}

interface Place {
  /** How often the data has been run through before. */
  readonly rounds: number;
  readonly row: number;
}

/**
 * Where an epoch lies in the data: at its own time while the data lasts (a day that is missing adds
 * nothing), from then on in further rounds of whole days, so that noon stays noon.
 */
function placeIn(quarters: readonly QuarterHour[]): (epoch: bigint) => Place | null {
  const epochOf = ({ start }: QuarterHour): number => start / QUARTER_HOUR_MS;
  const [firstRow, lastRow] = [quarters[0], quarters.at(-1)];
  if (!firstRow || !lastRow) throw new Error('there are no readings');
  const [first, last] = [epochOf(firstRow), epochOf(lastRow)];
  const rows = new Map(quarters.map((quarter, row) => [epochOf(quarter), row]));
  return (epoch) => {
    const number = Number(epoch);
    if (number < first) return null;
    if (number > last) {
      const beyond = number - last - 1;
      return { rounds: 1 + Math.floor(beyond / rows.size), row: beyond % rows.size };
    }
    let known = number;
    while (!rows.has(known)) known--;
    return { rounds: 0, row: rows.get(known) ?? 0 };
  };
}

/** Running sums. */
function sums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
