/** What the canned API answers to somebody who has a roof and a meter: everything a day has, and every alert. */
import type {
  Account,
  AccountAlert,
  AccountEnergy,
  Book,
  Books,
  EnergyBucket,
  Order,
  Page,
  Prices,
  Statement,
  StatementEntry,
} from '../../../tools/page/data/types.js';
import { type Answers, AS_OF } from './canned.js';
import { ADMIN, HARD_NAMES } from './people.js';

const QUARTER_MS = 900_000;
const MIDNIGHT = Date.parse('2024-01-15T00:00:00+07:00');
/** Quarter hours of the day that are over. */
const OVER = 55;
const EPOCH = 1_894_600;

const iso = (ms: number): string =>
  new Date(ms + 7 * 3_600_000).toISOString().replace('.000Z', '+07:00');
const quarter = (at: number) => ({
  from: iso(MIDNIGHT + at * QUARTER_MS),
  to: iso(MIDNIGHT + (at + 1) * QUARTER_MS),
});

const alerts: AccountAlert[] = (
  ['meter_silent', 'debt', 'low_balance', 'suspended', 'meter_not_described'] as const
).map((kind) => ({
  kind,
  meter: kind.startsWith('meter') ? (HARD_NAMES[2] ?? null) : null,
  since: kind === 'meter_silent' ? '2024-01-15T10:00:00+07:00' : null,
  amount: kind === 'debt' || kind === 'low_balance' ? '1234.5' : null,
}));

const account: Account = {
  ...{ account: ADMIN.address, name: 'Office', type: 'prosumer', status: 'active' },
  ...{ location: HARD_NAMES[2] ?? null, registeredAt: null, roles: ['prosumer'], alerts: [] },
  asOf: AS_OF,
  balance: {
    ...{ free: '10', reserved: '0', total: '10', totalBaht: '42', debt: '0', debtBaht: '0' },
  },
  meters: [
    {
      ...{ meter: 'Office-1', account: ADMIN.address, name: 'Office', scheme: 'ed25519' },
      ...{ since: null, class: 'bidirectional', ratedWatts: 43_500, closing: false },
      ...{ lastEpoch: EPOCH - 2, silentEpochs: 0 },
    },
  ],
};

const book = (at: number, more: Partial<Book> = {}): Book => ({
  ...{ epoch: EPOCH + at, ...quarter(57 + at), gate: quarter(57 + at).from },
  ...{ feedIn: '0.523', retail: '1' },
  rules: {
    ...{ lotWh: 10, tick: '0.001', lowest: '0.523', highest: '1', ordersPerUser: 2, horizon: 4 },
  },
  ...{ bids: [], asks: [], indicative: null },
  ...more,
});

const books: Books = {
  current: 1_894_015,
  items: [
    book(0, {
      bids: ['0.98', '0.82', '0.62'].map((price) => ({ price, energyWh: 2_500, orders: 1 })),
      asks: ['0.53', '0.66', '0.8'].map((price) => ({ price, energyWh: 2_400, orders: 2 })),
      indicative: {
        ...{ price: '0.66', volumeWh: 4_800, demandWh: 5_000, supplyWh: 4_800, surplusWh: 200 },
      },
    }),
    book(1),
  ],
  asOf: AS_OF,
};

const orders: Page<Order> = {
  items: (['open', 'filled', 'partly', 'expired', 'cancelled'] as const).map((status, at) => ({
    ...{
      order: at,
      account: ADMIN.address,
      meter: 'Office-1',
      epoch: EPOCH - at,
      from: quarter(57 - at).from,
    },
    ...{ side: at % 2 ? 'sell' : 'buy', limit: '0.78', energyWh: 2_500 },
    ...{ filledWh: status === 'filled' ? 2_500 : status === 'partly' ? 1_000 : 0 },
    ...{ price: status === 'filled' ? '0.71' : null, status },
    ...{ placedAt: AS_OF.time, placedIn: 1_200, closedIn: status === 'open' ? null : 1_210 },
  })),
  next: null,
  asOf: AS_OF,
};

