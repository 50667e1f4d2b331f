/**
 * January 2024 of the shipped campus: on a chain in this process, quarter hour by quarter hour as `npm start` has it, and as
 * it follows from the data alone.
 */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { shippedCampus } from '../../tools/campus-file/index.js';
import { ENDOWMENT } from '../../tools/campus/calls.js';
import { calculate, tariffAlone } from '../../tools/campus/calculation/index.js';
import { issuedOf, sumOf } from '../../tools/campus/lines.js';
import { type Plan, planOf } from '../../tools/campus/plan.js';
import { type Prices, TICK } from '../../tools/campus/prices.js';
import { type Step, stepsOf } from '../../tools/campus/scenario.js';
import { energyOn, totalsOf } from '../../tools/campus/simulation/energy.js';
import type { MonthReport } from '../../tools/desk/report/month.js';
import { formatDecimal } from '../../tools/support/decimal.js';
import { type Account, account, authorities, egat } from '../support/accounts.js';
import { ChainBuilder, type Receipt, type TestChain, tx } from '../support/chain-builder.js';
import { rulesWith } from '../support/market.js';
import { MOCK_SIGNATURE, op1, profile } from '../support/meters.js';
import { GRID } from '../support/settlement.js';
import { BUILDINGS, DAYS, ENERGIES } from '../support/shipped-campus.js';

