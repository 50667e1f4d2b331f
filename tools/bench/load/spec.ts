/** Chains for load: traders with money and meters, and a market whose caps take what is sent. */
import { u8aToHex } from '@polkadot/util';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { GenesisConfig } from '../../../node-config/genesis.js';
import { fromHex } from '../../compiler/host/bytes.js';
import { buildGenesis, toRaw } from '../../compiler/host/chain.js';
import { Executor, ready } from '../../compiler/host/executor.js';
import { makeSpec, type PlainSpec, type RawSpec } from '../../compiler/spec/index.js';
import { meteredGenesis } from '../baselines.js';

/** Orders that a trader places, spread over the open epochs: within what the market and the pool take of one. */
const PER_TRADER = 100;
/** Below that many, what one account may fill of a block and of a window stands in the way. */
const LEAST_TRADERS = 40;
/** Epochs that take orders while one runs. */
export const OPEN_EPOCHS = 4;
/** A book is to be cleared in so many blocks. */
const CLEARING_BLOCKS = 4;
/** Of a book besides its orders and levels. */
const STEPS_OF_BOOK = 3;
/** So many orders a second are placed within an epoch at least. */
const LEAST_RATE = 150;
const LEAST_EPOCH_MS = 60_000;
/** More than a trader's orders come to. */
const RATED_WATTS = 10_000_000;

/** How much is sent to a chain, and by whom. */
export interface Plan {
  /** Milliseconds. */
  readonly slot: number;
  readonly epochLength: number;
  readonly traders: readonly KeyringPair[];
  /** Orders, and transfers, of each trader. */
  readonly perTrader: number;
  /** Orders that a transaction places; they go by themselves where it is one. */
  readonly batch: number;
}

/** A plan for at least `transactions` orders, and as many transfers. */
export function planOf(transactions: number, slot: number, batch: number): Plan {
  const count = Math.max(LEAST_TRADERS, Math.ceil(transactions / PER_TRADER));
  const keyring = new Keyring({ type: 'sr25519' });
  const epoch = Math.max(LEAST_EPOCH_MS, (transactions / LEAST_RATE) * 1000);
  return {
    slot,
    epochLength: Math.ceil(epoch / slot) * slot,
    traders: Array.from({ length: count }, (_, i) => keyring.addFromUri(`//Trader/${i}`)),
    perTrader: Math.ceil(transactions / count),
    batch,
  };
}

/** A chain with money and a meter that was just read for every trader. @throws Error if the runtime refuses it */
export async function loadSpec(
  root: string,
  chain: 'dev' | 'local',
  { slot, epochLength, traders, perTrader }: Plan,
): Promise<RawSpec> {
  await ready();
  const plain = (await makeSpec({ root, chain, slotDuration: slot })) as PlainSpec;
  const { genesis: plainGenesis, ...head } = plain;
  const { patch, code: hex } = plainGenesis.runtimeGenesis;
  const code = fromHex(hex);
  const orders = traders.length * Math.ceil(perTrader / OPEN_EPOCHS);
  // The runtime asks that a full book clears within a third of an epoch.
  const blocks = Math.min(CLEARING_BLOCKS, Math.floor(epochLength / slot / 3));
  const genesis = {
    ...patch,
    balances: {
      balances: [
        ...(patch.balances?.balances ?? []),
        ...traders.map(({ address }): [string, string] => [address, (10n ** 24n).toString()]),
      ],
    },
    registry: { ...patch.registry, ...registryOf(traders) },
    trading: {
      epochLength,
      parameters: {
        ...patch.trading?.parameters,
        horizon: OPEN_EPOCHS,
        maxOrdersPerEpoch: orders,
        stepsPerBlock: Math.ceil((2 * orders + STEPS_OF_BOOK) / blocks),
      },
    },
  } as GenesisConfig;
  const executor = new Executor(code);
  const state = meteredGenesis(executor, {
    ...{ code, config: JSON.stringify(withFewerSteps(genesis, executor, code)) },
    ...{ meters: traders.map((_, i) => meterOf(i)), time: Date.now(), epochLength },
  });
  return { ...head, genesis: { raw: { top: { ...toRaw(state) }, childrenDefault: {} } } };
}

function registryOf(traders: readonly KeyringPair[]): NonNullable<GenesisConfig['registry']> {
  return {
    users: traders.map(({ address }) => ({ account: address, userType: 'Prosumer', location: '' })),
    meters: traders.map(({ address }, i) => ({ id: meterOf(i), owner: address })),
    meterProfiles: traders.map(({ publicKey }, i) => ({
      id: meterOf(i),
      key: u8aToHex(publicKey),
      scheme: 'Sr25519',
      ratedWatts: RATED_WATTS,
      meterClass: 'Bidirectional',
    })),
  };
}

function meterOf(trader: number): string {
  return `meter-${trader}`;
}

/** The genesis with as many steps as a block has room for, where it asks for more: the runtime says how many that are. */
function withFewerSteps(
  genesis: GenesisConfig,
  executor: Executor,
  code: Uint8Array,
): GenesisConfig {
  try {
    buildGenesis(executor, code, JSON.stringify(genesis));
    return genesis;
  } catch (error) {
    const most = /stepsPerBlock: from 1 to (\d+)$/.exec((error as Error).message)?.[1];
    const { trading } = genesis;
    if (!most || !trading?.parameters) throw error;
    const parameters = { ...trading.parameters, stepsPerBlock: Number(most) };
    return { ...genesis, trading: { ...trading, parameters } };
  }
}
