/** Accounts: what they hold, order, use and pay. */
import Type from 'typebox';
import { EnergyBucket } from './campus.js';
import { Order } from './market-schemas.js';
import { route } from './route.js';
import { Statement, StatementEntry, StatementKind } from './statements.js';
import {
  Account,
  AskedAccount,
  AsOf,
  Baht,
  Bucket,
  Count,
  EpochNumber,
  Grid,
  Height,
  listOf,
  MeterId,
  named,
  nullable,
  page,
  PersonName,
  stretch,
  Time,
  Wh,
} from './words.js';

export const RoleName = Type.Enum([
  'authority',
  'admin',
  'prosumer',
  'consumer',
  'minter',
  'burner',
  'marketMaker',
  'oracleOperator',
  'signatory',
]);

const standing = {
  type: nullable(Type.Enum(['prosumer', 'consumer'])),
  status: nullable(Type.Enum(['active', 'suspended', 'inactive'])),
  location: nullable(Type.String()),
  registeredAt: nullable(Time('When the account was registered')),
};

export const Balance = named(
  'Balance',
  Type.Object({
    free: Grid('What may be moved'),
    reserved: Grid('What is set aside for orders and contracts'),
    total: Grid('Both together'),
    totalBaht: Baht('Both together'),
    debt: Grid('What is owed for energy'),
    debtBaht: Baht('What is owed for energy'),
  }),
);

export const Meter = named(
  'Meter',
  Type.Object(
    {
      meter: MeterId,
      account: nullable(Account),
      name: nullable(PersonName),
      class: nullable(Type.Enum(['consumption', 'generation', 'bidirectional'])),
      scheme: nullable(Type.Enum(['ed25519', 'sr25519', 'ecdsa'])),
      ratedWatts: nullable(Count('The most power it can measure')),
      since: nullable(Time('When it was assigned, or its device changed')),
      closing: Type.Boolean({
        description: 'Whether it leaves its user once its orders are settled',
      }),
      lastEpoch: nullable(EpochNumber),
      silentEpochs: nullable(Count('Finished epochs without a reading')),
    },
    { description: 'A meter' },
  ),
);

export const Alert = named(
  'Alert',
  Type.Object(
    {
      kind: Type.Enum(['meter_silent', 'debt', 'low_balance', 'suspended', 'meter_not_described']),
      meter: nullable(MeterId),
      since: nullable(Time('Since when')),
      amount: nullable(Grid('What is owed, or missing for the next day')),
    },
    { description: 'What needs a person' },
  ),
);

const Register = Type.String({
  pattern: '^[0-9]+$',
  description: 'A register of the meter, in Wh',
});

export const Reading = named(
  'Reading',
  Type.Object(
    {
      meter: MeterId,
      epoch: EpochNumber,
      from: Time('Beginning of the epoch'),
      to: Time('Its end'),
      importWh: nullable(Wh('Energy taken since the reading before; null of a baseline')),
      exportWh: nullable(Wh('Energy fed in since the reading before')),
      importRegisterWh: nullable(Register),
      exportRegisterWh: nullable(Register),
      sequence: nullable(Type.String({ pattern: '^[0-9]+$', description: 'Sequence number' })),
      kind: Type.Enum(['baseline', 'pooled', 'late', 'several'], {
        description: 'pooled: in time; late: after its pool; several: of several epochs',
      }),
      block: Height,
      time: Time("The block's time"),
    },
    { description: 'A reading that was accepted' },
  ),
);

export const User = named(
  'User',
  Type.Object(
    {
      account: Account,
      name: nullable(PersonName),
      public: Type.Boolean({ description: 'Whether it is a public building' }),
      ...standing,
      roles: Type.Array(RoleName),
      meters: Type.Array(MeterId),
      balance: nullable(Balance),
    },
    { description: 'An account that is known on the chain' },
  ),
);

const accountParams = Type.Object({ account: AskedAccount });
export const Month = Type.String({
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
  description: 'A local month',
  examples: ['2024-01'],
});
const monthParams = Type.Object({ account: AskedAccount, month: Month });

/** `12345_6_7`: block, event, and which of its lines. */
const EntryPlace = Type.String({
  pattern: '^[0-9]{1,10}_-?[0-9]{1,10}_[0-9]{1,4}$',
  description: '`next` of the page before',
});

