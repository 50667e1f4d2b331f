/** A file of users while it is done: others who are there first, rows that the chain refuses, and an end to it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Row } from '../../tools/page/screens/people/file.js';
import { type Batch, type Known, planOf } from '../../tools/page/screens/people/plan.js';
import { type Progress, type Running, runPlan } from '../../tools/page/screens/people/run.js';
import { type Done, Refused } from '../../tools/page/session.js';

const DONE: Done = { block: { number: 1, hash: '0x' }, events: [] };

/** A registry that takes batches as a whole or not at all. */
class Registry {
  readonly users = new Map<string, { type: 'Consumer'; isInactive: boolean }>();
  signatures = 0;
  readonly reports: Progress[] = [];

  constructor(
    readonly rows: readonly Row[],
    /** Lines that it never takes. */
    private readonly wrong: ReadonlySet<number> = new Set(),
    /** What happens before the batch that is sent as so many-th. */
    private readonly before: (signature: number) => void = () => {},
  ) {}

  get known(): Known {
    return { users: this.users, held: new Map(), meters: new Map(), devices: new Map() };
  }

  register(address: string): void {
    this.users.set(address, { type: 'Consumer', isInactive: false });
  }

  readonly send = async ({ rows }: Batch): Promise<Done | Refused> => {
    this.before((this.signatures += 1));
    if (rows.some(({ row }) => this.users.has(row.address)))
      return new Refused('chain', 'Registry.AlreadyRegistered');
    if (rows.some(({ row }) => this.wrong.has(row.line)))
      return new Refused('chain', 'Registry.LocationNotText');
    for (const { row } of rows) this.register(row.address);
    return DONE;
  };

  run({
    most = 10,
    send = this.send,
    isStopped = () => false,
  }: Partial<Pick<Running, 'most' | 'send' | 'isStopped'>> = {}): Promise<
    ReadonlyMap<number, Refused>
  > {
    return runPlan(planOf(this.rows, this.known), {
      most,
      send,
      isStopped,
      compare: async (rows) => planOf(rows, this.known),
      report: (progress) => void this.reports.push(progress),
    });
  }
}

const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ line: at + 2, address: `user ${at}`, type: 'Consumer', location: 'Hall' },
    ...{ meter: null, device: null },
  }));

describe('a file that is done', () => {
  test('leaves out what the chain refuses, wherever that is, and does all the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat({ max: 119 }), { maxLength: 5 }),
        async (count, most, places) => {
          const wrong = new Set(places.map((at) => at + 2));
          const registry = new Registry(rowsOf(count), wrong);
          const refused = await registry.run({ most });
          const [lines, out] = [registry.rows.map(({ line }) => line), [...refused.keys()]];
          expect(out.sort()).toEqual(lines.filter((line) => wrong.has(line)).sort());
          expect(registry.users.size).toBe(count - out.length);
          expect(registry.reports.at(-1)).toEqual({ done: count - out.length, of: count });
          const done = registry.reports.map((each) => each.done);
          expect(done).toEqual([...done].sort((a, b) => a - b));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('finds one of 375 rows in some ten signatures more', async () => {
    const registry = new Registry(rowsOf(1_000), new Set([700]));
    expect([...(await registry.run({ most: 375 })).keys()]).toEqual([700]);
    expect(registry.signatures).toBeLessThan(25);
  });

  test('goes on by itself where somebody else has registered one of them meanwhile', async () => {
    const registry: Registry = new Registry(rowsOf(50), new Set(), (signature) => {
      if (signature === 3) registry.register('user 25');
    });
    expect((await registry.run()).size).toBe(0);
    expect(registry.users.size).toBe(50);
    expect(registry.signatures).toBe(6);
  });

  test('ends where it is told to, and where what is wrong is not a row', async () => {
    const stopped = new Registry(rowsOf(50));
    await stopped.run({ isStopped: () => stopped.signatures === 2 });
    expect(stopped.users.size).toBe(20);
    const others = [
      new Refused('network', ''),
      new Refused('noAccess', ''),
      new Refused('chain', 'Payment'),
      new Refused('chain', 'Registry.TooManyAdded'),
    ];
    for (const answer of [null, ...others]) {
      const registry = new Registry(rowsOf(50));
      expect((await registry.run({ send: async () => answer })).size).toBe(0);
      expect(registry.reports).toEqual([{ done: 0, of: 50 }]);
    }
    // The same file goes on from there.
    await stopped.run();
    expect(stopped.users.size).toBe(50);
  });
});
