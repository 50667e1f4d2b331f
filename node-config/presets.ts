/** The configurations that the blob itself carries, for tools that ask GenesisBuilder for them. */
import { dev } from './chains/dev.js';
import { local } from './chains/local.js';
import type { GenesisConfig } from './genesis.js';

/** By the names that polkadot-sdk's tools expect. */
export const presets: Readonly<Record<string, GenesisConfig>> = {
  development: dev.genesis,
  local_testnet: local.genesis,
};
