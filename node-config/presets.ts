/** The configurations that the blob itself carries, for tools that ask GenesisBuilder for them. */
import { campus, campusTou } from './chains/campus.js';
import { dev } from './chains/dev.js';
import { local } from './chains/local.js';
import { withSlots, type GenesisConfig } from './genesis.js';

/** By the names that polkadot-sdk's tools expect, then our own. */
const PRESETS: Readonly<Record<string, GenesisConfig>> = {
  development: dev.genesis,
  local_testnet: local.genesis,
  campus: campus.genesis,
  'campus-tou': campusTou.genesis,
};

/** Those of a blob with a block every `slotDuration` milliseconds. */
export function presetsAt(slotDuration: number): Record<string, GenesisConfig> {
  return Object.fromEntries(
    Object.entries(PRESETS).map(([name, genesis]) => [name, withSlots(genesis, slotDuration)]),
  );
}
