/** Bills: what a month did to an account, line by line. */
import Type from 'typebox';
import { Settled } from './market-schemas.js';
import {
  Account,
  AsOf,
  Baht,
  Count,
  EpochNumber,
  Grid,
  Height,
  MeterId,
  named,
  nullable,
  PersonName,
  Price,
  Time,
} from './words.js';

export const StatementKind = Type.Enum(
  [
    'bought',
    'sold',
    'shared_in',
    'shared_out',
    'utility_in',
    'utility_out',
    'carried',
    'short',
    'unused',
    'topped_up',
    'paid_out',
    'received',
    'sent',
    'fees',
    'debt_incurred',
    'debt_paid',
    'other',
  ],
  {
    description:
      'bought, sold: in the auction; shared: with neighbours in the pool; utility: at the tariff; carried: export ' +
      'below the deadband, once there is enough; short: sold and not delivered; unused: bought and not used; ' +
      'debt_incurred: what could not be paid at once, which is added back; debt_paid: paid later',
  },
);

/** Below 0 where a later block takes back what an earlier one said. */
const SignedWh = Type.Integer({ description: 'Energy, in Wh' });

const signed = {
  grid: Grid('What it did to the balance'),
  baht: Baht('What it did to the balance'),
};

export const StatementLine = named(
  'StatementLine',
  Type.Object(
    {
      kind: StatementKind,
      energyWh: nullable(SignedWh),
      ...signed,
      entries: Count('Entries that it adds up'),
      firstEpoch: nullable(EpochNumber),
      lastEpoch: nullable(EpochNumber),
      firstBlock: nullable(Height),
      lastBlock: nullable(Height),
    },
    { description: 'All entries of a kind' },
  ),
);

export const StatementEntry = named(
  'StatementEntry',
  Type.Object(
    {
      kind: StatementKind,
      time: Time('When the energy flowed (beginning of the epoch), or the money moved'),
      epoch: nullable(EpochNumber),
      meter: nullable(MeterId),
      other: nullable(Account),
      energyWh: nullable(SignedWh),
      price: nullable(Price('Price')),
      ...signed,
      block: Height,
      tariffVersion: nullable(Count('Version of the tariff of its epoch')),
      status: Settled,
    },
    { description: 'What one epoch, or one movement of money, did to the balance' },
  ),
);

const amount = (what: string) => Type.Object({ grid: Grid(what), baht: Baht(what) });

export const Statement = named(
  'Statement',
  Type.Object(
    {
      account: Account,
      name: nullable(PersonName),
      month: Type.String({ description: 'Local month' }),
      from: Time('Its beginning'),
      to: Time('Its end, or now'),
      status: Settled,
      tariffVersions: Type.Array(Count('Version of a tariff')),
      opening: amount('Balance at the beginning'),
      lines: Type.Array(StatementLine),
      closing: amount('Balance at the end: opening and all lines, to the base unit'),
      reserved: Grid('Of closing: set aside for orders and contracts'),
      debt: Type.Object({
        opening: Grid('Debt at the beginning'),
        closing: Grid('Debt at the end'),
      }),
      asOf: AsOf,
    },
    {
      description:
        'A month of an account. Money moves with the block that settles: what flowed late in a month may settle in ' +
        'the next one, and entries name both their epoch and their block',
    },
  ),
);
