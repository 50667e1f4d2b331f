/** The service itself. */
import Type from 'typebox';
import { route } from './route.js';
import { Count, EpochNumber, Hash, Height, named, nullable, Time } from './words.js';

export const Health = named(
  'Health',
  Type.Object({
    status: Type.Enum(['ok', 'waiting', 'behind'], {
      description:
        'waiting: there is no block yet; behind: blocks are final that are not here yet, or none come',
    }),
    problem: nullable(Type.String({ description: 'What is wrong, in one line' })),
    chain: Type.String({ description: "The chain's name" }),
    genesis: nullable(Hash),
    specVersion: nullable(Count('Version of the runtime')),
    height: nullable(Height),
    hash: nullable(Hash),
    time: nullable(Time("The block's time")),
    nodeHeight: nullable(Height),
    lagBlocks: nullable(Count('Final blocks that are not here yet')),
    lagSeconds: nullable(Count('Time since the newest block that is here')),
    database: Type.Enum(['sqlite', 'postgres']),
    schemaVersion: Count('Version of the database'),
  }),
);

/** What the stream says; the event's name is `kind`. */
export const StreamEvent = named(
  'StreamEvent',
  Type.Union(
    [
      Type.Object({
        kind: Type.Literal('hello'),
        genesis: nullable(Hash),
        height: nullable(Height),
        epoch: nullable(EpochNumber),
        time: nullable(Time("The newest block's time")),
      }),
      Type.Object({
        kind: Type.Literal('block'),
        height: Height,
        hash: Hash,
        time: Time("The block's time"),
        epoch: EpochNumber,
      }),
      Type.Object({ kind: Type.Literal('epoch'), epoch: EpochNumber, height: Height }),
    ],
    {
      description:
        'hello: on connecting; block: a block became final; epoch: another epoch has begun. Each is the data of a ' +
        'server-sent event that is named by its kind',
    },
  ),
);

export const service = {
  health: route({
    method: 'GET',
    url: '/v1/health',
    tag: 'service',
    access: 'public',
    summary: 'How the history is doing; 503 unless it is ok.',
    answer: Health,
    unavailable: true,
  }),
  stream: route({
    method: 'GET',
    url: '/v1/stream',
    tag: 'service',
    access: 'public',
    summary: 'Server-sent events: new final blocks and new epochs.',
    answer: StreamEvent,
    stream: true,
  }),
};
