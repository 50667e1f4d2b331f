import { marketOf, type ChainDefinition } from '../genesis.js';
import { local } from './local.js';

/** Milliseconds between blocks. */
export const DRILL_SLOT_MS = 2000;
const BLOCKS_PER_EPOCH = 15;
/** Requests close before the next epoch's take their place. */
const REQUEST_BLOCKS = 10;
/** Pools close after the last answer that counts, and before the next epoch's. */
const POOL_BLOCKS = 12;

/** The local chain in a hurry, for tests of a network: two-second blocks, epochs of half a minute. */
export const drill: ChainDefinition = {
  ...local,
  name: 'Campus Grid Drill',
  id: 'campus_grid_drill',
  genesis: {
    ...local.genesis,
    aura: { authorities: [], ...local.genesis.aura, slotDuration: DRILL_SLOT_MS },
    trading: {
      epochLength: BLOCKS_PER_EPOCH * DRILL_SLOT_MS,
      parameters: marketOf(BLOCKS_PER_EPOCH, DRILL_SLOT_MS),
    },
    settlement: { poolDeadline: POOL_BLOCKS },
    oracleClient: { ...local.genesis.oracleClient, requestLifetime: REQUEST_BLOCKS },
  },
};
