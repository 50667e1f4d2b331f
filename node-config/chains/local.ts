import { consensusOf, MARKET, DEVELOPMENT_HOLDING, type ChainDefinition } from '../genesis.js';
import { ALICE, EGAT, ERC, MEA, ORACLE_OPERATORS, PEA } from '../keys.js';

const AUTHORITIES = [ERC, MEA, PEA, EGAT];
const HOLDERS = [ALICE, ...AUTHORITIES].map(({ aura }) => aura);

/** Four authorities on one machine, `//Erc //Mea //Pea //Egat`; `//Alice` is the campus's admin. */
export const local: ChainDefinition = {
  name: 'Campus Grid Local Testnet',
  id: 'campus_grid_local',
  chainType: 'Local',
  bootNodes: [],
  genesis: {
    ...consensusOf(AUTHORITIES),
    balances: { balances: HOLDERS.map((who) => [who, DEVELOPMENT_HOLDING]) },
    registry: { authorities: AUTHORITIES.map(({ aura }) => aura), admins: [ALICE.aura] },
    gridToken: { minters: [ALICE.aura], burners: [ALICE.aura] },
    trading: { parameters: MARKET },
    oracleClient: { operators: [...ORACLE_OPERATORS], quorum: 3 },
  },
};
