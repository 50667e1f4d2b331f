/**
 * Test chains over the built runtime.
 *
 *     import { alice, bob } from './accounts.js';
 *     import { ChainBuilder, tx } from './chain-builder.js';
 *     import './matchers.js';
 *
 *     const chain = new ChainBuilder().with(alice, 10n).with(bob).build();
 *     const receipt = chain.submit(alice, tx('GridToken.transfer', bob, 4n));
 *     expect(receipt).toEmit('GridToken.Transfer', { from: alice, to: bob, value: 4n });
 *     expect(chain.balance(bob)).toBe(4n);
 *     expect(chain.submit(alice, tx('GridToken.transfer', bob, 7n))).toBeNoop(
 *       'GridToken.InsufficientBalance',
 *     );
 *     chain.nextBlock();
 *
 * Nobody has a role unless told: `.admin(erc)`, `.minter(charlie)`, `.meter('roof-1', alice)`, ….
 * Chains of the same genesis share it, so building one costs next to nothing. Signatures are mocked
 * unless `.realSignatures()` is asked for.
 */

import { existsSync, readFileSync } from 'node:fs';
import type {
  GenesisConfig,
  GenesisProfile,
  UserType,
} from '../../node-config/generated/genesis-config.js';
import { SLOT_DURATION, slotDurationOf } from '../../node-config/genesis.js';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { baselinesAt } from '../../tools/bench/baselines.js';
import { blobAt, builtBlob } from '../../tools/compiler/build/blobs.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { Chain, presetOf, type ChainOptions } from '../../tools/compiler/host/chain.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import type { Logger } from '../../tools/compiler/host/host.js';
import { merged, type Json } from '../../tools/support/merged.js';
import { ROOT } from '../../tools/support/root.js';
import type { Account } from './accounts.js';
import { decode, encode } from './codec-parts.js';
import { RuntimeTypes } from './runtime-types.js';
import { TestChain } from './test-chain.js';

export { tx, type EventRecord, type Tx } from './runtime-types.js';
export { TestChain, type Receipt } from './test-chain.js';

const BUILD = new URL('../../build/', import.meta.url);
const BLOB = new URL('campus_grid.wasm', BUILD);
/** The same runtime, which fills memory it has released with 0xDD: what still points there shows. */
const TEST_BLOB = new URL('campus_grid.test.wasm', BUILD);
const METADATA = 15;

/** By the length of slots. */
const blobs = new Map<number, Uint8Array>();
/** The development preset of each blob. */
const presets = new WeakMap<Uint8Array, string>();

/**
 * The built runtime, for a block every so many milliseconds; fails with the command that builds it where there is none.
 * Blobs for other slots than the usual ones are made by `linkBlobs`.
 */
export function runtimeBlob(slotDuration = SLOT_DURATION): Uint8Array {
  const known = blobs.get(slotDuration);
  if (known) return known;
  if (!existsSync(BLOB)) throw new Error('build/campus_grid.wasm is missing: run `npm run build`');
  const built = builtBlob(ROOT, builtTarget(), slotDuration);
  if (!built) throw new Error(`before any chain is built: await linkBlobs(${slotDuration})`);
  const blob = new Uint8Array(built);
  blobs.set(slotDuration, blob);
  return blob;
}

/** Links the runtime for chains with such slots; loads the compiler if that has not been done since the last build. */
export async function linkBlobs(...slotDurations: number[]): Promise<void> {
  for (const duration of slotDurations) await blobAt(ROOT, builtTarget(), duration);
}

/** `npm test` builds both; who runs one test after `npm run build` has the release blob only. */
function builtTarget(): 'release' | 'test' {
  const [ours, theirs] = ['campus_grid.test.inputs', 'campus_grid.inputs'].map((name) => {
    const file = new URL(name, BUILD);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  });
  return existsSync(TEST_BLOB) && ours !== null && ours === theirs ? 'test' : 'release';
}

const types = new WeakMap<Uint8Array, RuntimeTypes>();

/** What the chain's runtime declares in its metadata; read once per blob. */
function typesOf(chain: Chain, code: Uint8Array): RuntimeTypes {
  let known = types.get(code);
  if (!known) types.set(code, (known = new RuntimeTypes(chain.metadata(METADATA))));
  return known;
}

/** Genesis chains by what they were made of. */
const chains = new Map<string, Chain>();

export type { UserType };

/** Roles that are given to accounts, users or not. */
type Role = 'authorities' | 'admins' | 'marketMakers';

const ANY_METER = {
  scheme: 'Sr25519',
  ratedWatts: 10_000_000,
  meterClass: 'Bidirectional',
} as const;

/** Says what a test chain starts with. */
export class ChainBuilder {
  private readonly balances: Array<[string, string]> = [];
  private readonly users: Array<[string, UserType, string]> = [];
  private readonly meters: Array<[string, string]> = [];
  private readonly profiles: GenesisProfile[] = [];
  private readonly roles: Record<Role, string[]> = {
    authorities: [],
    admins: [],
    marketMakers: [],
  };
  private readonly minters: string[] = [];
  private readonly burners: string[] = [];
  private readonly operators: string[] = [];
  private code: Uint8Array | null = null;
  private patch: Json = {};
  private signatures: 'real' | 'mock' = 'mock';
  private startTime: bigint | undefined;
  private isMetered = false;
  private logger: Logger | undefined;

  /** Registers `who` as an active user that holds `grid` base units. */
  with(who: Account, grid = 0n, userType: UserType = 'Prosumer'): this {
    this.users.push([who.address, userType, '']);
    return this.holding(who, grid);
  }

  /** Gives `who` GRID, but no right to transact. */
  holding(who: Account, grid: bigint): this {
    if (grid > 0n) this.balances.push([who.address, grid.toString()]);
    return this;
  }

