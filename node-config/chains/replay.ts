import { consensusOf, marketOf, type ChainDefinition } from '../genesis.js';
import { ALICE } from '../keys.js';
import { campus } from './campus.js';

const SLOT_MS = 2_000;
/** A quarter hour begins in one block, meters are asked for in the next, and read in the one after that. */
const SLOTS_PER_EPOCH = 3;

/** The campus, faster: a real node replays a day of data in ten minutes. */
export const replay: ChainDefinition = {
  ...campus,
  name: 'Campus Grid Replay',
  id: 'campus_grid_replay',
  genesis: {
    ...campus.genesis,
    // `npm start` registers the buildings.
    registry: { ...campus.genesis.registry, users: [] },
    aura: { ...consensusOf([ALICE]).aura, slotDuration: SLOT_MS },
    trading: {
      epochLength: SLOTS_PER_EPOCH * SLOT_MS,
      parameters: { ...marketOf(SLOTS_PER_EPOCH, SLOT_MS), collar: true },
    },
    // A pool closes when the next epoch begins: meters are read in the block before that.
    settlement: { ...campus.genesis.settlement, poolDeadline: SLOTS_PER_EPOCH },
  },
};
