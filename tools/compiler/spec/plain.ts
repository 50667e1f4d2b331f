import type { ChainDefinition, GenesisConfig } from '../../../node-config/genesis.js';
import { toHex } from '../host/bytes.js';

/** The part that plain and raw specs share. Light clients refuse keys that are not among these. */
export interface SpecHead {
  name: string;
  id: string;
  chainType: string;
  bootNodes: string[];
  telemetryEndpoints: null;
  protocolId: null;
  properties: { tokenSymbol: string; tokenDecimals: number; ss58Format: number };
  codeSubstitutes: Record<string, string>;
}

/** A spec whose first state the node builds by calling the runtime. */
export interface PlainSpec extends SpecHead {
  genesis: { runtimeGenesis: { code: string; patch: GenesisConfig } };
}

export function specHead({ name, id, chainType, bootNodes }: ChainDefinition): SpecHead {
  return {
    name,
    id,
    chainType,
    bootNodes,
    telemetryEndpoints: null,
    protocolId: null,
    properties: { tokenSymbol: 'GRID', tokenDecimals: 18, ss58Format: 42 },
    codeSubstitutes: {},
  };
}

export function plainSpec(chain: ChainDefinition, code: Uint8Array): PlainSpec {
  const runtimeGenesis = { code: toHex(code), patch: chain.genesis };
  return { ...specHead(chain), genesis: { runtimeGenesis } };
}
