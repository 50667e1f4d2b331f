/**
 * The measured days on the chain, quarter hour by quarter hour, beside the model of auction, settlement and pool: by
 * forecasts, with perfect foresight, and with nothing ordered at all.
 * The day of `npm start` unless GRID_FULL is set, as `npm run test:full` does; each day on a chain of its own.
 */
import { expect, test } from '@jest/globals';
import { stepsOf } from '../../../tools/campus/scenario.js';
import { type Mode, MODES } from '../../../tools/campus/modes.js';
import { planOf } from '../../../tools/campus/plan.js';
import { energyOn } from '../../../tools/campus/simulation/energy.js';
import { DAYS, ENERGIES } from '../../support/shipped-campus.js';
import { PRICES, Replay } from './replayed-day.js';

const FULL = Boolean(process.env.GRID_FULL);
const ONE_DAY = '2024-01-15';
const days = DAYS.filter((day) => FULL || day === ONE_DAY);

const scope = FULL ? 'all 56 days' : `${ONE_DAY} (GRID_FULL=1 for all 56)`;

test.each(MODES)(
  `%s: the money of everybody is the model’s, epoch by epoch, on ${scope}`,
  (mode) => {
    const plan = planOf(mode, ENERGIES, () => PRICES);
    let sold = 0;
    for (const day of days) {
      const steps = stepsOf(energyOn(ENERGIES, [day]));
      const replay = new Replay(plan, steps[0]?.time ?? 0);
      steps.forEach((step, index) => replay.step(step, index === 0));
      sold += replay.sold;
    }
    const expected: Record<Mode, number> = FULL
      ? { none: 0, perfect: 1_058_720, forecast: 552_930 }
      : { none: 0, perfect: 30_540, forecast: 16_700 };
    expect(sold).toBe(expected[mode]);
  },
  900_000,
);
