/**
 * The measured days on the chain, quarter hour by quarter hour, beside the models of market and meters.
 * Every eighth day unless GRID_FULL is set, as `npm run test:full` does.
 */

import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import { expect, test } from '@jest/globals';
import { type CampusQuarter, type Step, stepsOf } from '../../../tools/campus/scenario.js';
import { BUILDINGS, type Building } from '../../../tools/campus/simulation/buildings.js';
import { ENDOWMENT } from '../../../tools/campus/calls.js';
import { daysOf, parseReadings } from '../../../tools/campus/simulation/data.js';
import { energyOn, totalsOf } from '../../../tools/campus/simulation/energy.js';
import { perfectOrder } from '../../../tools/campus/orders.js';
import { CSV } from '../../campus/support.js';
import { filled, money, orderIn, resultOf } from '../../support/market.js';
import { clear, valueOf, type Order } from '../../market/model.js';
import { account } from '../../support/accounts.js';
import { ChainBuilder, tx, type TestChain } from '../../support/chain-builder.js';
import '../../support/matchers.js';
import { MeterModel } from '../../support/meter-model.js';
import { fulfil, lastEpoch, MOCK_SIGNATURE, op1, PER_WH } from '../../support/meters.js';

const FULL = Boolean(process.env.GRID_FULL);
const SAMPLED = 8;
const SLOT = 6_000n;
/** Epochs of 5 orders each that are kept: 96, the open ones, and those about to be pruned. */
const MOST_ORDERS = 5 * (96 + 4);

/** What orders keep between. */
const PRICES = { feedIn: 2_200n * PER_WH, retail: 4_200n * PER_WH, pool: 3_200n * PER_WH };

const admin = account('Alice');
const people = BUILDINGS.map(({ id }) => account(id));
const meterOf = ({ id }: Building): string => `${id}-1`;

const readings = parseReadings(CSV, 'campus.csv');
const allDays = daysOf(readings);
const days = FULL ? allDays : allDays.filter((_, index) => index % SAMPLED === 0);

function campus(start: number): TestChain {
  const builder = new ChainBuilder().admin(admin).oracleOperator(op1);
  builder.startingAt(BigInt(start) - 2n * SLOT);
  for (const [index, building] of BUILDINGS.entries()) {
    const who = people[index] ?? admin;
    builder.with(who, ENDOWMENT).bareMeter(meterOf(building), who);
  }
  const chain = builder.build();
  for (const building of BUILDINGS) {
    const key = Buffer.alloc(32, building.id);
    const profile = [key, 'Ed25519', BigInt(building.ratedWatts), 'Bidirectional'];
    const call = tx('Registry.setMeterProfile', Buffer.from(meterOf(building)), ...profile);
    expect(chain.submit(admin, call)).toSucceed();
  }
  chain.nextBlock();
  return chain;
}

/** A book beside the model: the orders of an epoch, with their numbers on the chain. */
interface Book {
  readonly epoch: bigint;
  readonly orders: readonly Order[];
}

/** What came of all books so far. */
class Market {
  readonly meters = people.map(() => new MeterModel(ENDOWMENT));
  readonly held = people.map(() => 0n);
  epochs = 0;
  volume = 0n;
  private owners = new Map<bigint, number>();

  place(building: number, order: Order): void {
    this.owners.set(order.id, building);
    if (order.side === 'Bid') this.held[building]! += valueOf(order.quantity, order.limit);
  }

  clear({ epoch, orders }: Book, chain: TestChain): void {
    const { price, volume, surplus, fills } = clear(orders);
    const found = resultOf(chain, epoch);
    expect(found).toEqual(orders.length > 0 ? { price, volume, surplus } : null);
    for (const { id, side, quantity, limit } of orders) {
      const fill = fills.get(id) ?? 0n;
      expect(filled(chain, id)).toBe(fill);
      const building = this.owners.get(id) ?? 0;
      const value = valueOf(fill, price ?? 0n);
      if (side === 'Bid') this.held[building]! -= valueOf(quantity, limit);
      this.meters[building]!.balance += side === 'Ask' ? value : -value;
    }
    if (price !== null) this.epochs++;
    this.volume += volume;
  }

  /** Everybody has what trades and readings make, free or set aside, and that is all the GRID there is. */
  expectMoney(chain: TestChain, supply: bigint): void {
    for (const [index, who] of people.entries()) {
      const [balance, held] = [this.meters[index]!.balance, this.held[index] ?? 0n];
      expect(money(chain, who).reserved).toBe(held);
      expect(chain.balance(who)).toBe(balance - held);
    }
    expect(chain.query('Balances.TotalIssuance')).toBe(supply + this.issued);
  }

