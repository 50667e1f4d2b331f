/** What the routes' schemas are made of: units, names and pages, each said once. */
import Type, { type Static, type TSchema } from 'typebox';

/** Items that one page has at most. */
export const MOST_ITEMS = 1_000;
/** Buckets that one answer has at most: a month of quarter hours is 2,976. */
export const MOST_BUCKETS = 3_000;

/** A schema with a name: it is one of the components of the OpenAPI file. */
export function named<T extends TSchema>(title: string, schema: T): T {
  // Not a copy: TypeBox hides in a schema what kind it is.
  return Object.assign(schema, { title });
}

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Wh = (description = 'Energy, in Wh') => Type.Integer({ minimum: 0, description });

const DECIMAL = '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$';

/** GRID as people write it: `0.523`. Exact: the chain has 18 decimals, trailing zeros are left out. */
export const Grid = (description: string) =>
  Type.String({ pattern: DECIMAL, description: `${description}, in GRID`, examples: ['0.523'] });

export const Price = (description: string) =>
  Type.String({ pattern: DECIMAL, description: `${description}, in GRID per kWh` });

/** Baht at the tariff's rate: shown to people, never calculated with. */
export const Baht = (description: string) =>
  Type.String({
    pattern: DECIMAL,
    description: `${description}, in baht at the tariff's rate; not rounded`,
  });

export const EpochNumber = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Number of an epoch: its start in ms since 1970, divided by its length',
});
export const Height = Type.Integer({
  minimum: 0,
  maximum: 0xffff_ffff,
  description: 'Number of a block',
});
/** Its index in its block; below 0 where no event told of it, as at genesis or in an upgrade. */
export const EventIndex = Type.Integer({
  description: 'Index of the event in its block; below 0 what no event told of',
});
export const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const Time = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2024-01-15T09:15:00+07:00'] });
export const LocalDay = (description: string) =>
  Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description });
export const Day = LocalDay('A local date');
/** A local date, or a time; a `+` that a query lost to a blank is understood. */
const Moment = (description: string) =>
  Type.String({
    pattern:
      '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?(Z|[ +-][0-9]{2}:[0-9]{2}))?$',
    description: `${description}: a local date (its midnight), or a time with its offset`,
    examples: ['2024-01-15', '2024-01-15T09:15:00+07:00'],
  });

export const Hash = Type.String({ pattern: '^0x[0-9a-f]{64}$', description: 'A hash' });
export const Hex = (description: string) =>
  Type.String({ pattern: '^0x([0-9a-f]{2})*$', description });

/** An account in answers. */
export const Account = Type.String({ description: 'Address of an account (SS58)' });
/** An account in questions: any SS58 prefix, or 0x and 64 hex digits. */
export const AskedAccount = Type.String({
  pattern: '^(0x[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{46,50})$',
  description: 'Address of an account: SS58 of any prefix, or 0x and 64 hex digits',
});
export const MeterId = Type.String({
  minLength: 1,
  maxLength: 130,
  description: 'Name of a meter; one that is no text is 0x and hex digits',
});
export const PersonName = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'Name of a person or a building, one line of text',
});

/** The newest final block that an answer knows of. */
export const AsOf = named(
  'AsOf',
  Type.Object(
    { height: Height, time: Time("The block's time") },
    { description: 'The final block up to which the answer knows everything' },
  ),
);

export const Bucket = Type.Enum(['epoch', 'hour', 'day', 'week', 'month'], {
  description: 'Time that one item is of; weeks begin on Monday, all by local time',
  default: 'epoch',
});
export type BucketName = Static<typeof Bucket>;

/** How a list is asked for page by page. */
export const page = <T extends TSchema>(after: T, most = MOST_ITEMS) => ({
  after: Type.Optional(after),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: most,
      default: 100,
      description: 'Items of one page at most',
    }),
  ),
});

/** A stretch of time; without an end up to now. */
export const stretch = {
  from: Type.Optional(Moment('Beginning; without it a day before the end')),
  to: Type.Optional(Moment('End, not included; without it now')),
};

/** `12345_6`, block and event: a place on the chain that a list goes on behind. */
export const Place = Type.String({
  pattern: '^[0-9]{1,10}_-?[0-9]{1,10}$',
  description: '`next` of the page before',
});

/** A page of items; `next` is the `after` of the following page, null on the last one. */
export const listOf = <T extends TSchema, N extends TSchema>(item: T, next: N) =>
  Type.Object({ items: Type.Array(item), next: nullable(next), asOf: AsOf });

/** What is wrong with a question, or with the service. */
export const Problem = named(
  'Problem',
  Type.Object(
    {
      code: Type.Enum([
        'bad_request',
        'session_needed',
        'not_allowed',
        'not_found',
        'conflict',
        'expired',
        'too_large',
        'too_many',
        'unavailable',
        'internal',
      ]),
      error: Type.String({ description: 'One line that says what is wrong and what to do' }),
    },
    { description: 'Why there is no answer' },
  ),
);
export type ProblemCode = Static<typeof Problem>['code'];
