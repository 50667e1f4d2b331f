/** From what a chain and the data say to what the report shows. */
import type { ApiPromise } from '@polkadot/api';
import { calculate, type Calculation, tariffAlone } from './calculation/index.js';
import { chainTariff } from './chain-tariff.js';
import type { Case } from './report/comparison.js';
import { billOf, type CampusResult } from './report/results.js';
import { type Mode, MODE_NAMES, MODES } from './modes.js';
import { type Plan, planOf } from './plan.js';
import type { Prices } from './prices.js';
import type { Outcome } from './run.js';
import type { Scenario } from './scenario.js';
import type { Campus } from './simulation/accounts.js';
import type { BuildingEnergy } from './simulation/energy.js';
import { isFlat, pricesAt, type Tariff } from '../support/tariff.js';

/** What energy is worth in the quarter hour that starts then. */
export type PricesAt = (start: number) => Prices;

/** The days of a scenario under a tariff, in every mode, as far as the data alone can say. */
export class Days {
  readonly pricesAt: PricesAt;
  /** GRID of every building under the tariff alone, base units. */
  readonly alone: readonly bigint[];

  constructor(
    private readonly all: readonly BuildingEnergy[],
    private readonly scenario: Scenario,
    private readonly campus: Campus,
    readonly tariff: Tariff,
  ) {
    this.pricesAt = remembering((start) => pricesAt(tariff, start));
    this.alone = scenario.energies.map((energy) => tariffAlone(energy, this.pricesAt));
  }

  /** What the buildings order; forecasts go by all that their meters showed before, on earlier days, too. */
  plan(mode: Mode): Plan {
    return planOf(mode, this.all, this.pricesAt);
  }

  /** @param carried export of every building that waits since earlier, Wh */
  calculate(mode: Mode, carried: readonly number[] = []): Calculation {
    const { energies } = this.scenario;
    const meterIds = this.campus.members.map(({ meterId }) => meterId);
    const { pricesAt } = this;
    return calculate({ energies, plan: this.plan(mode), pricesAt, meterIds, carried });
  }

  /** The tariff alone, then every mode: as it was replayed, or else as the data says. */
  cases(replayed: ReadonlyMap<Mode, CampusResult>): Case[] {
    const modes = MODES.map((mode): Case => {
      const result = replayed.get(mode);
      const lines = result?.buildings.map((building) => building.lines);
      const name = `${MODE_NAMES[mode]}${result ? '' : ' *'}`;
      return { name, bill: billOf(lines ?? this.calculate(mode).lines) };
    });
    return [{ name: 'tariff alone', bill: null }, ...modes];
  }

  /** What a replay in `mode` came to, beside what it has to come to. */
  result(mode: Mode, { journal, before, after }: Outcome): CampusResult {
    const { lines, settlements } = journal;
    const carried = before.meters.map((meter) => meter.carried);
    const calculated = this.calculate(mode, carried);
    return {
      buildings: this.scenario.energies.map((energy, at) => ({
        energy,
        lines: {
          ...(lines[at] as (typeof lines)[0]),
          carried: (after.meters[at]?.carried ?? 0) - (carried[at] ?? 0),
        },
        calculated: calculated.lines[at] as (typeof calculated.lines)[0],
        gained: (after.balances[at] ?? 0n) - (before.balances[at] ?? 0n),
        alone: this.alone[at] ?? 0n,
      })),
      boundary: settlements.boundary,
      calculated: calculated.boundary,
      issued: after.supply - before.supply,
      satangPerGrid: this.tariff.satangPerGrid,
    };
  }
}

/** @throws Error if the clock is not the data's and prices depend on the time */
export async function tariffFor(api: ApiPromise, isRealTime: boolean): Promise<Tariff> {
  const tariff = await chainTariff(api);
  if (isRealTime && !isFlat(tariff)) {
    throw new Error(
      'a tariff by the time of day takes the embedded chain, whose clock is the data’s',
    );
  }
  return tariff;
}

/** `pricesAt`, asked once for each start. */
function remembering(pricesAt: PricesAt): PricesAt {
  const known = new Map<number, Prices>();
  return (start) => {
    let prices = known.get(start);
    if (!prices) known.set(start, (prices = pricesAt(start)));
    return prices;
  };
}
