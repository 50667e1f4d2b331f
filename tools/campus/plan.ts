/** Who orders what, and what that is based on. */
import { forecastsOf } from './forecast.js';
import type { Mode } from './modes.js';
import { forecastOrder, type MarketOrder, perfectOrder } from './orders.js';
import type { Prices } from './prices.js';
import type { BuildingEnergy } from './simulation/energy.js';

/** The orders of the buildings, in their order, for the quarter hour that starts then; null where one has none. */
export type Plan = (start: number) => readonly (MarketOrder | null)[];

/**
 * What buildings order in every quarter hour.
 * @param energies of all days
 * @param pricesAt what energy is worth in the quarter hour that starts then
 */
export function planOf(
  mode: Mode,
  energies: readonly BuildingEnergy[],
  pricesAt: (start: number) => Prices,
): Plan {
  const nobody = energies.map(() => null);
  if (mode === 'none') return () => nobody;
  const orders = energies.map(({ quarters }) => {
    const forecasts = mode === 'forecast' ? forecastsOf(quarters) : null;
    return quarters.map((quarter, at) => {
      const prices = pricesAt(quarter.start);
      if (!forecasts) return perfectOrder(quarter, prices);
      const forecast = forecasts[at];
      return forecast ? forecastOrder(forecast, prices) : null;
    });
  });
  const rows = new Map(energies[0]?.quarters.map(({ start }, row) => [start, row]));
  return (start) => {
    const row = rows.get(start) ?? -1;
    return orders.map((of) => of[row] ?? null);
  };
}
