import type { ChainDefinition } from '../genesis.js';
import { dev } from './dev.js';

/** Per mille: whatever a block has room for. */
const WHOLE = 1_000;

/** The development chain for tools that fill blocks from one account, as `benchmark overhead` does. */
export const bench: ChainDefinition = {
  ...dev,
  name: 'Campus Grid Bench',
  id: 'campus_grid_bench',
  genesis: {
    ...dev.genesis,
    fairUse: {
      ...{ userWindow: WHOLE, userBlock: WHOLE },
      ...{ operatorWindow: WHOLE, operatorBlock: WHOLE, authorityBlock: WHOLE },
    },
  },
};
