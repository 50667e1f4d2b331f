/** What the chains of this folder share: the market's rules, the authorities, a chain's definition. */
import type {
  Address,
  Amount,
  GenesisConfig,
  MarketParameters,
  Tariff,
} from './generated/genesis-config.js';
import { QUARTER_HOUR_MS } from './time.js';

export type { Address, Amount, GenesisConfig, MarketParameters, Tariff };

/** A chain, apart from the code it runs. */
export interface ChainDefinition {
  name: string;
  /** Names the node's folder; never the same for two chains. */
  id: string;
  chainType: 'Development' | 'Local' | 'Live';
  /** What whoever makes a spec should know of it. */
  notes?: string[];
  /** Addresses of nodes that are always there, `/dns/…/p2p/…`. */
  bootNodes: string[];
  genesis: GenesisConfig;
}

/** An energy authority: one organisation, one node. */
export interface Authority {
  /** Account that governs, and the sr25519 key that authors blocks. */
  aura: Address;
  /** The ed25519 key that finalises blocks. */
  grandpa: Address;
}

/** Milliseconds of an epoch on every chain that says nothing else. */
export const EPOCH_LENGTH = QUARTER_HOUR_MS;

/** Lots of 10 Wh, ticks of 0.001 GRID, no price band, no collar. */
export const MARKET: MarketParameters = {
  horizon: 4,
  gateClosureBlocks: 0,
  lot: 10,
  tick: 10 ** 15,
  minPrice: null,
  maxPrice: null,
  maxOrdersPerUser: 100,
  maxOrdersPerEpoch: 10_000,
  stepsPerBlock: 5100,
  retention: 96,
  collar: false,
};

/** Milliseconds between blocks of a chain that says nothing else. */
export const SLOT_DURATION = 6000;

/** Least and most of them: a third of less would have no room for the heaviest calls of governance. */
export const SLOT_LIMITS = [2000, 60_000] as const;

/** Orders that clear within a third of an epoch, as the chain asks of its caps. */
export function mostOrders(stepsPerBlock: number, blocksPerEpoch: number): number {
  // An order may have a level of its own, and three steps are the book's.
  return Math.floor((stepsPerBlock * Math.floor(blocksPerEpoch / 3) - 3) / 2);
}

/** The market of a chain with other slots: its blocks have room for fewer steps, and its epochs perhaps for fewer orders. */
export function marketOf(blocksPerEpoch: number, slotDuration: number): MarketParameters {
  const share = Math.min(1, slotDuration / SLOT_DURATION);
  const stepsPerBlock = Math.floor(MARKET.stepsPerBlock * share);
  const most = mostOrders(stepsPerBlock, blocksPerEpoch);
  return {
    ...MARKET,
    stepsPerBlock,
    maxOrdersPerEpoch: Math.min(MARKET.maxOrdersPerEpoch, most),
  };
}

/** The same first state on a chain with a block every `slotDuration` milliseconds. */
export function withSlots(genesis: GenesisConfig, slotDuration: number): GenesisConfig {
  const { aura, trading } = genesis;
  if (!aura || slotDurationOf(genesis) === slotDuration) return genesis;
  const blocks = Math.floor((trading?.epochLength ?? EPOCH_LENGTH) / slotDuration);
  const parameters = { ...trading?.parameters, ...roomOf(marketOf(blocks, slotDuration)) };
  return {
    ...genesis,
    aura: { ...aura, slotDuration },
    ...(trading && { trading: { ...trading, parameters: { ...MARKET, ...parameters } } }),
  };
}

function roomOf({ stepsPerBlock, maxOrdersPerEpoch }: MarketParameters): Partial<MarketParameters> {
  return { stepsPerBlock, maxOrdersPerEpoch };
}

/** Milliseconds between blocks: those of the blob that takes this configuration. */
export function slotDurationOf({ aura }: GenesisConfig): number {
  return aura?.slotDuration || SLOT_DURATION;
}

/** 1,000 GRID, to try transfers with. */
export const DEVELOPMENT_HOLDING: Amount = `1000${'0'.repeat(18)}`;

/** The part of a configuration that makes `authorities` author, finalise and govern with one vote each. */
export function consensusOf(
  authorities: readonly Authority[],
): Required<Pick<GenesisConfig, 'aura' | 'grandpa'>> {
  return {
    aura: { authorities: authorities.map(({ aura }) => aura), slotDuration: SLOT_DURATION },
    grandpa: { authorities: authorities.map(({ grandpa }) => [grandpa, 1]) },
  };
}
