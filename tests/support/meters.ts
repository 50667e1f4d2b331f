/** Meters that sign readings, for tests of the oracle. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { signReading, type SignedReading } from '../../tools/services/oracle/reading.js';
import { type Account, account, egat } from './accounts.js';
import { ChainBuilder, type Receipt, type TestChain, tx } from './chain-builder.js';

export const METER = 'roof-1';
/** 10 kW: at most 2,750 Wh per epoch, tolerance included. */
export const RATED_WATTS = 10_000;
/** 10^15: what one Wh is in GRID. */
export const PER_WH = 10n ** 15n;

/** What hosts with mocked signatures take for one. */
export const MOCK_SIGNATURE = `0x${'deadbeef'.padEnd(128, 'cd')}` as const;

export type Scheme = 'ed25519' | 'sr25519' | 'ecdsa';

export function meterKey(id: string, scheme: Scheme = 'ed25519'): KeyringPair {
  return new Keyring({ type: scheme }).addFromUri(`//${id}//Meter`);
}

/** A meter's place in the genesis. */
export function profile(id: string, scheme: Scheme = 'ed25519', ratedWatts = RATED_WATTS): object {
  const variant = { ed25519: 'Ed25519', sr25519: 'Sr25519', ecdsa: 'Ecdsa' }[scheme];
  const key = toHex(meterKey(id, scheme).publicKey);
  return { id, key, scheme: variant, ratedWatts, meterClass: 'Bidirectional' };
}

export const operators: readonly Account[] = ['Op1', 'Op2', 'Op3', 'Op4'].map(account);
export const [op1, op2, op3, op4] = operators as [Account, Account, Account, Account];

export interface CampusOptions {
  readonly owner: Account;
  readonly admin: Account;
  readonly meters?: readonly string[];
  readonly scheme?: Scheme;
  readonly quorum?: number;
  readonly lifetime?: number;
  readonly grid?: bigint;
}

/** The only one, so that what it proposes runs as Root at once. */
export const authority = egat;

/** A chain with four operators and the meters of one prosumer, before anybody has read them. */
export function meteredCampus(options: CampusOptions): TestChain {
  const { owner, admin, meters = [METER], scheme, quorum = 1, lifetime = 100, grid } = options;
  const builder = new ChainBuilder()
    .admin(admin)
    .authority(authority)
    .with(owner, grid)
    .oracleOperator(...operators)
    .configure({
      registry: { meterProfiles: meters.map((id) => profile(id, scheme)) },
      oracleClient: { quorum, requestLifetime: lifetime },
    });
  for (const id of meters) builder.meter(id, owner);
  return builder.build();
}

/** What a reading shows; the rest follows. */
export interface Shown {
  readonly importWh?: number | bigint;
  readonly exportWh?: number | bigint;
  readonly sequence?: number | bigint;
  readonly epoch?: bigint;
  readonly meterId?: string;
  readonly key?: KeyringPair;
  readonly genesis?: Uint8Array;
}

/** The last epoch that is over in the open block. */
export function lastEpoch(chain: TestChain): bigint {
  return chain.now / BigInt(QUARTER_HOUR_MS) - 1n;
}

/** A signed reading of the last finished epoch; the sequence number is the epoch unless given. */
export function reading(chain: TestChain, shown: Shown = {}): SignedReading {
  const { meterId = METER, importWh = 0, exportWh = 0 } = shown;
  const epoch = shown.epoch ?? lastEpoch(chain);
  const registers = {
    meterId,
    epoch,
    sequence: BigInt(shown.sequence ?? epoch),
    importWh: BigInt(importWh),
    exportWh: BigInt(exportWh),
  };
  const genesis = shown.genesis ?? chain.chain.genesis.hash;
  return signReading(shown.key ?? meterKey(meterId), genesis, registers);
}

/** Opens a request for `meter` and gives its number. */
export function request(chain: TestChain, meter = METER): bigint {
  const receipt = chain.submit(op1, tx('OracleClient.requestEnergyData', meter));
  const opened = receipt.events.find(({ path }) => path === 'OracleClient.RequestOpened');
  if (!opened) throw new Error(`no request was opened: ${receipt.error}`);
  return (opened.data as { requestId: bigint }).requestId;
}

export function fulfil(
  chain: TestChain,
  operator: Account,
  id: bigint,
  answer: SignedReading,
): Receipt {
  return chain.submit(operator, tx('OracleClient.fulfillEnergyData', id, answer));
}

/** Asks for the last epoch and answers, as one operator. */
export function read(chain: TestChain, shown: Shown = {}): Receipt {
  return fulfil(chain, op1, request(chain, shown.meterId ?? METER), reading(chain, shown));
}

/** Closes the open block; the next is in the next epoch. */
export function nextEpoch(chain: TestChain, count = 1): void {
  chain.nextBlock(count * QUARTER_HOUR_MS);
}
