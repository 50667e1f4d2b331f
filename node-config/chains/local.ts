import { type ChainPreset, withAdmin } from '../chain.js';
import { authorities } from '../genesis.js';
import { accountOf, grandpaKeyOf } from '../keys.js';

const NAMES = ['Erc', 'Mea', 'Pea', 'Egat'];
const ENDOWMENT = `1000${'0'.repeat(18)}`;

/** The four energy authorities on one machine, with development keys; //Alice is the admin. */
export const local: ChainPreset = {
  name: 'Campus Grid Local Testnet',
  id: 'campus_grid_local',
  chainType: 'Local',
  genesis: {
    ...withAdmin(authorities(NAMES.map(accountOf), NAMES.map(grandpaKeyOf)), accountOf('Alice')),
    balances: { balances: ['Alice', ...NAMES].map((name) => [accountOf(name), ENDOWMENT]) },
    gridToken: { minters: [accountOf('Alice')], burners: [accountOf('Alice')] },
  },
};
