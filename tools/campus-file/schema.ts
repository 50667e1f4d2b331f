/** What a campus file consists of: `campus.yaml`. A schema's message is what was expected, in words. */
import { z } from 'zod/v4';
import {
  KEY_SCHEMES,
  METER_CLASSES,
  USER_TYPES,
} from '../../node-config/generated/genesis-config.js';
import { mappingFields, mappingOf } from '../readings/mapping.js';
import { zoneOffset } from '../support/time-zone.js';
import { accountFault, isDevelopmentKey, meterKeyFault, plainKey } from './keys.js';
import { calendarDay, minutes, percent, watts } from './quantity.js';
import { tariffShape } from './tariff.js';

export const FORMAT = 'campus-grid/1';
const MOST_BUILDINGS = 100_000;
const MOST_METERS = 10;
const MOST_METER_ID_BYTES = 64;
export const MOST_LOCATION_BYTES = 256;
const MOST_NAME = 60;
const MOST_WATTS = 10_000_000n;

const bytesOf = (text: string): number => Buffer.byteLength(text);
/** Whoever prints it should find letters in their order, and no orders to a terminal. */
const isPrintable = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text);
const PRINTABLE = 'has a line break or another control character; write one line of text';
const textOf = (what: string, most = 1_000) =>
  z.string(what).trim().min(1, what).max(most, what).refine(isPrintable, PRINTABLE);

const reshape = z.strictObject(
  {
    measuredPv: watts(1n, MOST_WATTS, 'the plant that was measured, such as 8 kWp').optional(),
    load: percent(10_000n, 'a share of the measured load such as 120 %').optional(),
    laterBy: minutes('whole quarter hours such as 2 h or -30 min')
      .refine((value) => value % 15 === 0, 'whole quarter hours such as 2 h or -30 min')
      .optional(),
  },
  'fields measuredPv, load, laterBy',
);

/** Where the readings of a meter are. */
const source = z
  .strictObject(
    {
      file: textOf('the path of a CSV or Green Button file, seen from this one'),
      ...mappingFields,
      reshape: reshape.optional(),
    },
    'fields such as file, time, import, export',
  )
  .transform(({ file, reshape: shaped, ...mapping }) => ({
    file,
    reshape: shaped,
    mapping: mappingOf(mapping),
  }));

const METER_ID = `a name of 1 to ${MOST_METER_ID_BYTES} bytes that is not . or ..`;
const meter = z
  .strictObject(
    {
      id: z.string(METER_ID).refine(isMeterId, METER_ID).refine(isPrintable, PRINTABLE),
      class: z.enum(METER_CLASSES, `a class: ${METER_CLASSES.join(', ')}`).default('Bidirectional'),
      rating: watts(
        1n,
        MOST_WATTS,
        'the most power it measures, from 1 W to 10 MW, such as 69 kW',
      ).optional(),
      scheme: z.enum(KEY_SCHEMES, `a scheme: ${KEY_SCHEMES.join(', ')}`).default('Ed25519'),
      key: textOf('the key that signs its readings: 0x… or //Name//Meter').optional(),
      readings: source.optional(),
    },
    'fields id, class, rating, scheme, key, readings',
  )
  .superRefine(({ key, scheme }, context) => {
    const fault = key === undefined ? null : meterKeyFault(key, scheme);
    if (fault) context.addIssue({ code: 'custom', path: ['key'], message: fault });
  });

const LOCATION = `a place of at most ${MOST_LOCATION_BYTES} bytes`;
const ID = 'a word of letters and digits such as SportsHall';
const building = z
  .strictObject(
    {
      name: textOf(`a name of 1 to ${MOST_NAME} letters`, MOST_NAME),
      id: z
        .string(ID)
        .regex(/^[A-Za-z][A-Za-z0-9-]{0,30}$/, ID)
        .optional(),
      location: z
        .string(LOCATION)
        .refine((text) => bytesOf(text) <= MOST_LOCATION_BYTES, LOCATION)
        .refine(isPrintable, PRINTABLE)
        .optional(),
      public: z.boolean('true or false').default(false),
      type: z.enum(USER_TYPES, `a type: ${USER_TYPES.join(', ')}`).default('Prosumer'),
      account: textOf('an address, or //Name on a development chain').optional(),
      pv: watts(0n, MOST_WATTS * 10n, 'installed PV such as 50 kWp, or 0').default(0n),
      connection: watts(1n, MOST_WATTS * 10n, 'what the connection carries, such as 69 kW'),
      meters: z
        .array(meter, 'a list of meters')
        .min(1, 'at least one meter')
        .max(MOST_METERS, `at most ${MOST_METERS} meters; the rest need a building of their own`),
    },
    'fields name, location, public, account, pv, connection, meters',
  )
  .superRefine(({ account, type, pv, meters, connection }, context) => {
    const fault = account === undefined ? null : accountFault(account);
    if (fault) context.addIssue({ code: 'custom', path: ['account'], message: fault });
    if (type === 'Consumer' && pv > 0n) {
      context.addIssue({
        code: 'custom',
        path: ['type'],
        message: 'a Consumer sells nothing; with PV it is a Prosumer',
      });
    }
    meters.forEach(({ rating, id }, at) => {
      if (rating === undefined && connection > MOST_WATTS) {
        context.addIssue({
          code: 'custom',
          path: ['meters', at],
          message: `${id} has no rating, and the connection is above 10 MW; add "rating"`,
        });
      }
    });
  });