  /** What readings have added to the supply. */
  get issued(): bigint {
    return this.meters.reduce((sum, { minted, burned }) => sum + minted - burned, 0n);
  }
}

/** Reads every meter at the end of the last epoch, as one operator. */
class Oracle {
  private readonly registers = BUILDINGS.map(() => ({ importWh: 0n, exportWh: 0n }));
  private epoch: bigint | null = null;
  private requests = 0n;

  /** @param counted what the meters have counted since they were read, if anything */
  read(chain: TestChain, market: Market, counted: CampusQuarter | null): void {
    const meters = BUILDINGS.map(meterOf);
    const upkeep = tx('OracleClient.performUpkeep', { meters, clearing: false });
    expect(chain.submit(op1, upkeep)).toSucceed();
    const epoch = lastEpoch(chain);
    for (const [index, meterId] of meters.entries()) {
      const [importWh, exportWh] = [counted?.[index]?.imported, counted?.[index]?.exported].map(
        (energy) => BigInt(energy ?? 0),
      ) as [bigint, bigint];
      const registers = this.registers[index]!;
      registers.importWh += importWh;
      registers.exportWh += exportWh;
      const reading = { meterId, epoch, sequence: epoch, ...registers, signature: MOCK_SIGNATURE };
      expect(fulfil(chain, op1, this.requests++, reading)).toSucceed();
      if (this.epoch) market.meters[index]!.read(importWh, exportWh);
    }
    this.epoch = epoch;
  }
}

/** Places the orders for the quarter hour to come, in the book of the next epoch. */
function order(chain: TestChain, market: Market, coming: CampusQuarter): Book {
  const orders = coming.flatMap((quarter, index): Order[] => {
    const wanted = perfectOrder(quarter, PRICES);
    if (!wanted) return [];
    const { side, energy, limit } = wanted;
    const price = BigInt(limit) * PER_WH;
    const args = [side, null, null, BigInt(energy), price];
    const id = orderIn(chain.submit(people[index] ?? admin, tx('Trading.placeOrder', ...args)));
    const name = side === 'Sell' ? 'Ask' : 'Bid';
    const placed: Order = { id, side: name, quantity: BigInt(energy), limit: BigInt(limit) };
    market.place(index, placed);
    return [placed];
  });
  return { epoch: BigInt((coming[0]?.start ?? 0) / QUARTER_HOUR_MS), orders };
}

/** Replays `steps`; the market is checked whenever a book has been cleared. */
function replay(steps: readonly Step[]): { market: Market; chain: TestChain } {
  const chain = campus(steps[0]?.time ?? 0);
  const supply = chain.query('Balances.TotalIssuance') as bigint;
  const market = new Market();
  const oracle = new Oracle();
  const due: Book[] = [];
  steps.forEach(({ time, counted, coming }, index) => {
    expect(chain.now).toBe(BigInt(time));
    // A book closes when its epoch starts and is cleared in the block after that.
    while (due[0] && due[0].epoch * BigInt(QUARTER_HOUR_MS) < BigInt(time)) {
      market.clear(due.shift() as Book, chain);
    }
    oracle.read(chain, market, counted);
    if (coming) due.push(order(chain, market, coming));
    market.expectMoney(chain, supply);
    const next = steps[index + 1];
    if (index % 96 === 0) expect(chain.count('Trading.Orders')).toBeLessThanOrEqual(MOST_ORDERS);
    if (next) chain.nextBlock(next.time - time);
  });
  expect(due).toEqual([]);
  expect(chain.count('Trading.Books')).toBe(0);
  return { market, chain };
}

const scope = FULL ? 'all 56 days' : `every ${SAMPLED}th of 56 days (GRID_FULL=1 for all)`;

test(`the market and the supply of ${scope} are the models’, epoch by epoch`, () => {
  const energies = energyOn(readings, BUILDINGS, days);
  const { market, chain } = replay(stepsOf(energies));
  const { exported, imported } = totalsOf(energies.map(({ quarters }) => totalsOf(quarters)));
  expect(market.held.every((held) => held === 0n)).toBe(true);
  const carried = market.meters.reduce((sum, meter) => sum + meter.carried, 0n);
  expect(chain.query('OracleClient.Totals')).toMatchObject({
    exportWh: BigInt(exported),
    importWh: BigInt(imported),
    mintedWh: BigInt(exported) - carried,
    burned: BigInt(imported) * PER_WH,
    debt: 0n,
  });
  expect(market.issued).toBe((BigInt(exported - imported) - carried) * PER_WH);
  const expected = FULL
    ? { epochs: 1_524, volume: 1_058_720n, surplus: 5_118_468 }
    : { epochs: 170, volume: 115_090n, surplus: 703_317 };
  expect({ epochs: market.epochs, volume: market.volume, surplus: exported }).toEqual(expected);
}, 900_000);
