/** The campus: its buildings, and where energy flows. */
import Type from 'typebox';
import { route } from './route.js';
import {
  Account,
  AsOf,
  Bucket,
  Count,
  Grid,
  MeterId,
  named,
  nullable,
  PersonName,
  stretch,
  Time,
  Wh,
} from './words.js';

/** Energy by where it came from and went; every Wh of `made` and of `used` is in exactly one of its three parts. */
const energy = {
  madeWh: Wh('Energy fed in: roofs beyond what their own buildings took'),
  usedWh: Wh('Energy taken from the campus grid'),
  soldAheadWh: Wh('Of made: sold in the auction and delivered'),
  sharedOutWh: Wh('Of made: given to neighbours in the pool'),
  utilityOutWh: Wh('Of made: taken by the utility'),
  boughtAheadWh: Wh('Of used: bought in the auction'),
  sharedInWh: Wh('Of used: from neighbours in the pool'),
  utilityInWh: Wh('Of used: from the utility'),
  pendingWh: Wh('In pools that have not closed; the rest of made and used'),
};

/** What the market was worth; the formula is `tariffAlone - paid = saved`. */
const worth = {
  paid: Grid('Paid for energy, less what was earned'),
  tariffAlone: Grid('What it would have been at the tariff alone: used x retail - made x feed-in'),
  saved: Grid('tariffAlone - paid'),
};

export const EnergyBucket = named(
  'EnergyBucket',
  Type.Object(
    {
      from: Time('Its beginning'),
      to: Time('Its end'),
      readings: Count('Readings that it is of'),
      ...energy,
      ...worth,
    },
    { description: 'Energy of an account by where it came from and went, and what that was worth' },
  ),
);

export const FlowBucket = named(
  'FlowBucket',
  Type.Object(
    {
      from: Time('Its beginning'),
      to: Time('Its end'),
      meters: Count('Meters that were read'),
      complete: Type.Boolean({
        description: 'Whether every meter was read and every pool has closed',
      }),
      withheld: Type.Boolean({
        description: 'Whether sums are kept back: they would be of fewer than five meters',
      }),
      energy: nullable(Type.Object(energy)),
      saved: nullable(Grid('What all saved together against the tariff alone')),
      selfConsumption: nullable(
        Type.Number({ minimum: 0, maximum: 1, description: 'Part of made that stayed on campus' }),
      ),
      selfSufficiency: nullable(
        Type.Number({ minimum: 0, maximum: 1, description: 'Part of used that came from campus' }),
      ),
    },
    { description: 'Energy of the whole campus by where it came from and went' },
  ),
);

const BuildingMeter = named(
  'BuildingMeter',
  Type.Object({
    meter: MeterId,
    class: nullable(Type.Enum(['consumption', 'generation', 'bidirectional'])),
    ratedWatts: nullable(Count('The most power it can measure')),
  }),
);

export const Building = named(
  'Building',
  Type.Object(
    {
      account: Account,
      name: PersonName,
      location: nullable(Type.String()),
      meters: Type.Array(BuildingMeter),
    },
    { description: 'A building that the campus file marks public' },
  ),
);

export const campus = {
  campus: route({
    method: 'GET',
    url: '/v1/campus',
    tag: 'campus',
    access: 'public',
    summary: 'The campus and its public buildings.',
    answer: Type.Object({
      name: Type.String(),
      timeZone: Type.String({ examples: ['Asia/Bangkok'] }),
      buildings: Type.Array(Building),
      asOf: AsOf,
    }),
  }),
  campusFlows: route({
    method: 'GET',
    url: '/v1/campus/flows',
    tag: 'campus',
    access: 'public',
    summary: 'Where the energy of the whole campus came from and went, over time.',
    query: Type.Object({ ...stretch, bucket: Type.Optional(Bucket) }),
    answer: Type.Object({
      items: Type.Array(FlowBucket),
      total: FlowBucket,
      asOf: AsOf,
    }),
    csv: 'items',
  }),
  campusBuildings: route({
    method: 'GET',
    url: '/v1/campus/buildings',
    tag: 'campus',
    access: 'public',
    summary: 'Public buildings side by side.',
    query: Type.Object(stretch),
    answer: Type.Object({
      items: Type.Array(
        named(
          'BuildingEnergy',
          Type.Object({ account: Account, name: PersonName, energy: EnergyBucket }),
        ),
      ),
      asOf: AsOf,
    }),
    csv: 'items',
  }),
};