const HASH = 'a genesis hash: 0x and 64 hex digits';
const NODE = 'the address of a node such as ws://127.0.0.1:9944';
const network = z.strictObject(
  {
    genesis: z
      .string(HASH)
      .regex(/^0x[0-9a-f]{64}$/, HASH)
      .optional(),
    nodes: z
      .array(z.string(NODE).regex(/^(ws|http)s?:\/\/[^/\s]+/, NODE), 'a list of nodes')
      .default([]),
    authorities: textOf('the path of the keys file of the authorities').optional(),
  },
  'fields genesis, nodes, authorities',
);

const ZONE = 'a time zone such as Asia/Bangkok or "+07:00"';
const zone = z.string(ZONE).superRefine((text, context) => {
  const offset = zoneOffset(text);
  if (typeof offset === 'string') context.addIssue({ code: 'custom', message: offset });
  else if (offset < 0)
    context.addIssue({ code: 'custom', message: 'the chain counts local time ahead of UTC only' });
});

const DATE = 'a day such as 2024-01-15';

/** The whole file. */
export const campusShape = z
  .strictObject(
    {
      format: z.literal(FORMAT, `"${FORMAT}", so that later formats can be told apart`),
      name: textOf('the name of the campus', 200),
      timeZone: zone.default('Asia/Bangkok'),
      day: calendarDay(DATE).optional(),
      tariff: tariffShape,
      network: network.optional(),
      buildings: z
        .array(building, 'a list of buildings')
        .min(1, 'at least one building')
        .max(MOST_BUILDINGS, `at most ${MOST_BUILDINGS} buildings`),
    },
    'fields format, name, timeZone, tariff, buildings',
  )
  .superRefine(({ buildings, network: real }, context) => {
    const fault = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const names = new Seen(),
      ids = new Seen(),
      accounts = new Seen(),
      meters = new Seen(),
      keys = new Seen();
    buildings.forEach((one, at) => {
      const here = ['buildings', at];
      // Said already.
      if (one.name === '') return;
      const number = names.twin(one.name.normalize('NFC').toLowerCase(), at);
      if (number !== null)
        fault([...here, 'name'], `building ${number + 1} has the name ${one.name}, too`);
      const twin = ids.twin(idOf(one), at);
      if (number === null && twin !== null)
        fault(here, `building ${twin + 1} has the id ${idOf(one)}, too; give one of them an "id"`);
      if (!/^[A-Za-z]/.test(idOf(one)))
        fault(here, 'a name without Latin letters makes no id; add "id", a word such as Library');
      const same = accounts.twin(plainKey(ownerOf(one)), at);
      if (same !== null)
        fault(
          [...here, 'account'],
          `building ${same + 1} has this account, too; a building is a user of its own`,
        );
      if (real && (one.account === undefined || isDevelopmentKey(one.account))) {
        fault(
          [...here, 'account'],
          'on a real network an account is an address; everybody can sign for a development key',
        );
      }
      one.meters.forEach((meter, which) => {
        const place = [...here, 'meters', which];
        const other = meters.twin(meter.id.normalize('NFC'), at);
        if (other !== null)
          fault([...place, 'id'], `building ${other + 1} has a meter ${meter.id}, too`);
        const shared = keys.twin(plainKey(deviceKeyOf(meter, one)), at);
        if (shared !== null)
          fault(
            [...place, 'key'],
            `a meter of building ${shared + 1} has this key, too; each device has its own "key"`,
          );
        if (real && (meter.key === undefined || isDevelopmentKey(meter.key))) {
          fault([...place, 'key'], 'on a real network a meter has a key of its own: 0x…');
        }
        if (meter.readings?.reshape?.measuredPv !== undefined && one.pv === 0n) {
          fault(
            [...place, 'readings', 'reshape', 'measuredPv'],
            'the building has no PV to be scaled to; add "pv"',
          );
        }
      });
    });
  });

/** What was there before, and where. */
class Seen {
  private readonly places = new Map<string, number>();

  /** Where it was before; null the first time. */
  twin(text: string, at: number): number | null {
    const before = this.places.get(text);
    if (before === undefined) this.places.set(text, at);
    return before ?? null;
  }
}

export type CampusDocument = z.output<typeof campusShape>;
export type BuildingDocument = CampusDocument['buildings'][0];
export type MeterDocument = BuildingDocument['meters'][0];
export type SourceDocument = NonNullable<MeterDocument['readings']>;

/** The word that a building is called in paths and files: `SportsHall`. */
export function idOf({ id, name }: Pick<BuildingDocument, 'id' | 'name'>): string {
  return id ?? name.replace(/[^A-Za-z0-9-]/g, '').slice(0, 31);
}

/** Whose a building is on the chain; where nobody says, the account that its id derives. */
export const ownerOf = (building: BuildingDocument): string =>
  building.account ?? `//${idOf(building)}`;

/** The key of a meter; where nobody says, the one that the building's id derives, and its own where it is one of several. */
export function deviceKeyOf(meter: MeterDocument, building: BuildingDocument): string {
  const own = `//${idOf(building)}//Meter`;
  if (building.meters.length === 1) return meter.key ?? own;
  return meter.key ?? `${own}//${meter.id.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

/** Whether a meter can be called so: what the chain takes, and what a path of a URL can name. */
function isMeterId(text: string): boolean {
  const length = bytesOf(text);
  if (length === 0 || length > MOST_METER_ID_BYTES) return false;
  return text !== '.' && text !== '..' && Buffer.from(text).toString() === text;
}
