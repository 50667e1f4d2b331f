import { MARKET, type ChainDefinition } from '../genesis.js';
import { dev } from './dev.js';

const GRID = 10n ** 18n;

/** A campus at Thai rates. */
export const campus: ChainDefinition = {
  ...dev,
  name: 'Campus Grid Campus',
  id: 'campus_grid_campus',
  genesis: {
    ...dev.genesis,
    settlement: {
      tariff: {
        offsetMinutes: 420,
        periods: [
          { days: 255, from: 0, to: 96, feedIn: `${(523n * GRID) / 1000n}`, retail: `${GRID}` },
        ],
        holidays: [],
        sharePermille: 500,
        satangPerGrid: 420,
      },
    },
    trading: { parameters: { ...MARKET, collar: true } },
  },
};
