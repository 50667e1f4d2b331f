/** The development chain with meters on it, for whoever tries operators out. */
import { Keyring } from '@polkadot/keyring';
import { MARKET } from '../../node-config/genesis.js';
import { toHex } from '../host/bytes.js';
import { ROOT } from '../root.js';
import { makeSpec, type PlainSpec } from '../spec/index.js';
import type { KeyedMeter } from './meters.js';

/** As many as one user may have. */
const METERS_PER_OWNER = 10;
/** More than a `steadyMeter` counts. */
const RATED_WATTS = 10_000;

export interface MeteredChain {
  /** With ed25519 keys. */
  readonly meters: readonly KeyedMeter[];
  /** Secret URIs. */
  readonly operators: readonly string[];
  readonly quorum?: number;
  /** Milliseconds, whole slots. */
  readonly epochLength: number;
  /** Milliseconds; those of the development chain unless given. */
  readonly slotDuration?: number;
}

/** The spec of a chain whose meters nobody has read yet; their owners are `//Owner/0` and so on. */
export async function meteredSpec(chain: MeteredChain): Promise<PlainSpec> {
  const { meters, operators, quorum = 1, epochLength, slotDuration } = chain;
  const options = { root: ROOT, chain: 'dev', ...(slotDuration && { slotDuration }) };
  const spec = (await makeSpec(options)) as PlainSpec;
  const { runtimeGenesis } = spec.genesis;
  const addressOf = (uri: string): string =>
    new Keyring({ type: 'sr25519' }).addFromUri(uri).address;
  const ownerOf = (meter: number): string =>
    addressOf(`//Owner/${Math.floor(meter / METERS_PER_OWNER)}`);
  const owners = new Set(meters.map((_, i) => ownerOf(i)));
  const registry = {
    ...runtimeGenesis.patch.registry,
    users: [...owners].map((account) => ({ account, userType: 'Prosumer' as const, location: '' })),
    meters: meters.map(({ meterId: id }, i) => ({ id, owner: ownerOf(i) })),
    meterProfiles: meters.map(({ meterId: id, key }) => ({
      id,
      key: toHex(key.publicKey),
      scheme: 'Ed25519' as const,
      ratedWatts: RATED_WATTS,
      meterClass: 'Bidirectional',
    })),
  };
  const patch = {
    ...runtimeGenesis.patch,
    registry,
    trading: { parameters: { ...MARKET, epochLength } },
    oracleClient: { operators: operators.map(addressOf), quorum },
  };
  return { ...spec, genesis: { runtimeGenesis: { ...runtimeGenesis, patch } } };
}
