/**
 * Settlement beside its model, over random epochs with several orders for each meter, missing and late readings,
 * tariffs that change, pools closed by deadline and by completeness, and every chunk size.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nights, play } from '../../market/settlement/nights.js';
import { sorted, stated, type ChainLine } from '../../market/settlement/on-chain.js';
import type { Campus } from '../../market/settlement/campus.js';

const EPOCHS = 8;
const RUNS = process.env['GRID_FULL'] ? 12_500 : 40;

/** The pool of `epoch`, and what everybody's statement says of it. */
function expectSettled(campus: Campus, epoch: bigint): void {
  const { chain, world } = campus;
  const { feedIn, retail, pool: poolPrice } = world.prices(epoch);
  expect(chain.api('SettlementApi.rates', epoch)).toMatchObject({ feedIn, retail, poolPrice });
  const known = world.pools.get(epoch);
  const result = known?.result;
  const pool = chain.api('SettlementApi.pool', epoch);
  if (result) {
    const { supply, demand, matched } = result;
    const sums = { supplyWh: supply, demandWh: demand, sharedWh: matched };
    expect(campus.closed.get(epoch)).toEqual([{ epoch, ...sums, price: poolPrice }]);
    // Where nothing flowed, and nothing was promised, nothing is kept.
    expect(pool === null).toBe(!world.lines.some((line) => line.epoch === epoch));
    if (pool !== null) {
      // One that was kept only for what came later waited for nobody.
      const isLater = (pool as { awaited: number }).awaited === 0;
      const meters = isLater ? {} : { awaited: known.awaited.size, read: known.read.size };
      const rates = { feedIn, retail, poolPrice };
      expect(pool).toMatchObject({ phase: 'Closed', ...meters, ...sums, rates });
    }
  } else expect(pool).toBeNull();
  for (const who of campus.owners) {
    const { lines } = chain.api('SettlementApi.statement', who, epoch) as { lines: ChainLine[] };
    const readable = lines.map((line) => ({ ...line, meter: text(line.meter) }));
    const own = world.lines.filter((line) => line.who === who.name && line.epoch === epoch);
    expect(sorted(readable)).toEqual(sorted(own.map(stated)));
  }
}

/** A meter's id, whichever way it was decoded. */
function text(id: unknown): string {
  return typeof id === 'string' && id.startsWith('0x')
    ? Buffer.from(id.slice(2), 'hex').toString()
    : Buffer.from(id as Uint8Array).toString();
}

test(`${EPOCHS} epochs end on the chain as in the model, ${RUNS} times`, () => {
  fc.assert(
    fc.property(nights(EPOCHS), (night) => {
      const settled: bigint[] = [];
      const campus = play(night, (now, epoch) => {
        now.expectSame();
        settled.push(epoch);
      });
      // The last pool closes in the block that is open.
      campus.block();
      for (const epoch of settled) expectSettled(campus, epoch);
      // Nothing is locked for ever, whatever has never been read.
      campus.stop();
    }),
    { numRuns: RUNS },
  );
});
