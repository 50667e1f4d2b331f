/** Accounts that several officers are together, and delegates. */
import { createKeyMulti } from '@polkadot/util-crypto';
import { Chain } from '../../tools/compiler/host/chain.js';
import { blake2_256 } from '../../tools/compiler/host/hashing.js';
import { publicKeyOf, type Account, type AccountLike } from './accounts.js';
import { type Receipt, TestChain, type Tx, tx } from './chain-builder.js';
import { encode } from './codec-parts.js';

const MOST_WEIGHT = { refTime: 20_000_000_000n, proofSize: 10_000_000n };

/** By the numbers of the enum `Role`. */
export const ROLES = {
  authority: 0,
  admin: 1,
  prosumer: 2,
  consumer: 3,
  minter: 4,
  burner: 5,
  marketMaker: 6,
  oracleOperator: 7,
  signatory: 8,
} as const;

/** An account that needs `threshold` of its officers. */
export class Group {
  /** As wallets derive it. */
  readonly account: Uint8Array;

  constructor(
    readonly threshold: number,
    readonly officers: readonly Account[],
  ) {
    this.account = createKeyMulti(
      officers.map(({ publicKey }) => publicKey),
      threshold,
    );
  }

  /** All officers but `who`, in the order of their keys. */
  others(who: Account): Uint8Array[] {
    const others = this.officers.filter((officer) => officer !== who);
    return others.map(({ publicKey }) => publicKey).toSorted((a, b) => Buffer.compare(a, b));
  }

  asMulti(
    who: Account,
    call: Tx | Uint8Array,
    since: Timepoint | null = null,
    weight: object = MOST_WEIGHT,
  ): Tx {
    return tx('Multisig.asMulti', this.threshold, this.others(who), since, call, weight);
  }

  approve(who: Account, hash: Uint8Array, since: Timepoint | null = null): Tx {
    return tx('Multisig.approveAsMulti', this.threshold, this.others(who), since, hash, NO_WEIGHT);
  }

  cancel(who: Account, hash: Uint8Array, since: Timepoint): Tx {
    return tx('Multisig.cancelAsMulti', this.threshold, this.others(who), since, hash);
  }
}

const NO_WEIGHT = { refTime: 0n, proofSize: 0n };

export interface Timepoint {
  height: number;
  index: number;
}

export function hashOf(chain: TestChain, call: Tx | Uint8Array): Uint8Array {
  return blake2_256(call instanceof Uint8Array ? call : chain.types.encodeCall(call));
}

/** The extrinsic that a receipt is of. */
export function timepointOf(chain: TestChain, { events }: Receipt): Timepoint {
  const index = events.at(-1)?.extrinsic;
  if (index === null || index === undefined) throw new Error('the receipt is of no extrinsic');
  return { height: chain.number, index };
}

/** Where values of storage are put. */
type State = Pick<TestChain, 'put'>;

/** The chain as it would be had it begun with what `lay` puts into storage. */
export function founded(chain: TestChain, lay: (state: State) => void): TestChain {
  const { types } = chain;
  const state = new Map(chain.chain.genesis.state.entries());
  const put = (path: string, content: unknown, ...keys: unknown[]): void => {
    state.set(types.storageKey(path, keys), encode(types.storage(path).value, content));
  };
  lay({ put });
  return new TestChain(new Chain(state, { signatures: 'mock' }), types);
}

/** Gives accounts roles, without any call. */
export function letIn(chain: State, who: AccountLike, ...roles: (keyof typeof ROLES)[]): void {
  const bits = roles.reduce((sum, role) => sum | (1 << ROLES[role]), 0);
  chain.put('Registry.Roles', bits, publicKeyOf(who));
}

export type ProxyType = 'Any' | 'Trading' | 'Governance';

/** Has `delegates` act for `real`, without any call. */
export function delegate(
  chain: State,
  real: AccountLike,
  ...delegates: (readonly [AccountLike, ProxyType])[]
): void {
  const definitions = delegates.map(([who, proxyType]) => ({
    delegate: publicKeyOf(who),
    proxyType,
    delay: 0,
  }));
  chain.put('Proxy.Proxies', [definitions, 0n], publicKeyOf(real));
}

/** A call in the name of `real`. */
export function asProxy(
  real: AccountLike,
  call: Tx | Uint8Array,
  forced: ProxyType | null = null,
): Tx {
  return tx('Proxy.proxy', { Id: publicKeyOf(real) }, forced, call);
}