export const MONTH = '2024-01';
/** The days of January there are: the data has no 10th and 11th. */
export const JANUARY = DAYS.filter((day) => day.startsWith(MONTH));
const FEBRUARY = Date.UTC(2024, 0, 31, 17);
/** On 24 January at ten the authorities begin to decide. */
const DECISION = Date.UTC(2024, 0, 24, 3);
const DAY_MS = 86_400_000;
const SLOT_MS = 6_000;
/** Blocks after the end of an epoch in which its pool waits for readings. */
const POOL_BLOCKS = 100;
const { tariff: TARIFF } = shippedCampus();
const PRICES: Prices = {
  feedIn: 523n * TICK,
  retail: 1_000n * TICK,
  pool: (1_523n * TICK) / 2n,
};
const pricesAt = (): Prices => PRICES;
const plan: Plan = planOf('forecast', ENERGIES, pricesAt);
const people = BUILDINGS.map(({ uri }) => account(uri.replace(/^\/\//, '')));
const epochOf = (time: number): number => Math.floor(time / QUARTER_HOUR_MS);

/** The chain after `days`, all that happened on them settled. */
export function playedDays(days: readonly string[]): TestChain {
  const steps = stepsOf(energyOn(ENERGIES, days));
  const begin = steps[0]?.time ?? 0;
  const chain = campusAt(begin - QUARTER_HOUR_MS);
  const meters = new Meters(chain, epochOf(begin) - 2);
  chain.nextBlock(begin - QUARTER_HOUR_MS - Number(chain.now));
  meters.read(begin - QUARTER_HOUR_MS, null);
  for (const step of steps) {
    play(chain, meters, step);
    const voter = authorities[(step.time - DECISION) / QUARTER_HOUR_MS];
    if (voter && voter !== egat) decideOnFebruary(chain, voter);
  }
  // A day later nothing of the month can change any more.
  chain.nextBlock(DAY_MS);
  chain.skipBlocks(2);
  return chain;
}

/** A quarter hour begins, its calls follow in the next block, and in the one after all is settled. */
function play(chain: TestChain, meters: Meters, { time, counted, coming }: Step): void {
  chain.nextBlock(time - Number(chain.now));
  // Where nothing was measured for hours, the operators were away as long: pools do not wait for them.
  chain.skipBlocks(counted || coming ? 1 : POOL_BLOCKS + 1);
  meters.read(time, counted);
  const orders = coming ? plan(coming[0]?.start ?? 0) : [];
  orders.forEach((order, index) => {
    if (!order) return;
    const { side, energy, limit } = order;
    const args = [side, BUILDINGS[index]!.meterId, null, BigInt(energy), BigInt(limit) * TICK];
    done(chain.submit(people[index]!, tx('Trading.placeOrder', ...args)));
  });
  chain.nextBlock(SLOT_MS);
}

/** The shipped campus, registered at genesis. */
function campusAt(time: number): TestChain {
  const builder = new ChainBuilder()
    .oracleOperator(op1)
    .authority(...authorities)
    .unshared()
    .startingAt(BigInt(time - QUARTER_HOUR_MS))
    .configure({
      settlement: { tariff: TARIFF },
      trading: { parameters: { ...rulesWith({}), collar: true } },
      registry: {
        meterProfiles: BUILDINGS.map(({ meterId, ratedWatts }) =>
          profile(meterId, 'ed25519', ratedWatts),
        ),
      },
    });
  for (const [index, { meterId }] of BUILDINGS.entries()) {
    builder.with(people[index]!, ENDOWMENT).bareMeter(meterId, people[index]!);
  }
  return builder.build();
}

/** The campus's meters, read epoch by epoch. */
class Meters {
  private readonly registers = BUILDINGS.map(() => ({ importWh: 0n, exportWh: 0n }));

  constructor(
    private readonly chain: TestChain,
    /** The last epoch that was read. */
    private last: number,
  ) {}

  /** Reads all up to `time`: what was counted stands in the last epoch, before that nothing was. */
  read(time: number, counted: Step['counted']): void {
    const end = epochOf(time) - 1;
    while (this.last < end) {
      const isLast = ++this.last === end;
      BUILDINGS.forEach(({ meterId }, index) => {
        const registers = this.registers[index]!;
        if (isLast) {
          registers.importWh += BigInt(counted?.[index]?.imported ?? 0);
          registers.exportWh += BigInt(counted?.[index]?.exported ?? 0);
        }
        this.show(meterId, registers);
      });
    }
  }

  private show(meterId: string, registers: { importWh: bigint; exportWh: bigint }): void {
    const { chain, last } = this;
    const asked = done(chain.submit(op1, tx('OracleClient.requestEnergyData', meterId)));
    const opened = asked.events.find(({ path }) => path === 'OracleClient.RequestOpened');
    const { requestId, epoch } = opened?.data as { requestId: bigint; epoch: bigint };
    if (Number(epoch) !== last) throw new Error(`${meterId} is asked for ${epoch}, not ${last}`);
    const reading = { meterId, epoch, sequence: epoch, ...registers, signature: MOCK_SIGNATURE };
    done(chain.submit(op1, tx('OracleClient.fulfillEnergyData', requestId, reading)));
  }
}

/** One authority after the other is for what the utility pays from February on; the third decides. */
function decideOnFebruary(chain: TestChain, voter: Account): void {
  const periods = TARIFF.periods.map((period) => ({
    ...period,
    feedIn: 540n * TICK,
    retail: 1_000n * TICK,
  }));
  const tariff = { ...TARIFF, periods };
  const call = tx('Settlement.setTariff', tariff, BigInt(epochOf(FEBRUARY)));
  const isFirst = voter === authorities[0];
  done(chain.submit(voter, isFirst ? tx('Governance.propose', call) : tx('Governance.approve', 0)));
  chain.nextBlock(SLOT_MS);
}

function done(receipt: Receipt): Receipt {
  if (receipt.error) throw new Error(`${receipt.tx.path} was refused: ${receipt.error}`);
  return receipt;
}

/** Figures of a report that follow from the CSV alone. */
export interface Expected {
  readonly energy: Partial<MonthReport['energy']>;
  readonly market: Partial<MonthReport['market']>;
  readonly savings: MonthReport['savings'];
  readonly imbalance: MonthReport['imbalance'];
  readonly fedInWh: Readonly<Record<string, number>>;
}

/** What `days` come to by the second writing of auction, settlement and pool, without a chain. */
export function expectedOf(days: readonly string[]): Expected {
  const energies = energyOn(ENERGIES, days);
  const meterIds = BUILDINGS.map(({ meterId }) => meterId);
  const { lines, boundary, trades } = calculate({ energies, plan, pricesAt, meterIds });
  const all = sumOf(lines);
  const metered = energies.map(({ quarters }) => totalsOf(quarters));
  const alone = energies.reduce((sum, one) => sum - tariffAlone(one, pricesAt), 0n);
  const paid = -issuedOf(all);
  const { short, unused, sold, bought } = all;
  return {
    energy: {
      fedInWh: totalsOf(metered).exported,
      takenWh: totalsOf(metered).imported,
      ...{ fromUtilityWh: boundary.in, toUtilityWh: boundary.out, waitingWh: all.carried },
      ...{ deliveredWh: sold.wh - short.wh, usedWh: bought.wh - unused.wh, leftOverWh: 0 },
    },
    market: { volumeWh: sold.wh, withTrade: trades },
    savings: {
      tariffAlone: formatDecimal(alone, GRID),
      paid: formatDecimal(paid, GRID),
      saved: formatDecimal(alone - paid, GRID),
      savedThb: formatDecimal(((alone - paid) * BigInt(TARIFF.satangPerGrid)) / GRID, 100n),
    },
    imbalance: { shortWh: short.wh, unusedWh: unused.wh, debts: '0' },
    fedInWh: Object.fromEntries(
      metered.flatMap(({ exported }, at) => (exported ? [[meterIds[at], exported]] : [])),
    ),
  };
}
