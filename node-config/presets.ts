/** The configurations that the blob itself carries, for tools that ask GenesisBuilder for them. */
import { campus, campusTou } from './chains/campus.js';
import { dev } from './chains/dev.js';
import { local } from './chains/local.js';
import type { GenesisConfig } from './genesis.js';

/** By the names that polkadot-sdk's tools expect, then our own. */
export const presets: Readonly<Record<string, GenesisConfig>> = {
  development: dev.genesis,
  local_testnet: local.genesis,
  campus: campus.genesis,
  'campus-tou': campusTou.genesis,
};
