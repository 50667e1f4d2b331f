import { type ChainPreset, withAdmin } from '../chain.js';
import { authorities } from '../genesis.js';
import { accountOf, grandpaKeyOf } from '../keys.js';

/** 1,000 GRID, to try transfers with. */
const ENDOWMENT = `1000${'0'.repeat(18)}`;

/** One authority on one machine: //Alice, who is admin, minter and burner too. */
export const dev: ChainPreset = {
  name: 'Campus Grid Development',
  id: 'campus_grid_dev',
  chainType: 'Development',
  genesis: {
    ...withAdmin(authorities([accountOf('Alice')], [grandpaKeyOf('Alice')]), accountOf('Alice')),
    balances: { balances: ['Alice', 'Bob'].map((name) => [accountOf(name), ENDOWMENT]) },
    gridToken: { minters: [accountOf('Alice')], burners: [accountOf('Alice')] },
  },
};
