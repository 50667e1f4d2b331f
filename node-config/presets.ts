/** The configurations that the blob itself carries, for tools that ask GenesisBuilder for them. */
import { dev } from './chains/dev.js';
import { local } from './chains/local.js';
import { MARKET, type GenesisConfig } from './genesis.js';

/** By the names that polkadot-sdk's tools expect. */
export const presets: Readonly<Record<string, GenesisConfig>> = {
  development: dev.genesis,
  local_testnet: local.genesis,
};

/** What a plain chain spec's `patch` is laid over: everything there is, empty. */
export const base: GenesisConfig = {
  aura: { authorities: [] },
  grandpa: { authorities: [] },
  balances: { balances: [] },
  transactionPayment: { perMicrosecond: 0, perByte: 0 },
  fairUse: {
    windowBlocks: 0,
    userWindow: 0,
    userBlock: 0,
    operatorWindow: 0,
    operatorBlock: 0,
    authorityBlock: 0,
    noncesAhead: 0,
  },
  registry: {
    authorities: [],
    admins: [],
    marketMakers: [],
    users: [],
    meters: [],
  },
  gridToken: { minters: [], burners: [] },
  trading: { parameters: MARKET },
  settlement: { poolDeadline: 0, stepsPerBlock: 0 },
  oracleClient: { operators: [], quorum: 0, requestLifetime: 0, deadbandWh: 0 },
};
