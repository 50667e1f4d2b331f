/** What the routes of the market answer with. */
import Type from 'typebox';
import {
  Account,
  Baht,
  Count,
  Day,
  EpochNumber,
  Height,
  MeterId,
  named,
  nullable,
  Price,
  Time,
  Wh,
} from './words.js';

const span = { from: Time('Its beginning'), to: Time('Its end') };

export const Settled = Type.Enum(['provisional', 'final'], {
  description:
    'final once nothing can change any more: every meter was read for it, or none will be',
});

const PoolSums = named(
  'PoolSums',
  Type.Object(
    {
      awaited: nullable(Count('Meters that it waited for')),
      read: nullable(Count('How many of them were read in time')),
      price: Price('What it was shared at'),
      supplyWh: nullable(Wh('Surplus and unused energy')),
      demandWh: nullable(Wh('Deficit and short energy')),
      sharedWh: nullable(Wh('What both sides got of each other')),
      withheld: Type.Boolean({
        description: 'Whether sums are kept back: they would be of fewer than five meters',
      }),
    },
    {
      description:
        'What neighbours shared in a pool that has closed; null where nobody was to be read',
    },
  ),
);

export const Epoch = named(
  'Epoch',
  Type.Object(
    {
      epoch: EpochNumber,
      ...span,
      phase: Type.Enum(['clearing', 'closed'], {
        description: 'clearing: it has orders that are not cleared',
      }),
      status: Settled,
      price: nullable(Price('Price of all trades; null without a trade')),
      volumeWh: Wh('Energy traded'),
      demandWh: Wh('Energy wanted at that price'),
      supplyWh: Wh('Energy offered at that price'),
      surplusWh: Wh('Distance of the two'),
      bids: Count('Orders to buy'),
      asks: Count('Orders to sell'),
      feedIn: nullable(Price('What the utility pays; null before there were tariffs')),
      retail: nullable(Price('What the utility asks')),
      poolPrice: nullable(Price("The pool's price")),
      tariffVersion: nullable(Count('Version of the tariff')),
      pool: nullable(PoolSums),
      clearedIn: nullable(Height),
    },
    { description: 'A quarter hour of the market' },
  ),
);

export const Level = named(
  'Level',
  Type.Object(
    { price: Price('Limit'), energyWh: Wh(), orders: Count('Orders at this limit') },
    { description: 'All orders of a side with the same limit' },
  ),
);

export const side = (first: string) =>
  Type.Array(Level, { description: `The ${first} limit first` });

export const Rules = named(
  'Rules',
  Type.Object(
    {
      lotWh: Wh('Energy of an order is a multiple of this'),
      tick: Price('A limit is a multiple of this'),
      lowest: nullable(Price('The lowest limit that is taken; null without one')),
      highest: nullable(Price('The highest limit that is taken; null without one')),
      ordersPerUser: Count('Orders that a user may have in an epoch'),
      horizon: Count('Epochs ahead that take orders'),
    },
    { description: 'What orders of an epoch have to keep to; limits include the collar' },
  ),
);

export const Book = named(
  'Book',
  Type.Object(
    {
      epoch: EpochNumber,
      ...span,
      gate: Time('When it takes no more orders'),
      feedIn: Price('What the utility will pay'),
      retail: Price('What the utility will ask'),
      rules: Rules,
      bids: side('highest'),
      asks: side('lowest'),
      indicative: nullable(
        named(
          'Indicative',
          Type.Object(
            {
              price: nullable(Price('Price; null without a trade')),
              volumeWh: Wh('Energy that would trade'),
              demandWh: Wh('Energy wanted at that price'),
              supplyWh: Wh('Energy offered at that price'),
              surplusWh: Wh('Distance of the two'),
            },
            { description: 'What the auction would come to, were the book cleared as it is' },
          ),
        ),
      ),
    },
    { description: 'The book of an epoch by level' },
  ),
);

export const Order = named(
  'Order',
  Type.Object(
    {
      order: Type.Integer({ minimum: 0, description: 'Number of the order' }),
      account: Account,
      meter: nullable(MeterId),
      epoch: EpochNumber,
      from: Time('Beginning of the epoch'),
      side: Type.Enum(['buy', 'sell']),
      limit: Price('Limit'),
      energyWh: Wh('Energy ordered'),
      filledWh: Wh('Energy traded'),
      price: nullable(Price('Price it traded at; null where it did not')),
      status: Type.Enum(['open', 'filled', 'partly', 'expired', 'cancelled']),
      placedAt: Time('When it was placed'),
      placedIn: Height,
      closedIn: nullable(Height),
    },
    { description: 'An order' },
  ),
);

export const PriceBucket = named(
  'PriceBucket',
  Type.Object(
    {
      ...span,
      price: nullable(Price('Mean of all trades by energy; null without a trade')),
      low: nullable(Price('Lowest')),
      high: nullable(Price('Highest')),
      volumeWh: Wh('Energy traded'),
      epochs: Count('Epochs that have ended'),
      trades: Count('Those with a trade'),
      feedIn: nullable(Price('What the utility paid, mean over time')),
      retail: nullable(Price('What the utility asked, mean over time')),
      poolPrice: nullable(Price("The pool's price, mean over time")),
    },
    { description: 'What energy cost' },
  ),
);

export const Tariff = named(
  'Tariff',
  Type.Object(
    {
      version: Count('How many tariffs were set before it'),
      fromEpoch: EpochNumber,
      from: Time('From when on it is in force'),
      to: nullable(Time('Until when; null while no other is set')),
      offsetMinutes: Count('How far local time is ahead of UTC'),
      poolShare: Type.Number({
        minimum: 0,
        maximum: 1,
        description: "Where the pool's price lies between feed-in (0) and retail (1)",
      }),
      bahtPerGrid: Baht('What one GRID is worth'),
      periods: Type.Array(
        named(
          'TariffPeriod',
          Type.Object(
            {
              days: Type.Array(
                Type.Enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday']),
              ),
              from: Type.String({ pattern: '^[0-9]{2}:[0-9]{2}$', description: 'Local time' }),
              to: Type.String({
                pattern: '^[0-9]{2}:[0-9]{2}$',
                description: 'Local time; not behind `from`: of the next day',
              }),
              feedIn: Price('What the utility pays'),
              retail: Price('What the utility asks'),
            },
            { description: 'A part of the local week' },
          ),
        ),
        { description: 'The first that fits counts' },
      ),
      holidays: Type.Array(Day),
    },
    { description: 'What the utility pays and asks' },
  ),
);
