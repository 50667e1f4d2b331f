/** What the canned API answers: typed by what the page reads. */
import type {
  Application,
  BlockDetails,
  BlockEntry,
  BuildingsSideBySide,
  ChainEvent,
  Completeness,
  MeterEntry,
  ProposalEntry,
  Transfers,
  UserEntry,
} from '../../../tools/page/data/operations.js';
import type { Campus, Epoch, EpochDetails, Flows, Page } from '../../../tools/page/data/types.js';
import { type Answers, AS_OF, GENESIS } from './canned.js';
import { address, ADMIN, DESK, ERC, HARD_NAMES, OPERATOR, PEOPLE } from './people.js';

const HASH = `0x${'ab'.repeat(32)}`;
const time = (clock: string, day = '2024-01-15'): string => `${day}T${clock}:00+07:00`;
const page = <T>(items: readonly T[]): Page<T> => ({ items, next: null, asOf: AS_OF });

const energy = (scale: number) => ({
  madeWh: 30_000 * scale,
  usedWh: 90_000 * scale,
  soldAheadWh: 8_000 * scale,
  sharedOutWh: 12_000 * scale,
  utilityOutWh: 10_000 * scale,
  boughtAheadWh: 8_000 * scale,
  sharedInWh: 12_000 * scale,
  utilityInWh: 70_000 * scale,
  pendingWh: 0,
});

const users: UserEntry[] = HARD_NAMES.map((name, at) => ({
  account: address(`//User//${at}`),
  name,
  public: false,
  type: at % 2 ? 'prosumer' : 'consumer',
  status: at === 3 ? 'suspended' : 'active',
  location: name,
  registeredAt: time('09:00'),
  roles: ['consumer'],
  meters: [`M-${at}`],
  balance: {
    free: '1234.5',
    reserved: '0.000000000000000001',
    total: '1234.500000000000000001',
    totalBaht: '5184.9',
    debt: at === 1 ? '12.5' : '0',
    debtBaht: '0',
  },
}));

const meters: MeterEntry[] = users.map(({ account, name, meters: [meter = ''] }, at) => ({
  meter,
  account,
  name,
  class: at === 0 ? null : 'bidirectional',
  scheme: at === 0 ? null : 'ed25519',
  ratedWatts: at === 0 ? null : 43_500,
  since: time('09:00'),
  closing: at === 1,
  lastEpoch: 1,
  silentEpochs: at,
}));

const application = (at: number, status: Application['status']): Application => ({
  id: `${at}`.repeat(32),
  account: address(`//New//${at}`),
  name: HARD_NAMES[at] ?? 'Ann',
  building: 'Library',
  meter: at % 2 ? null : 'LIB-9',
  status,
  reason: null,
  askedAt: time('13:00'),
  expiresAt: time('13:00', '2024-02-15'),
  decidedAt: null,
  message: 'as it was signed',
  signature: '0x00',
});

const proposal = (id: number, more: Partial<ProposalEntry>): ProposalEntry => ({
  proposal: id,
  proposer: ERC.address,
  status: 'executed',
  pallet: 'Trading',
  call: 'set_parameters',
  args: {
    parameters: { horizon: 4, collar: true, tick: '1000000000000000' },
    from_epoch: 1_894_000,
  },
  callHash: HASH,
  codeHash: null,
  approvals: [ERC.address],
  rejections: [],
  needed: 3,
  proposedAt: time('10:00'),
  expiresAt: time('10:00', '2024-01-22'),
  closedAt: time('11:00'),
  proposedIn: 1_000,
  closedIn: 1_100,
  error: null,
  ...more,
});

const block = (height: number): BlockEntry => ({
  height,
  hash: HASH,
  parent: GENESIS,
  time: time('13:46'),
  author: ERC.address,
  specVersion: 103,
  epoch: 1_894_015,
  extrinsics: 2,
  failed: 1,
  events: 3,
});

const event = (kind: ChainEvent['kind'], at: number, more: Partial<ChainEvent>): ChainEvent => ({
  ...{ block: 1_234, event: at, time: time('13:46'), kind },
  ...{ account: null, other: null, meter: null, epoch: null, number: null },
  ...{ energyWh: null, amount: null, price: null, words: null },
  ...more,
});
const events = [
  event('moved', 0, { account: DESK.address, amount: '1000', words: 'burn' }),
  event('order_placed', 1, {
    ...{ account: ADMIN.address, meter: HARD_NAMES[0] ?? '', epoch: 1_894_015, number: 7 },
    ...{ energyWh: 2_500, price: '0.78', words: 'buy' },
  }),
  event('proposal_ended', 2, { number: 1, words: '<b>unheard of</b>' }),
];

const epoch: Epoch = {
  epoch: 1_894_015,
  from: time('13:45'),
  to: time('14:00'),
  phase: 'closed',
  status: 'final',
  price: '0.71',
  volumeWh: 4_800,
  demandWh: 5_000,
  supplyWh: 4_800,
  surplusWh: 200,
  bids: 5,
  asks: 4,
  feedIn: '0.523',
  retail: '1',
  poolPrice: '0.761',
  tariffVersion: 0,
  pool: null,
  clearedIn: 1_230,
};

