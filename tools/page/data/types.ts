/** What the API answers, by its OpenAPI file. Prices and money are decimal GRID (`0.523`), energies Wh, times ISO 8601. */
import type { components, operations } from '../../client/schema.js';

export type Schemas = components['schemas'];

/** The JSON that an operation answers. */
export type Answer<Name extends keyof operations> = operations[Name] extends {
  responses: { 200: { content: { 'application/json': infer T } } };
}
  ? T
  : never;

/** A final block, and the chain it is of. `time` in ms since 1970. */
export interface Head {
  readonly genesis: string;
  readonly number: number;
  readonly time: number;
}

/** A list of which `next` asks for the following page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | number | null;
  readonly asOf: AsOf;
}

export type AsOf = Schemas['AsOf'];
export type Level = Schemas['Level'];
export type Book = Schemas['Book'];
export type Indicative = Schemas['Indicative'];
export type Books = Answer<'books'>;
export type Epoch = Schemas['Epoch'];
export type EpochDetails = Answer<'epoch'>;
export type Order = Schemas['Order'];
export type PriceBucket = Schemas['PriceBucket'];
export type Prices = Answer<'prices'>;
export type Tariffs = Answer<'tariffs'>;

export type EnergyBucket = Schemas['EnergyBucket'];
/** Energy by where it came from and went. */
export type Energy = Pick<
  EnergyBucket,
  | 'madeWh'
  | 'usedWh'
  | 'soldAheadWh'
  | 'sharedOutWh'
  | 'utilityOutWh'
  | 'boughtAheadWh'
  | 'sharedInWh'
  | 'utilityInWh'
  | 'pendingWh'
>;
export type AccountEnergy = Answer<'accountEnergy'>;
export type FlowBucket = Schemas['FlowBucket'];
export type Flows = Answer<'campusFlows'>;
export type Campus = Answer<'campus'>;
export type Building = Schemas['Building'];

export type Meter = Schemas['Meter'];
export type Balance = Schemas['Balance'];
export type Account = Answer<'account'>;
export type AccountAlert = Schemas['Alert'];
export type Statement = Answer<'statement'>;
export type StatementLine = Schemas['StatementLine'];
export type StatementKind = StatementLine['kind'];
export type StatementEntry = Schemas['StatementEntry'];

/** Server-sent events of `/v1/stream`. */
type Told = Schemas['StreamEvent'];
export type BlockEvent = Extract<Told, { kind: 'block' }>;
export type HelloEvent = Extract<Told, { kind: 'hello' }>;
