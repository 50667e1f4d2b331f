import { MARKET, SLOT_DURATION, type ChainDefinition } from '../genesis.js';
import { dev } from './dev.js';

/** The development chain with epochs of one block, so that a real node trades a day of data in ten minutes. */
export const replay: ChainDefinition = {
  ...dev,
  name: 'Campus Grid Replay',
  id: 'campus_grid_replay',
  genesis: { ...dev.genesis, trading: { parameters: { ...MARKET, epochLength: SLOT_DURATION } } },
};
