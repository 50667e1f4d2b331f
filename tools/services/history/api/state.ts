/** What every answer begins with: how far the history has come, and the rules of the day. */
import { EventEmitter } from 'node:events';
import type { Database } from '../database/index.js';
import type { ChainRow, Cursor, ParameterRow, TariffRow } from '../schema.js';
import { LocalTime } from './local-time.js';
import { Tariffs } from './tariff.js';

export interface Head {
  readonly height: number;
  readonly hash: string;
  /** Ms since 1970. */
  readonly time: number;
  readonly specVersion: number;
  /** The epoch of its time. */
  readonly epoch: number;
}

/** The market's rules from an epoch on; prices in base units per kWh. */
export interface MarketRules {
  readonly fromEpoch: number;
  readonly horizon: number;
  readonly gateClosureBlocks: number;
  readonly lot: number;
  readonly tick: bigint;
  readonly minPrice: bigint | null;
  readonly maxPrice: bigint | null;
  readonly maxOrdersPerUser: number;
  readonly collar: boolean;
}

/** What holds at a block. */
export interface State {
  readonly chain: ChainRow;
  readonly head: Head;
  readonly local: LocalTime;
  readonly tariffs: Tariffs;
  /** In the order of their epochs. */
  readonly rules: readonly MarketRules[];
}

/** What market.md has where nothing was ever set. */
const USUAL_RULES: MarketRules = {
  fromEpoch: 0,
  horizon: 4,
  gateClosureBlocks: 0,
  lot: 10,
  tick: 10n ** 15n,
  minPrice: null,
  maxPrice: null,
  maxOrdersPerUser: 100,
  collar: false,
};

/** As the history has them: by the names of the metadata. */
interface StoredRules {
  readonly horizon: number;
  readonly gate_closure_blocks: number;
  readonly lot: number | string;
  readonly tick: number | string;
  readonly min_price: number | string | null;
  readonly max_price: number | string | null;
  readonly max_orders_per_user: number;
  readonly collar?: boolean;
}

export interface StateEvents {
  /** The history has come further. */
  head: [state: State, before: State | null];
}

/** Follows how far the history has come, whoever fills it. */
export class States extends EventEmitter<StateEvents> {
  current: State | null = null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly database: Database) {
    super();
    // A listener for each open stream.
    this.setMaxListeners(0);
  }

  /** Looks now, and again every so many ms. */
  async start(everyMs: number): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh().catch(() => {}), everyMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running?.catch(() => {});
  }

  /** Looks how far it is; whoever asks meanwhile waits for the same look. */
  refresh(): Promise<void> {
    this.running ??= this.look().finally(() => (this.running = null));
    return this.running;
  }

  private async look(): Promise<void> {
    const { database, current } = this;
    const cursor = await database.get<Cursor>('SELECT * FROM cursor_position');
    if (!cursor || cursor.height === 0) return;
    if (cursor.height === current?.head.height && cursor.hash === current.head.hash) return;
    const chain = await database.get<ChainRow>('SELECT * FROM chain');
    if (!chain) return;
    const tariffs = new Tariffs(await database.all<TariffRow>('SELECT * FROM tariffs'));
    const rules = rulesOf(
      await database.all<ParameterRow>(
        "SELECT * FROM parameters WHERE pallet = 'Trading' ORDER BY block, event",
      ),
    );
    const { height, hash, time, spec_version: specVersion } = cursor;
    const epoch = Math.floor(time / chain.epoch_length);
    this.current = {
      chain,
      head: { height, hash, time, specVersion, epoch },
      local: new LocalTime(tariffs.at(epoch).offsetMinutes),
      tariffs,
      rules,
    };
    this.emit('head', this.current, current);
  }
}

function rulesOf(rows: readonly ParameterRow[]): MarketRules[] {
  const rules = rows.map(({ from_epoch, value }) => {
    const stored = JSON.parse(value) as StoredRules;
    return {
      fromEpoch: from_epoch ?? 0,
      horizon: stored.horizon,
      gateClosureBlocks: stored.gate_closure_blocks,
      lot: Number(stored.lot),
      tick: BigInt(stored.tick),
      minPrice: priceOf(stored.min_price),
      maxPrice: priceOf(stored.max_price),
      maxOrdersPerUser: stored.max_orders_per_user,
      collar: stored.collar ?? false,
    };
  });
  return rules.length ? rules : [USUAL_RULES];
}

const priceOf = (value: number | string | null | undefined): bigint | null =>
  value === null || value === undefined ? null : BigInt(value);

/** The rules of the book of `epoch`: the latest that were set for it or an earlier one. */
export function rulesAt({ rules }: State, epoch: number): MarketRules {
  return rules.findLast(({ fromEpoch }) => fromEpoch <= epoch) ?? (rules[0] as MarketRules);
}