export const people = {
  account: route({
    method: 'GET',
    url: '/v1/accounts/:account',
    tag: 'people',
    access: 'own',
    summary: 'What an account is, holds and owes, its meters, and what needs attention.',
    params: accountParams,
    answer: Type.Object({
      account: Account,
      name: nullable(PersonName),
      ...standing,
      roles: Type.Array(RoleName),
      balance: Balance,
      meters: Type.Array(Meter),
      alerts: Type.Array(Alert),
      asOf: AsOf,
    }),
  }),
  accountOrders: route({
    method: 'GET',
    url: '/v1/accounts/:account/orders',
    tag: 'people',
    access: 'role',
    summary: 'The orders of an account, the newest first.',
    params: accountParams,
    query: Type.Object({
      open: Type.Optional(Type.Boolean({ description: 'Only those whose book is not cleared' })),
      ...page(Type.Integer({ minimum: 0, description: '`next` of the page before' })),
    }),
    answer: listOf(Order, Type.Integer()),
    csv: 'items',
  }),
  accountEnergy: route({
    method: 'GET',
    url: '/v1/accounts/:account/energy',
    tag: 'people',
    access: 'own',
    summary:
      "Where an account's energy came from and went over time, and what the market was worth to it.",
    params: accountParams,
    query: Type.Object({ ...stretch, bucket: Type.Optional(Bucket) }),
    answer: Type.Object({ items: Type.Array(EnergyBucket), total: EnergyBucket, asOf: AsOf }),
    csv: 'items',
  }),
  statement: route({
    method: 'GET',
    url: '/v1/accounts/:account/statements/:month',
    tag: 'people',
    access: 'own',
    summary: 'What a month did to the balance of an account, a line for each kind.',
    params: monthParams,
    answer: Statement,
    csv: 'lines',
  }),
  statementEntries: route({
    method: 'GET',
    url: '/v1/accounts/:account/statements/:month/entries',
    tag: 'people',
    access: 'own',
    summary: 'The entries behind the lines of a statement, in the order of their blocks.',
    params: monthParams,
    query: Type.Object({ kind: Type.Optional(StatementKind), ...page(EntryPlace, 10_000) }),
    answer: listOf(StatementEntry, Type.String()),
    csv: 'items',
  }),
  readings: route({
    method: 'GET',
    url: '/v1/meters/:meter/readings',
    tag: 'people',
    access: 'own',
    summary: "A meter's readings while it belonged to whoever asks, the newest first.",
    params: Type.Object({ meter: MeterId }),
    query: Type.Object({ from: stretch.from, to: stretch.to, ...page(EpochNumber) }),
    answer: listOf(Reading, EpochNumber),
    csv: 'items',
  }),
  meters: route({
    method: 'GET',
    url: '/v1/meters',
    tag: 'people',
    access: ['admin', 'oracleOperator', 'authority'],
    summary: 'All meters by name.',
    query: Type.Object(page(MeterId)),
    answer: listOf(Meter, MeterId),
    csv: 'items',
  }),
  users: route({
    method: 'GET',
    url: '/v1/users',
    tag: 'people',
    access: ['admin', 'minter', 'burner'],
    summary: 'Accounts with their standing; names are for admins.',
    query: Type.Object({
      search: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 100,
          description: 'Part of an address, a location, a meter or a name',
        }),
      ),
      ...page(AskedAccount),
    }),
    answer: listOf(User, Account),
    csv: 'items',
  }),
  nameAccount: route({
    method: 'PUT',
    url: '/v1/accounts/:account/name',
    tag: 'people',
    access: ['admin'],
    summary: 'Names an account; the name is in this database alone.',
    params: accountParams,
    body: Type.Object({ name: PersonName }, { additionalProperties: false }),
    answer: Type.Object({ account: Account, name: PersonName }),
  }),
  forgetName: route({
    method: 'DELETE',
    url: '/v1/accounts/:account/name',
    tag: 'people',
    access: 'session',
    summary: 'Erases the name of an account and what it asked for: for oneself, or by an admin.',
    params: accountParams,
    answer: null,
    status: 204,
  }),
};