  /** Assigns a meter to a registered user and describes it: one that counts both ways, up to 10 MW, unless told. */
  meter(id: string, owner: Account, settings: Partial<GenesisProfile> = {}): this {
    this.profiles.push({ ...ANY_METER, id, key: toHex(owner.publicKey), ...settings });
    return this.bareMeter(id, owner);
  }

  /** Assigns a meter that nobody has described. */
  bareMeter(id: string, owner: Account): this {
    this.meters.push([id, owner.address]);
    return this;
  }

  /** Has every meter that is described show its baseline, two registers of zero, before the first block. */
  metered(): this {
    this.isMetered = true;
    return this;
  }

  admin(...who: Account[]): this {
    return this.grant('admins', who);
  }

  authority(...who: Account[]): this {
    return this.grant('authorities', who);
  }

  marketMaker(...who: Account[]): this {
    return this.grant('marketMakers', who);
  }

  oracleOperator(...who: Account[]): this {
    this.operators.push(...who.map(({ address }) => address));
    return this;
  }

  minter(...who: Account[]): this {
    this.minters.push(...who.map(({ address }) => address));
    return this;
  }

  burner(...who: Account[]): this {
    this.burners.push(...who.map(({ address }) => address));
    return this;
  }

  /** Lets every account fill whole blocks: for tests of something else than fair use. */
  unshared(): this {
    const parts = ['userWindow', 'userBlock', 'operatorWindow', 'operatorBlock', 'authorityBlock'];
    return this.configure({ fairUse: Object.fromEntries(parts.map((part) => [part, 1000])) });
  }

  /** Lays a JSON object over the genesis configuration. */
  configure(patch: Json): this {
    this.patch = merged(this.patch, patch);
    return this;
  }

  /** Runs another blob than the built one. */
  running(code: Uint8Array): this {
    this.code = code;
    return this;
  }

  /** Checks signatures, which takes milliseconds each; `submit` then needs `signature: 'real'`. */
  realSignatures(): this {
    this.signatures = 'real';
    return this;
  }

  /** Sets the time of the genesis block, milliseconds since 1970. */
  startingAt(time: bigint): this {
    this.startTime = time;
    return this;
  }

  /** Shows what the runtime logs. */
  logging(
    logger: Logger = (_level, target, message) => console.log(`${target}: ${message}`),
  ): this {
    this.logger = logger;
    return this;
  }

  build(): TestChain {
    const code = this.code ?? runtimeBlob(slotDurationOf(this.patch as GenesisConfig));
    const options: ChainOptions = {
      signatures: this.signatures,
      ...(this.startTime !== undefined && { startTime: this.startTime }),
      ...(this.logger && { logger: this.logger, maxLogLevel: 5 }),
    };
    const json = JSON.stringify(this.config(code));
    const name = `${this.signatures} ${this.startTime} ${this.isMetered} ${json}`;
    const isShared = !this.code && !this.logger;
    let chain = isShared ? chains.get(name) : undefined;
    if (!chain) {
      chain = Chain.fromGenesis(code, json, options);
      if (this.isMetered) chain = this.withBaselines(chain, code, options);
      if (isShared) chains.set(name, chain);
    }
    return new TestChain(chain.fork(), typesOf(chain, code));
  }

  /** The chain as it would begin had its meters been read at the end of the epoch before. */
  private withBaselines(chain: Chain, code: Uint8Array, options: ChainOptions): Chain {
    const types = typesOf(chain, code);
    const epoch = chain.time / BigInt(QUARTER_HOUR_MS);
    const { reading, clock } = baselinesAt(epoch, QUARTER_HOUR_MS);
    const state = new Map(chain.genesis.state.entries());
    const put = (path: string, keys: unknown[], entry: unknown): void => {
      state.set(types.storageKey(path, keys), encode(types.storage(path).value, entry));
    };
    let meters = 0;
    for (const { id } of this.profiles) {
      put('OracleClient.MeterStates', [id], reading);
      const bytes = state.get(types.storageKey('Registry.Meters', [id]));
      if (!bytes) continue;
      const meter = decode(types.storage('Registry.Meters').value, bytes) as object;
      put('Registry.Meters', [id], { ...meter, pooledFrom: epoch });
      meters++;
    }
    put('Settlement.Clock', [], { ...clock, meters });
    return new Chain(state, options);
  }

  private grant(role: Role, who: readonly Account[]): this {
    this.roles[role].push(...who.map(({ address }) => address));
    return this;
  }

  private config(code: Uint8Array): Json {
    let preset = presets.get(code);
    if (!preset) presets.set(code, (preset = presetOf(new Executor(code), 'development')));
    const own: GenesisConfig = {
      balances: { balances: this.balances },
      registry: {
        ...this.roles,
        users: this.users,
        meters: this.meters,
        meterProfiles: this.profiles,
      },
      gridToken: { minters: this.minters, burners: this.burners },
      oracleClient: { operators: this.operators },
    };
    return merged(merged(JSON.parse(preset) as Json, own as Json), this.patch);
  }
}

/** The chain that goes on from the newest block of `older` with the built runtime, in a history of its own. */
export function upgraded(older: TestChain, options: ChainOptions = {}): TestChain {
  older.nextBlock();
  const { chain, now } = older;
  const code = runtimeBlob();
  const state = new Map([
    ...chain.head.state.entries(),
    [':code', code] as const,
    // Its first block is number one.
    [older.types.storageKey('System.Number', []), new Uint8Array(4)] as const,
  ]);
  const next = new Chain(state, { signatures: 'mock', startTime: now, ...options });
  return new TestChain(next, typesOf(next, code));
}
