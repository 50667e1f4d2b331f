/** Getting in: sessions by a signed challenge, and applications of people who have no role yet. */
import Type from 'typebox';
import { RoleName } from './people.js';
import { route } from './route.js';
import {
  Account,
  AskedAccount,
  Hex,
  listOf,
  MeterId,
  named,
  nullable,
  page,
  PersonName,
  Time,
} from './words.js';

const Id = Type.String({ pattern: '^[0-9a-f]{32}$', description: 'Number of an application' });
const Token = Type.String({
  minLength: 20,
  maxLength: 4_000,
  description: 'The challenge as it was given',
});
const Signature = Type.String({
  pattern: '^0x[0-9a-fA-F]{128,132}$',
  description:
    "The account's signature over the message's bytes, plain or in <Bytes>…</Bytes> as wallets wrap them: sr25519, " +
    'ed25519 (64 bytes) or ECDSA (65), with or without the byte that names the scheme',
});

/** One line of text without control characters. */
const line = (most: number, description: string) =>
  Type.String({ minLength: 1, maxLength: most, description });

export const Application = named(
  'Application',
  Type.Object(
    {
      id: Id,
      account: Account,
      name: PersonName,
      building: Type.String(),
      meter: nullable(MeterId),
      status: Type.Enum(['waiting', 'accepted', 'declined', 'expired', 'registered'], {
        description: 'registered once the chain knows the account as a user',
      }),
      reason: nullable(Type.String({ description: 'What the admin says' })),
      askedAt: Time('When it was asked'),
      expiresAt: Time('When it is forgotten unless it is decided'),
      decidedAt: nullable(Time('When it was decided')),
      message: Type.String({ description: 'What was signed' }),
      signature: Hex('The signature'),
    },
    { description: 'Somebody who wants to take part' },
  ),
);

export const Session = named(
  'Session',
  Type.Object({
    account: Account,
    name: nullable(PersonName),
    roles: Type.Array(RoleName),
    expiresAt: Time('When the session ends'),
  }),
);

export const joining = {
  challenge: route({
    method: 'POST',
    url: '/v1/session/challenge',
    tag: 'joining',
    access: 'public',
    summary: 'Gives a challenge to sign with an account: to sign in, or to apply.',
    body: Type.Object(
      {
        account: AskedAccount,
        application: Type.Optional(
          Type.Object(
            {
              name: line(100, 'Name of the person or building'),
              building: line(100, 'Where it is'),
              meter: Type.Optional(line(64, 'Name of the meter, if it is known')),
            },
            { additionalProperties: false, description: 'What is applied for' },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({
      challenge: Token,
      message: Type.String({ description: 'The text to sign' }),
      expiresAt: Time('Until when it may be answered, once'),
    }),
  }),
  signIn: route({
    method: 'POST',
    url: '/v1/session',
    tag: 'joining',
    access: 'public',
    summary: 'Begins a session of an account that holds a role or has applied.',
    body: Type.Object({ challenge: Token, signature: Signature }, { additionalProperties: false }),
    answer: Type.Object({
      token: Type.String({ description: 'To be sent as `Authorization: Bearer <token>`' }),
      session: Session,
    }),
    status: 201,
  }),
  session: route({
    method: 'GET',
    url: '/v1/session',
    tag: 'joining',
    access: 'session',
    summary: 'Who is signed in, with the roles of now.',
    answer: Session,
  }),
  signOut: route({
    method: 'DELETE',
    url: '/v1/session',
    tag: 'joining',
    access: 'session',
    summary: 'Ends this session, or all sessions of the account.',
    query: Type.Object({ all: Type.Optional(Type.Boolean({ description: 'All of them' })) }),
    answer: null,
    status: 204,
  }),
  apply: route({
    method: 'POST',
    url: '/v1/applications',
    tag: 'joining',
    access: 'public',
    summary: 'Asks to take part: name, building and meter, signed with the account.',
    body: Type.Object({ challenge: Token, signature: Signature }, { additionalProperties: false }),
    answer: Application,
    status: 201,
  }),
  applications: route({
    method: 'GET',
    url: '/v1/applications',
    tag: 'joining',
    access: 'session',
    summary: 'Applications, the oldest first: all of them for admins, their own for others.',
    query: Type.Object({
      status: Type.Optional(
        Type.Enum(['waiting', 'accepted', 'declined', 'expired', 'registered']),
      ),
      ...page(
        Type.String({
          pattern: '^[0-9]{1,16}-[0-9a-f]{32}$',
          description: '`next` of the page before',
        }),
      ),
    }),
    answer: listOf(Application, Type.String()),
    csv: 'items',
  }),
  decide: route({
    method: 'POST',
    url: '/v1/applications/:id/decision',
    tag: 'joining',
    access: ['admin'],
    summary: 'Notes that an admin has accepted or declined; registering is a call on the chain.',
    params: Type.Object({ id: Id }),
    body: Type.Object(
      {
        decision: Type.Enum(['accept', 'decline']),
        reason: Type.Optional(line(500, 'What whoever asked is told')),
      },
      { additionalProperties: false },
    ),
    answer: Application,
  }),
  withdraw: route({
    method: 'DELETE',
    url: '/v1/applications/:id',
    tag: 'joining',
    access: 'session',
    summary: 'Erases an application: by whoever asked, or an admin.',
    params: Type.Object({ id: Id }),
    answer: null,
    status: 204,
  }),
};
