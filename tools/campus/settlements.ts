/** What the chain's statements say became of the campus's energy, epoch by epoch. */
import type { ApiPromise } from '@polkadot/api';
import type { Option, u128, u64, Vec } from '@polkadot/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { beyond, type Boundary, type Lines, NO_BOUNDARY, NO_LINES, plus } from './lines.js';
import { type Prices, valueOf } from './prices.js';
import type { Wh } from './simulation/energy.js';

/** A line of `SettlementApi.statement`. */
export interface StatementLine {
  /** `LineKind` of the Settlement pallet. */
  readonly kind: string;
  readonly wh: Wh;
  /** Base units of GRID minted, or below 0 burned. */
  readonly grid: bigint;
}

/** Where a line of a statement belongs; what was paid at clearing, fills say. */
const PLACES: Readonly<Record<string, keyof Omit<Lines, 'carried'>>> = {
  Short: 'short',
  Unused: 'unused',
  SurplusShared: 'sharedOut',
  SurplusFedIn: 'toUtility',
  Carried: 'toUtility',
  DeficitShared: 'sharedIn',
  DeficitBought: 'fromUtility',
};

/** The lines of a statement, but for what was sold and bought ahead. */
export function linesOf(statement: readonly StatementLine[]): Lines {
  return statement.reduce((lines, { kind, wh, grid }) => {
    const place = PLACES[kind];
    return place ? plus(lines, { [place]: { wh, grid } }) : lines;
  }, NO_LINES);
}

/**
 * What crossed the boundary in an epoch: what the pool did not share, and all that was settled outside of it.
 * @param lines of all meters together
 * @param shared what both sides of the pool had in common; 0 for what was settled outside
 */
export function boundaryOf(lines: Lines, shared: Wh, { feedIn, retail, pool }: Prices): Boundary {
  const { short, unused, sharedOut, sharedIn, toUtility, fromUtility } = lines;
  // What the pool shared and was nobody's surplus or deficit had been promised.
  const unusedShared = shared - sharedOut.wh;
  const shortShared = shared - sharedIn.wh;
  const [left, lacking] = [unused.wh - unusedShared, short.wh - shortShared];
  const beyondTariff =
    valueOf(short.wh, retail) + short.grid + unused.grid - valueOf(unused.wh, feedIn);
  return {
    out: toUtility.wh + left,
    in: fromUtility.wh + lacking,
    grid: toUtility.grid + fromUtility.grid + valueOf(left, feedIn) - valueOf(lacking, retail),
    broken:
      beyondTariff - valueOf(shortShared, retail - pool) - valueOf(unusedShared, pool - feedIn),
  };
}

type RawPool = Codec & {
  readonly sharedWh: u64;
  readonly rates: Record<'feedIn' | 'retail' | 'poolPrice', u128>;
};
type RawStatement = Codec & {
  readonly lines: Vec<Codec & { kind: Codec; energyWh: u64; minted: u128; burned: u128 }>;
};

/** Whose energy of an epoch is to be read. */
interface Settled {
  readonly epoch: bigint;
  /** Members, by their places. */
  readonly members: readonly number[];
  readonly isPooled: boolean;
}

/** Adds up the campus's epochs as they are settled. */
export class Settlements {
  #lines: readonly Lines[];
  boundary = NO_BOUNDARY;
  /** Readings that came too late for their pools, or covered more than their epochs. */
  late = 0;
  /** The last epoch whose pool has closed; -1 before the first. */
  last = -1n;
  /** Members with energy in pools that have not closed. */
  readonly #pooled = new Map<bigint, number[]>();
  #unread: Settled[] = [];

  /** @param accounts of the members, addresses */
  constructor(
    private readonly api: ApiPromise,
    private readonly accounts: readonly string[],
  ) {
    this.#lines = accounts.map(() => NO_LINES);
  }

  /** Of every member, in their order, but for what was sold and bought ahead and what they carry. */
  get lines(): readonly Lines[] {
    return this.#lines;
  }

  /** Takes note of `events`, which have to be all there are, in order. */
  note(events: readonly EventRecord[]): void {
    const { MeterSettled, PoolClosed } = this.api.events.settlement ?? {};
    for (const { event } of events) {
      if (MeterSettled?.is(event)) {
        const [, epoch, account, kind] = event.data.map(String);
        this.#take(BigInt(epoch ?? 0), this.accounts.indexOf(account ?? ''), kind === 'Pooled');
      } else if (PoolClosed?.is(event)) this.#close(BigInt(String(event.data[0])));
    }
  }

  #take(epoch: bigint, member: number, isPooled: boolean): void {
    if (member < 0) return;
    if (isPooled) {
      this.#pooled.set(epoch, [...(this.#pooled.get(epoch) ?? []), member]);
      return;
    }
    this.late++;
    this.#unread.push({ epoch, members: [member], isPooled });
  }

  #close(epoch: bigint): void {
    const members = this.#pooled.get(epoch) ?? [];
    this.#pooled.delete(epoch);
    this.last = epoch;
    if (members.length > 0) this.#unread.push({ epoch, members, isPooled: true });
  }

  /** Reads what has been settled since the last time, as of the newest block. */
  async collect(): Promise<void> {
    for (const settled of this.#unread.splice(0)) await this.#read(settled);
  }

  async #read({ epoch, members, isPooled }: Settled): Promise<void> {
    const { settlementApi } = this.api.call;
    const [kept, ...statements] = await Promise.all([
      settlementApi?.pool?.(epoch) as Promise<unknown> as Promise<Option<RawPool>>,
      ...members.map((member) => {
        const account = this.accounts[member];
        return settlementApi?.statement?.(
          account,
          epoch,
        ) as Promise<unknown> as Promise<RawStatement>;
      }),
    ]);
    const found = statements.map(({ lines }) => linesOf(lines.map(lineIn)));
    this.#lines = this.#lines.map((lines, at) => {
      const added = found[members.indexOf(at)];
      return added ? plus(lines, added) : lines;
    });
    if (kept.isNone) throw new Error(`the chain has forgotten the pool of epoch ${epoch}`);
    const pool = kept.unwrap();
    const shared = isPooled ? pool.sharedWh.toNumber() : 0;
    const boundary = boundaryOf(found.reduce(plus, NO_LINES), shared, pricesIn(pool));
    this.boundary = beyond(this.boundary, boundary);
  }
}

function lineIn({ kind, energyWh, minted, burned }: RawStatement['lines'][0]): StatementLine {
  const grid = minted.toBigInt() - burned.toBigInt();
  return { kind: kind.toString(), wh: energyWh.toNumber(), grid };
}

function pricesIn({ rates }: RawPool): Prices {
  const { feedIn, retail, poolPrice } = rates;
  return { feedIn: feedIn.toBigInt(), retail: retail.toBigInt(), pool: poolPrice.toBigInt() };
}
