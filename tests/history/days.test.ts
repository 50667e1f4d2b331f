/**
 * The measured days of the campus: every statement of the history is the chain's own, line by line, and opening and lines
 * make closing. A morning unless GRID_FULL is set, then all 56 days, each on a chain of its own.
 */
import { expect, test } from '@jest/globals';
import { planOf } from '../../tools/campus/plan.js';
import { stepsOf } from '../../tools/campus/scenario.js';
import { energyOn } from '../../tools/campus/simulation/energy.js';
import { openDatabase, startHistory } from '../../tools/services/history/index.js';
import { PRICES, people, Replay } from '../invariants/trading/replayed-day.js';
import { DAYS, ENERGIES } from '../support/shipped-campus.js';
import { expectMoney, expectStatements } from './agreement.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';

const FULL = Boolean(process.env.GRID_FULL);
const ONE_DAY = '2024-01-15';
/** From eight to eleven: they sell ahead, share, and meet the utility. */
const MORNING = [32, 44] as const;
const days = DAYS.filter((day) => FULL || day === ONE_DAY);
const plan = planOf('forecast', ENERGIES, () => PRICES);

test.each(days)(
  '%s: statements are the chain’s own, line by line, and account for every base unit',
  async (day) => {
    const all = stepsOf(energyOn(ENERGIES, [day]));
    const steps = FULL ? all : all.slice(...MORNING);
    const replay = new Replay(plan, steps[0]?.time ?? 0);
    const { chain } = replay;
    const first = Number(chain.now / BigInt(900_000)) - 1;
    steps.forEach((step, index) => replay.step(step, index === 0));
    chain.nextBlock();
    const last = Number(chain.now / BigInt(900_000));
    const node = await ChainNode.start(chain.chain);
    const database = await openDatabase(':memory:');
    const history = await startHistory({ url: node.url, database });
    try {
      await history.reached(chain.chain.head.header.number);
      const epochs = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      const count = await expectStatements(database, chain, people, epochs);
      expect(count.settlement).toBeGreaterThan(steps.length * people.length * 0.8);
      // Before the first day of a kind there is none to forecast it by, and nobody orders.
      const placed = await database.all('SELECT id FROM orders LIMIT 1');
      if (placed.length > 0) expect(count.trading).toBeGreaterThan(5);
      await expectMoney(database, chain, people);
    } finally {
      await history.stop();
      await node.stop();
      await database.close();
    }
  },
  900_000,
);
