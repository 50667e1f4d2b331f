import type { GenesisConfig } from './genesis.js';

/** A network: what its chain spec says besides the runtime. */
export interface ChainPreset {
  name: string;
  /** Name of the folder in which nodes keep the chain's data. */
  id: string;
  /** Wallets show development accounts for Development and Local. */
  chainType: 'Development' | 'Local' | 'Live';
  genesis: GenesisConfig;
}

/** Adds the first admin. */
export function withAdmin(genesis: GenesisConfig, admin: string): GenesisConfig {
  return { ...genesis, registry: { ...genesis.registry, admins: [admin] } };
}
