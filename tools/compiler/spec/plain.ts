import type { ChainDefinition, GenesisConfig } from '../../../node-config/genesis.js';
import { SS58_PREFIX, TOKEN } from '../../../node-config/token.js';
import { toHex } from '../host/bytes.js';

/** What the host allocates at once, but for the length that goes before the text. */
const MOST_BYTES = 32 * 2 ** 20 - 16;

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

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

export function specHead({
  name,
  id,
  chainType,
  bootNodes,
}: Omit<ChainDefinition, 'genesis'>): SpecHead {
  return {
    name,
    id,
    chainType,
    bootNodes,
    telemetryEndpoints: null,
    protocolId: null,
    properties: {
      tokenSymbol: TOKEN.tokenSymbol,
      tokenDecimals: TOKEN.decimals,
      ss58Format: SS58_PREFIX,
    },
    codeSubstitutes: {},
  };
}

/** @throws Error if the configuration is longer than a node can hand to the runtime */
export function plainSpec(chain: ChainDefinition, code: Uint8Array): PlainSpec {
  const bytes = Buffer.byteLength(JSON.stringify(chain.genesis));
  if (bytes > MOST_BYTES) {
    throw new Error(
      `the configuration has ${mebibytes(bytes)}, and a node gives a runtime at most ` +
        `${mebibytes(MOST_BYTES)} at once: make a raw spec of it (--raw)`,
    );
  }
  const runtimeGenesis = { code: toHex(code), patch: chain.genesis };
  return { ...specHead(chain), genesis: { runtimeGenesis } };
}
