import { MARKET, type ChainDefinition } from '../genesis.js';
import { FLAT_TARIFF, TIME_OF_USE } from '../tariffs.js';
import { dev } from './dev.js';

/** The development chain with what a campus pays and is paid: orders keep to the tariff. */
export const campus: ChainDefinition = {
  ...dev,
  name: 'Campus Grid Campus',
  id: 'campus_grid_campus',
  genesis: {
    ...dev.genesis,
    trading: { parameters: { ...MARKET, collar: true } },
    settlement: { tariff: FLAT_TARIFF },
  },
};

/** The same where the hour decides what energy costs. */
export const campusTou: ChainDefinition = {
  ...campus,
  name: 'Campus Grid Campus, Time of Use',
  id: 'campus_grid_campus_tou',
  genesis: { ...campus.genesis, settlement: { tariff: TIME_OF_USE } },
};
