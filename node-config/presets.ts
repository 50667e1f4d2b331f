/** The genesis configurations that the runtime itself serves, by the names that tools expect. */
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { dev } from './chains/dev.js';
import { local } from './chains/local.js';
import type { GenesisConfig } from './genesis.js';

await cryptoWaitReady();

export const presets: Record<string, GenesisConfig> = {
  development: dev.genesis,
  local_testnet: local.genesis,
};

/** What a chain gets that names no preset. */
export const base: GenesisConfig = {};
