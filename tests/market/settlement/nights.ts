/** Arbitrary histories of a campus: orders, readings in time, late and lost, tariffs that change, money that moves. */
import fc from 'fast-check';
import { TICK } from '../model.js';
import { account, type Account } from '../../support/accounts.js';
import { Campus, type Beginning } from './campus.js';
import { EVERY_DAY, WORKDAYS, type Period, type Tariff } from './tariff.js';

const GRID = 10n ** 18n;
const person = (name: string): Account =>
  Object.assign(account(name), { [fc.toStringMethod]: () => name });

const [ANN, BEN, CAT, DAN] = ['Ann', 'Ben', 'Cat', 'Dan'].map(person) as [
  Account,
  Account,
  Account,
  Account,
];
/** Ids of several lengths, so that their order is more than that of their letters. */
export const METERS: Readonly<Record<string, Account>> = {
  b: ANN,
  'a-roof': ANN,
  a: BEN,
  'library-load': CAT,
  ['z'.repeat(64)]: DAN,
  'canteen-of-the-faculty': DAN,
};
const IDS = Object.keys(METERS);
const PEOPLE = [ANN, BEN, CAT, DAN] as const;

/** When a meter is read for an epoch: before its pool closes, after, or not (until later, or never). */
type When = 'inTime' | 'late' | 'not';

export interface Quarter {
  readonly orders: readonly {
    id: string;
    side: 'Bid' | 'Ask';
    ahead: number;
    lots: number;
    at: number;
  }[];
  readonly cancel: number | null;
  readonly payments: readonly { from: number; to: number; thousandths: number }[];
  readonly repays: boolean;
  readonly tariff: Tariff | null;
  readonly meters: readonly { exported: number; imported: number; when: When; turn: number }[];
}

const order = fc.record({
  id: fc.constantFrom(...IDS),
  side: fc.constantFrom<'Bid' | 'Ask'>('Bid', 'Ask'),
  ahead: fc.constantFrom(1, 1, 1, 2, 4),
  lots: fc.integer({ min: 1, max: 150 }),
  /** Where the limit lies, in per mille of the way from feed-in to retail. */
  at: fc.constantFrom(0, 250, 400, 500, 600, 1_000),
});

const metered = fc.record({
  exported: fc.oneof(fc.constant(0), fc.nat(45), fc.nat(2_400)),
  imported: fc.oneof(fc.constant(0), fc.nat(2_400)),
  when: fc.constantFrom<When>('inTime', 'inTime', 'inTime', 'inTime', 'inTime', 'late', 'not'),
  turn: fc.nat(5),
});

const level = fc.integer({ min: 1, max: 9 }).map((tenths) => (BigInt(tenths) * GRID) / 10n);
const hours = fc.tuple(fc.integer({ min: 28, max: 48 }), fc.integer({ min: 0, max: 96 }));

function period(days: Period['days']): fc.Arbitrary<Period> {
  return fc.tuple(level, level, hours).map(([a, b, [from, to]]): Period => {
    const [feedIn, retail] = a < b ? [a, b] : [b, a];
    return { days, from, to: to === from ? to - 1 : to, feedIn, retail };
  });
}

/** A peak of its own, what is left of the day, and perhaps a holiday on Friday or Saturday. */
export const tariffs: fc.Arbitrary<Tariff> = fc
  .tuple(
    period(WORKDAYS),
    period(EVERY_DAY),
    fc.subarray([20_063, 20_064]),
    fc.constantFrom(0n, 333n, 500n, 1_000n),
  )
  .map(([peak, rest, holidays, share]): Tariff => {
    const always = { ...rest, from: 0, to: 96 };
    return { offset: 420, periods: [peak, always], holidays, share: [share, 1_000n] };
  });

const quarter: fc.Arbitrary<Quarter> = fc.record({
  orders: fc.array(order, { maxLength: 12 }),
  cancel: fc.option(fc.nat(11), { freq: 3 }),
  payments: fc.array(fc.record({ from: fc.nat(3), to: fc.nat(3), thousandths: fc.nat(900) }), {
    maxLength: 2,
  }),
  repays: fc.boolean(),
  tariff: fc.option(tariffs, { freq: 4 }),
  meters: fc.tuple(...IDS.map(() => metered)),
});

