/** For those who run it: completeness, proposals, the cash desk's list, blocks and events. */
import Type from 'typebox';
import { route } from './route.js';
import {
  Account,
  AskedAccount,
  AsOf,
  Baht,
  Count,
  Day,
  EpochNumber,
  EventIndex,
  Grid,
  Hash,
  Height,
  listOf,
  LocalDay,
  MeterId,
  named,
  nullable,
  page,
  PersonName,
  Place,
  Price,
  stretch,
  Time,
  Wh,
} from './words.js';

export const DayOfReadings = named(
  'DayOfReadings',
  Type.Object(
    {
      day: Day,
      expected: Count('Readings that pools waited for'),
      inTime: Count('Those that came in time'),
      late: Count('Those that came after their pool'),
      several: Count('Those that were of several epochs'),
      missing: Count('Those that have not come'),
    },
    { description: 'How complete the readings of a day are' },
  ),
);

export const Proposal = named(
  'Proposal',
  Type.Object(
    {
      proposal: Count('Its number'),
      proposer: Account,
      status: Type.Enum(['open', 'executed', 'failed', 'rejected', 'expired', 'cancelled']),
      pallet: nullable(Type.String({ description: 'Pallet of the call' })),
      call: nullable(Type.String({ description: 'Name of the call' })),
      args: Type.Unknown({
        description: "The call's arguments; numbers above 2^53 and bytes are text",
      }),
      callHash: Hash,
      codeHash: nullable(Hash),
      approvals: Type.Array(Account),
      rejections: Type.Array(Account),
      needed: Count('Approvals that it takes'),
      proposedAt: Time('When it was proposed'),
      proposedIn: Height,
      expiresAt: Time('When it expires'),
      closedAt: nullable(Time('When it ended')),
      closedIn: nullable(Height),
      error: nullable(Type.String({ description: 'Why the call failed' })),
    },
    { description: 'A call that authorities vote on' },
  ),
);

export const Transfer = named(
  'Transfer',
  Type.Object(
    {
      block: Height,
      event: EventIndex,
      time: Time("The block's time"),
      kind: Type.Enum(['top_up', 'pay_out', 'transfer']),
      from: nullable(Account),
      to: nullable(Account),
      name: nullable(PersonName),
      value: Grid('What was moved'),
      baht: Baht('What was moved'),
    },
    { description: 'GRID that was moved by a call' },
  ),
);

export const Block = named(
  'Block',
  Type.Object(
    {
      height: Height,
      hash: Hash,
      parent: Hash,
      time: Time('Its time'),
      author: nullable(Account),
      specVersion: Count('Version of the runtime'),
      epoch: EpochNumber,
      extrinsics: Count('Extrinsics in it'),
      failed: Count('Those of them that failed'),
      events: Count('Events in it'),
    },
    { description: 'A final block' },
  ),
);

export const EventKind = Type.Enum([
  'order_placed',
  'order_filled',
  'order_cancelled',
  'order_expired',
  'epoch_cleared',
  'pool_closed',
  'meter_settled',
  'reading_accepted',
  'baseline_set',
  'request_opened',
  'request_expired',
  'request_superseded',
  'moved',
  'debt_incurred',
  'debt_paid',
  'parameters_set',
  'proposed',
  'voted',
  'proposal_ended',
]);

export const ChainEvent = named(
  'ChainEvent',
  Type.Object(
    {
      block: Height,
      event: EventIndex,
      time: Time("The block's time"),
      kind: EventKind,
      account: nullable(Account),
      other: nullable(Account),
      meter: nullable(MeterId),
      epoch: nullable(EpochNumber),
      number: nullable(Count('Number of the order, request or proposal')),
      energyWh: nullable(Wh()),
      amount: nullable(Grid('Money')),
      price: nullable(Price('Price')),
      words: nullable(
        Type.String({ description: 'What else there is to say: a side, a cause, an outcome' }),
      ),
    },
    {
      description: 'What happened in a final block; readings and settlements without their energy',
    },
  ),
);

