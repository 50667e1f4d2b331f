/** A measured day on the chain, quarter hour by quarter hour, beside the model of auction, settlement and pool. */
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import { expect } from '@jest/globals';
import type { CampusQuarter, Step } from '../../../tools/campus/scenario.js';
import { ENDOWMENT } from '../../../tools/campus/calls.js';
import type { Plan } from '../../../tools/campus/plan.js';
import { type Prices, TICK } from '../../../tools/campus/prices.js';
import { flat } from '../../market/settlement/tariff.js';
import { World } from '../../market/settlement/world.js';
import { account } from '../../support/accounts.js';
import { ChainBuilder, tx, type TestChain } from '../../support/chain-builder.js';
import { rulesWith } from '../../support/market.js';
import '../../support/matchers.js';
import { op1, profile } from '../../support/meters.js';
import { debtOf, purse, show, supply } from '../../support/settlement.js';
import { BUILDINGS } from '../../support/shipped-campus.js';

const SLOT_MS = 6_000;
const RATED_WATTS = 100_000;
export const PRICES: Prices = {
  feedIn: 523n * TICK,
  retail: 1_000n * TICK,
  pool: (1_523n * TICK) / 2n,
};

export const people = BUILDINGS.map(({ id }) => account(id));
const meterIds = BUILDINGS.map((_, index) => `meter-${index}`);

/** The campus with its meters read once, at the end of the epoch before `time`; the open block is at `time`. */
function campusAt(time: number): TestChain {
  const always = {
    days: 255,
    from: 0,
    to: 96,
    feedIn: `${PRICES.feedIn}`,
    retail: `${PRICES.retail}`,
  };
  const tariff = { offsetMinutes: 420, periods: [always], holidays: [] };
  const builder = new ChainBuilder()
    .oracleOperator(op1)
    .unshared()
    .startingAt(BigInt(time - 2 * QUARTER_HOUR_MS))
    .configure({
      settlement: { tariff: { ...tariff, sharePermille: 500, satangPerGrid: 420 } },
      trading: { parameters: { ...rulesWith({}), collar: true } },
      registry: { meterProfiles: meterIds.map((id) => profile(id, 'ed25519', RATED_WATTS)) },
    });
  for (const [index, who] of people.entries()) {
    builder.with(who, ENDOWMENT).bareMeter(meterIds[index] ?? '', who);
  }
  const chain = builder.build();
  chain.nextBlock(time - Number(chain.now));
  for (const id of meterIds) expect(show(chain, id)).toSucceed();
  return chain;
}

/** The same campus in the model. */
function modelAt(time: number): World {
  const world = new World([{ from: 0n, tariff: flat(PRICES.feedIn, PRICES.retail) }]);
  meterIds.forEach((id) => {
    world.addMeter(id, id, epochOf(time) - 1n);
    world.money.give(id, ENDOWMENT);
  });
  return world;
}

const epochOf = (time: number): bigint => BigInt(time / QUARTER_HOUR_MS);

/** A day in a mode, on the chain and in the model. */
export class Replay {
  readonly chain: TestChain;
  private readonly world: World;
  private readonly issued: bigint;
  private readonly registers = meterIds.map(() => ({ importWh: 0, exportWh: 0 }));

  constructor(
    private readonly plan: Plan,
    time: number,
  ) {
    this.chain = campusAt(time);
    this.world = modelAt(time);
    this.issued = supply(this.chain);
  }

  /** A quarter hour begins, its calls follow in the next block, and in the one after all is settled. */
  step({ time, counted, coming }: Step, isFirst: boolean): void {
    const { chain, world } = this;
    if (!isFirst) chain.nextBlock(time - Number(chain.now));
    chain.nextBlock(SLOT_MS);
    world.clear(epochOf(time));
    if (!isFirst) this.read(epochOf(time) - 1n, counted);
    if (coming) this.order(epochOf(time) + 1n, this.plan(coming[0]?.start ?? 0));
    chain.nextBlock(SLOT_MS);
    if (!isFirst) world.closePool(epochOf(time) - 1n);
    this.expectMoney();
  }

  private read(epoch: bigint, counted: CampusQuarter | null): void {
    this.world.endEpoch(epoch);
    meterIds.forEach((id, index) => {
      const { imported = 0, exported = 0 } = counted?.[index] ?? {};
      const registers = this.registers[index]!;
      registers.importWh += imported;
      registers.exportWh += exported;
      expect(show(this.chain, id, registers)).toSucceed();
      this.world.read(id, epoch, { imported: BigInt(imported), exported: BigInt(exported) });
    });
  }

  private order(epoch: bigint, orders: ReturnType<Plan>): void {
    orders.forEach((order, index) => {
      if (!order) return;
      const { side, energy, limit } = order;
      const [who, meter] = [people[index]!, meterIds[index]!];
      const args = [side, meter, null, BigInt(energy), BigInt(limit) * TICK];
      expect(this.chain.submit(who, tx('Trading.placeOrder', ...args))).toSucceed();
      const name = side === 'Sell' ? 'Ask' : 'Bid';
      expect(this.world.place(meter, name, epoch, BigInt(energy), BigInt(limit))).not.toBeNull();
    });
  }

  /** Everybody has what the model says, free and set aside, owes nothing, and that is all the GRID there is. */
  private expectMoney(): void {
    const { chain, world } = this;
    for (const [index, who] of people.entries()) {
      const { free, held } = world.money.of(meterIds[index] ?? '');
      const { free: has, reserved } = purse(chain, who);
      expect([has, reserved, debtOf(chain, who)]).toEqual([free, held, 0n]);
    }
    expect(supply(chain) - this.issued).toBe(world.money.minted - world.money.burned);
  }

  /** Wh that were sold ahead. */
  get sold(): number {
    const { lines } = this.world;
    const sold = lines.filter(({ kind }) => kind === 'delivered' || kind === 'short');
    return sold.reduce((sum, { wh }) => sum + Number(wh), 0);
  }
}