export interface Night {
  readonly beginning: Beginning;
  readonly quarters: readonly Quarter[];
}

export function nights(epochs: number): fc.Arbitrary<Night> {
  const beginning = fc.record({
    tariff: tariffs,
    start: fc.constantFrom(100n * GRID, 2n * GRID, GRID / 2n),
    collar: fc.boolean(),
    meters: fc.constant(METERS),
    stepsPerBlock: fc.constantFrom(1, 2, 3, 7, 1_000),
    clearingSteps: fc.constantFrom(5, 1_000, 1_000),
    poolDeadline: fc.constantFrom(3, 4, 9),
    // Shorter than the pool is open, or long enough for an answer in a later epoch.
    requestLifetime: fc.constantFrom(2, 6, 60),
  });
  return fc.record({
    beginning,
    quarters: fc.array(quarter, { minLength: epochs, maxLength: epochs, size: 'max' }),
  });
}

/** Plays a night; both are at rest whenever `after` is called, with the epoch that has been settled. */
export function play(
  { beginning, quarters }: Night,
  after: (campus: Campus, epoch: bigint) => void,
): Campus {
  const campus = new Campus(beginning);
  for (const one of quarters) {
    playQuarter(campus, one, beginning.collar);
    after(campus, campus.epoch - 1n);
  }
  return campus;
}

function playQuarter(campus: Campus, one: Quarter, collar: boolean): void {
  if (one.tariff) campus.changeTariff(one.tariff);
  const placed = one.orders.map((own) => {
    const epoch = campus.epoch + BigInt(own.ahead);
    if (own.id.endsWith('-load') && own.side === 'Ask') return null;
    const id = campus.place(
      own.id,
      own.side,
      epoch,
      BigInt(own.lots) * 10n,
      limitOf(campus, own, collar),
    );
    return id === null ? null : { id, epoch, meter: own.id };
  });
  const regretted = one.cancel === null ? null : placed[one.cancel];
  if (regretted) campus.cancel(regretted.meter, regretted.epoch, regretted.id);
  for (const { from, to, thousandths } of one.payments) {
    campus.send(
      PEOPLE[from] as Account,
      PEOPLE[to] as Account,
      (BigInt(thousandths) * GRID) / 1_000n,
    );
  }
  if (one.repays) for (const who of PEOPLE) campus.payDebt(who, GRID / 10n);
  const ended = campus.epoch;
  campus.turn(
    new Map(
      IDS.map((id, i) => {
        const { exported, imported } = one.meters[i] as Quarter['meters'][number];
        return [id, { exported: BigInt(exported), imported: BigInt(imported) }];
      }),
    ),
  );
  const readAll = (which: When): void => {
    const due = one.meters.map((own, i) => ({ ...own, id: IDS[i] as string }));
    for (const { id } of due.filter(({ when }) => when === which).sort((a, b) => a.turn - b.turn)) {
      campus.readUpTo(id, ended);
    }
  };
  readAll('inTime');
  for (let i = 0; i < one.meters.length; i++) {
    // Asked for in vain: what is not answered in time is passed over.
    if (one.meters[i]?.when === 'not') campus.openRequest(IDS[i] as string);
  }
  campus.pastDeadline(ended);
  readAll('late');
  campus.rest();
}

/** A limit in ticks: within the collar, or a little around it where there is none. */
function limitOf(
  campus: Campus,
  { ahead, at }: Quarter['orders'][number],
  collar: boolean,
): bigint {
  const { feedIn, retail } = campus.world.prices(campus.epoch + BigInt(ahead));
  const exact = feedIn + ((retail - feedIn) * BigInt(at)) / 1_000n;
  const ticks = exact / TICK;
  if (collar) return ticks;
  return at === 0 ? (ticks * 9n) / 10n + 1n : at === 1_000 ? (ticks * 11n) / 10n : ticks;
}
