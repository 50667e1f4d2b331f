/** Of which epochs no sum may be shown to everybody. */
import type { Asking } from '../context.js';
import { LEAST_METERS, PrivateMeters } from '../privacy.js';
import { dayOf, privateMetersOf } from './energy-days.js';

/** Those of `epochs`; of a day that is summed up, whose epochs all have meters enough, none is looked at. */
export async function hiddenOf(
  epochs: readonly number[],
  asking: Asking,
): Promise<ReadonlySet<number>> {
  const { state } = asking;
  const day = (epoch: number): number => dayOf(epoch * state.chain.epoch_length, state);
  const [first, last] = [Math.min(...epochs), Math.max(...epochs)];
  if (epochs.length === 0) return new Set();
  const days = await privateMetersOf(day(first), day(last), asking);
  const isSure = (epoch: number): boolean => {
    const found = days.get(day(epoch));
    return found !== undefined && (found.meters === 0 || found.least >= LEAST_METERS);
  };
  return PrivateMeters.of(asking).withheld(epochs.filter((epoch) => !isSure(epoch)));
}