const energyOf = (scale: number) => ({
  ...{ madeWh: 900 * scale, usedWh: 1_600 * scale, soldAheadWh: 400 * scale },
  ...{ sharedOutWh: 300 * scale, utilityOutWh: 200 * scale, boughtAheadWh: 200 * scale },
  ...{ sharedInWh: 400 * scale, utilityInWh: 1_000 * scale, pendingWh: 0 },
});
const bucket = (at: number): EnergyBucket => ({
  ...{ ...quarter(at), readings: 1, ...energyOf(1) },
  ...{ paid: '1.2', tariffAlone: '1.4', saved: '0.2' },
});
const day = { from: quarter(0).from, to: quarter(OVER).from };
const energy: AccountEnergy = {
  items: Array.from({ length: OVER }, (_, at) => bucket(at)),
  total: { ...bucket(0), ...day, readings: OVER, ...energyOf(OVER), saved: '5.91' },
  asOf: AS_OF,
};

const prices: Prices = {
  items: Array.from({ length: OVER }, (_, at) => {
    const price = at % 7 === 0 ? null : `0.${600 + 3 * at}`;
    return {
      ...{ ...quarter(at), price, low: price, high: price, volumeWh: price ? 900 * at : 0 },
      ...{ epochs: 1, trades: price ? 1 : 0, feedIn: '0.523', retail: '1', poolPrice: '0.761' },
    };
  }),
  asOf: AS_OF,
};

const KINDS = [
  ...(['bought', 'sold', 'shared_in', 'shared_out', 'utility_in', 'utility_out'] as const),
  ...(['carried', 'short', 'unused', 'topped_up', 'paid_out', 'received', 'sent'] as const),
  ...(['fees', 'debt_incurred', 'debt_paid', 'other'] as const),
];
const STATEMENT: Statement = {
  ...{ account: ADMIN.address, name: 'Office', month: '2024-01' },
  ...{ from: '2024-01-01T00:00:00+07:00', to: '2024-01-15T13:45:00+07:00' },
  ...{ status: 'provisional', tariffVersions: [0] },
  opening: { grid: '1234567.000000000000000001', baht: '5185181.4' },
  lines: KINDS.map((kind, at) => ({
    ...{ kind, energyWh: at < 9 ? 1_204_300 : null, grid: '-1.000000000000000001', baht: '-4.2' },
    ...{ entries: 1, firstEpoch: 1, lastEpoch: 1, firstBlock: 1, lastBlock: 1 },
  })),
  closing: { grid: '1234549.999999999999999984', baht: '5185109.99' },
  reserved: '1.95',
  debt: { opening: '0', closing: '12.5' },
  asOf: AS_OF,
};
const entries: Page<StatementEntry> = {
  items: [
    {
      ...{ kind: 'bought', time: quarter(40).from, epoch: EPOCH - 17, meter: 'Office-1' },
      ...{ other: null, energyWh: 2_500, price: '0.71', grid: '-1.775', baht: '-7.455' },
      ...{ block: 1_200, tariffVersion: 0, status: 'provisional' },
    },
  ],
  next: null,
  asOf: AS_OF,
};

const own = `GET /v1/accounts/${ADMIN.address}`;

/** The account, its books and its month; nothing is wrong. */
export const PROSUMER: Answers = {
  [own]: account,
  [`${own}/energy`]: energy,
  [`${own}/orders`]: orders,
  [`${own}/statements/2024-01`]: STATEMENT,
  [`${own}/statements/2024-01/entries`]: entries,
  'GET /v1/books': books,
  'GET /v1/prices': prices,
};

/** The same with everything that Home can warn of. */
export const ALERTED: Answers = { [own]: { ...account, alerts } };