export const operations = {
  completeness: route({
    method: 'GET',
    url: '/v1/completeness',
    tag: 'operations',
    access: ['admin', 'oracleOperator', 'authority'],
    summary: 'Which readings came in time, late or not at all, what was refused, and who answered.',
    query: Type.Object(stretch),
    answer: Type.Object({
      days: Type.Array(DayOfReadings),
      meters: Type.Array(
        named(
          'IncompleteMeter',
          Type.Object({
            meter: MeterId,
            account: Account,
            name: nullable(PersonName),
            location: nullable(Type.String({ description: 'Where its owner is registered' })),
            missing: Count('Readings that pools waited for and that have not come'),
            late: Count('Readings that came late'),
            lastEpoch: nullable(EpochNumber),
            lastRead: nullable(Time('End of that epoch; null for a meter that was never read')),
            silentEpochs: nullable(Count('Finished epochs of which it has not been read since')),
          }),
        ),
        {
          description:
            'Those in use with a reading that is missing or late, or with none at all: the longest silent first, at most 1,000',
        },
      ),
      refused: Type.Array(
        named(
          'Refusal',
          Type.Object({
            reason: Type.String({ description: 'Error of the chain', examples: ['StaleSequence'] }),
            count: Count('How often'),
            last: Time('When it was last'),
          }),
        ),
      ),
      operators: Type.Array(
        named(
          'OperatorAnswers',
          Type.Object({
            account: Account,
            active: Type.Boolean({ description: 'Whether it is an operator now' }),
            answers: Count('Answers that were taken'),
            last: nullable(Time('When it last answered')),
          }),
        ),
      ),
      requests: Type.Object({
        opened: Count('Requests that were opened'),
        fulfilled: Count('Those that led to a reading'),
        expired: Count('Those that nobody answered in time'),
      }),
      asOf: AsOf,
    }),
    csv: 'days',
  }),
  proposals: route({
    method: 'GET',
    url: '/v1/proposals',
    tag: 'operations',
    access: 'role',
    summary: 'What authorities proposed and voted, the newest first.',
    query: Type.Object({
      status: Type.Optional(
        Type.Enum(['open', 'executed', 'failed', 'rejected', 'expired', 'cancelled']),
      ),
      ...page(Type.Integer({ minimum: 0, description: '`next` of the page before' })),
    }),
    answer: listOf(Proposal, Type.Integer()),
  }),
  transfers: route({
    method: 'GET',
    url: '/v1/transfers',
    tag: 'operations',
    access: ['admin', 'minter', 'burner'],
    summary: "GRID that calls minted, burned or sent on a day: the cash desk's list.",
    query: Type.Object({
      day: Type.Optional(LocalDay('A local date; without it today')),
      kind: Type.Optional(Type.Enum(['top_up', 'pay_out', 'transfer'])),
      account: Type.Optional(AskedAccount),
      ...page(Place),
    }),
    answer: Type.Object({
      ...listOf(Transfer, Type.String()).properties,
      day: Day,
      toppedUp: Grid('Minted on that day'),
      paidOut: Grid('Burned on that day'),
    }),
    csv: 'items',
  }),
  blocks: route({
    method: 'GET',
    url: '/v1/blocks',
    tag: 'chain',
    access: 'public',
    summary: 'Final blocks, the newest first.',
    query: Type.Object(page(Height)),
    answer: listOf(Block, Height),
    csv: 'items',
  }),
  block: route({
    method: 'GET',
    url: '/v1/blocks/:block',
    tag: 'chain',
    access: 'role',
    summary: 'A final block by number or hash, with what happened in it.',
    params: Type.Object({
      block: Type.String({
        pattern: '^([0-9]{1,10}|0x[0-9a-fA-F]{64})$',
        description: 'Number or hash of a block',
      }),
    }),
    answer: Type.Object({
      block: Block,
      events: Type.Array(ChainEvent, { description: 'The first 1,000' }),
      asOf: AsOf,
    }),
  }),
  events: route({
    method: 'GET',
    url: '/v1/events',
    tag: 'chain',
    access: 'role',
    summary: 'What happened in final blocks, the newest first.',
    query: Type.Object({
      kind: Type.Optional(EventKind),
      ...page(Place),
    }),
    answer: listOf(ChainEvent, Type.String()),
    csv: 'items',
  }),
};
