/** The development chain with meters on it, for whoever tries operators out. */
import { Keyring } from '@polkadot/keyring';
import { type GenesisConfig, marketOf, SLOT_DURATION } from '../../node-config/genesis.js';
import { toHex } from '../compiler/host/bytes.js';
import { ROOT } from '../support/root.js';
import { makeSpec, type PlainSpec } from '../compiler/spec/index.js';
import type { KeyedMeter } from '../campus/simulation/metered.js';

/** As many as one user may have. */
const METERS_PER_OWNER = 10;
/** More than a `steadyMeter` counts. */
const RATED_WATTS = 10_000;
const SCHEMES = { ed25519: 'Ed25519', sr25519: 'Sr25519', ecdsa: 'Ecdsa' } as const;

type Registry = NonNullable<GenesisConfig['registry']>;

export interface MeteredChain {
  readonly meters: readonly KeyedMeter[];
  /** Secret URIs. */
  readonly operators: readonly string[];
  readonly quorum?: number;
  /** Milliseconds, whole slots. */
  readonly epochLength: number;
  /** Milliseconds; those of the development chain unless given. */
  readonly slotDuration?: number;
}

/** The spec of a chain whose meters nobody has read yet. */
export async function meteredSpec(chain: MeteredChain): Promise<PlainSpec> {
  const { meters, operators, quorum = 1, epochLength, slotDuration = SLOT_DURATION } = chain;
  const options = { root: ROOT, chain: 'dev', slotDuration };
  const spec = (await makeSpec(options)) as PlainSpec;
  const { runtimeGenesis } = spec.genesis;
  const patch = {
    ...runtimeGenesis.patch,
    registry: { ...runtimeGenesis.patch.registry, ...meteredRegistry(meters) },
    trading: {
      epochLength,
      parameters: marketOf(Math.floor(epochLength / slotDuration), slotDuration),
    },
    oracleClient: { operators: operators.map(addressOf), quorum },
  };
  return { ...spec, genesis: { runtimeGenesis: { ...runtimeGenesis, patch } } };
}

/** The meters in the genesis, and their owners `//Owner/0` and so on. */
export function meteredRegistry(
  meters: readonly KeyedMeter[],
): Pick<Registry, 'users' | 'meters' | 'meterProfiles'> {
  const ownerOf = (meter: number): string =>
    addressOf(`//Owner/${Math.floor(meter / METERS_PER_OWNER)}`);
  const owners = new Set(meters.map((_, i) => ownerOf(i)));
  return {
    users: [...owners].map((account) => ({ account, userType: 'Prosumer', location: '' })),
    meters: meters.map(({ meterId: id }, i) => ({ id, owner: ownerOf(i) })),
    meterProfiles: meters.map(({ meterId: id, key }) => ({
      id,
      key: toHex(key.publicKey),
      scheme: SCHEMES[key.type as keyof typeof SCHEMES],
      ratedWatts: RATED_WATTS,
      meterClass: 'Bidirectional',
    })),
  };
}

function addressOf(uri: string): string {
  return new Keyring({ type: 'sr25519' }).addFromUri(uri).address;
}