const completeness: Completeness = {
  days: ['2024-01-13', '2024-01-14', '2024-01-15'].map((day, at) => ({
    day,
    expected: 480,
    inTime: 480 - 3 * at,
    late: at,
    several: at,
    missing: at,
  })),
  meters: [
    {
      ...{ meter: 'M-<1>', account: users[0]?.account ?? '', name: users[0]?.name ?? null },
      ...{ location: HARD_NAMES[2] ?? null, missing: 3, late: 1 },
      ...{ lastEpoch: 1_894_000, lastRead: time('10:15'), silentEpochs: 14 },
    },
    {
      ...{ meter: 'M-2', account: users[1]?.account ?? '', name: null, location: 'Hall' },
      ...{ missing: 0, late: 1, lastEpoch: 1_894_014, lastRead: time('13:45'), silentEpochs: 0 },
    },
    {
      ...{ meter: 'M-3', account: users[2]?.account ?? '', name: null, location: null },
      ...{ missing: 0, late: 0, lastEpoch: null, lastRead: null, silentEpochs: null },
    },
  ],
  refused: [
    { reason: 'StaleSequence', count: 4, last: time('12:00') },
    { reason: 'NewReason', count: 1, last: time('12:30') },
  ],
  operators: [OPERATOR, ERC].map(({ address: account }, at) => ({
    account,
    active: at === 0,
    answers: 900,
    last: at === 0 ? time('13:45') : null,
  })),
  requests: { opened: 1_000, fulfilled: 990, expired: 10 },
  asOf: AS_OF,
};

const transfers: Transfers = {
  items: users.slice(0, 3).map(({ account, name }, at) => ({
    block: 1_000 + at,
    event: 0,
    time: time('11:00'),
    kind: (['top_up', 'pay_out', 'transfer'] as const)[at] ?? 'top_up',
    from: at === 0 ? null : account,
    to: at === 1 ? null : account,
    name,
    value: '100.5',
    baht: '422.1',
  })),
  next: null,
  day: '2024-01-15',
  toppedUp: '100.5',
  paidOut: '100.5',
  asOf: AS_OF,
};

const bucket = { from: time('00:00'), to: time('13:45') };
const flows: Flows = {
  items: [],
  total: {
    ...bucket,
    meters: 5,
    complete: true,
    withheld: false,
    energy: energy(4),
    saved: '23.4',
    selfConsumption: 0.67,
    selfSufficiency: 0.22,
  },
  asOf: AS_OF,
};
const buildings: BuildingsSideBySide = {
  items: HARD_NAMES.map((name, at) => ({
    account: address(`//User//${at}`),
    name,
    energy: { ...bucket, readings: 40, ...energy(1 + at), paid: '1', tariffAlone: '2', saved: '1' },
  })),
  asOf: AS_OF,
};
const campus: Campus = {
  name: 'Campus',
  timeZone: 'Asia/Bangkok',
  buildings: HARD_NAMES.map((name, at) => ({
    account: address(`//User//${at}`),
    name,
    location: null,
    meters: [],
  })),
  asOf: AS_OF,
};
const details: EpochDetails = {
  epoch,
  bids: [{ price: '0.9', energyWh: 5_000, orders: 2 }],
  asks: [{ price: '0.6', energyWh: 5_000, orders: 1 }],
  auctionProof: null,
  asOf: AS_OF,
};
const blockDetails: BlockDetails = {
  block: block(1_234),
  events,
  asOf: AS_OF,
};

/** A campus on an ordinary Monday, as those who run it see it. */
export const MONDAY: Answers = {
  'GET /start/state': {
    genesis: GENESIS,
    // Nobody answers there: what is read from the chain itself is told as missing.
    node: 'ws://127.0.0.1:9',
    phase: 'live',
    done: 96,
    total: 96,
    speed: 60,
    people: PEOPLE.map((person) => ({ ...person, isOrdering: true })),
  },
  'POST /start/picked': {},
  'GET /v1/tariffs': {
    items: [
      {
        version: 0,
        fromEpoch: 0,
        from: '2020-01-01T00:00:00+07:00',
        to: null,
        offsetMinutes: 420,
        poolShare: 0.5,
        bahtPerGrid: '4.2',
      },
    ],
    asOf: AS_OF,
  },
  'GET /v1/campus': campus,
  'GET /v1/campus/flows': flows,
  'GET /v1/campus/buildings': buildings,
  'GET /v1/users': page(users),
  'GET /v1/meters': page(meters),
  'GET /v1/applications': page([application(0, 'waiting'), application(1, 'waiting')]),
  'GET /v1/proposals': page([
    proposal(2, { status: 'failed', error: 'Trading.InvalidTick' }),
    proposal(1, {}),
  ]),
  'GET /v1/completeness': completeness,
  'GET /v1/transfers': transfers,
  'GET /v1/epochs': page([epoch]),
  'GET /v1/epochs/1894015': details,
  'GET /v1/blocks': page([block(1_234), block(1_233)]),
  'GET /v1/blocks/1234': blockDetails,
  'GET /v1/events': page(events),
};
