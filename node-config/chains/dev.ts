import { consensusOf, MARKET, DEVELOPMENT_HOLDING, type ChainDefinition } from '../genesis.js';
import { ALICE, BOB, ORACLE_OPERATORS } from '../keys.js';

/**
 * One machine, one authority: `//Alice` authors, finalises and governs, and is admin, minter and burner too;
 * `//Bob` is a consumer to send GRID to. One report makes a reading.
 */
export const dev: ChainDefinition = {
  name: 'Campus Grid Development',
  id: 'campus_grid_dev',
  chainType: 'Development',
  bootNodes: [],
  genesis: {
    ...consensusOf([ALICE]),
    balances: { balances: [[ALICE.aura, DEVELOPMENT_HOLDING]] },
    registry: {
      authorities: [ALICE.aura],
      admins: [ALICE.aura],
      users: [{ account: BOB, userType: 'Consumer', location: '' }],
    },
    gridToken: { minters: [ALICE.aura], burners: [ALICE.aura] },
    trading: { parameters: MARKET },
    oracleClient: { operators: [...ORACLE_OPERATORS] },
  },
};
