/** A campus as data: opens `campus.yaml`, and knows the one that is shipped. */
import { readGivenText } from '../support/given-file.js';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod/v4';
import type {
  KeyScheme,
  MeterClass,
  Tariff,
  UserType,
} from '../../node-config/generated/genesis-config.js';
import { ROOT } from '../support/root.js';
import { zoneOffset } from '../support/time-zone.js';
import { YamlFile } from '../support/yaml-file.js';
import { addressOf, publicKeyOf } from './keys.js';
import {
  type BuildingDocument,
  campusShape,
  deviceKeyOf,
  idOf,
  type MeterDocument,
  ownerOf,
  type SourceDocument,
} from './schema.js';
import { chainTariffOf, tariffShape } from './tariff.js';

/** The campus that is replayed unless another is named. */
export const SHIPPED_CAMPUS = join(ROOT, 'data/campus.yaml');

/** A meter of a building. */
export interface CampusMeter {
  readonly id: string;
  readonly meterClass: MeterClass;
  readonly ratedWatts: number;
  readonly scheme: KeyScheme;
  /** `0x…`, or `//Library//Meter` where the key is derived from the development phrase. */
  readonly key: string;
  /** Where its readings are; null where they come from a head-end alone. */
  readonly readings: SourceDocument | null;
}

/** A building, which is a user of the chain. */
export interface CampusBuilding {
  readonly name: string;
  /** One word: `SportsHall`. */
  readonly id: string;
  /** What the chain knows of where it is. */
  readonly location: string;
  /** Whether its readings may be shown to everybody. */
  readonly isPublic: boolean;
  readonly userType: UserType;
  /** An address, or `//Library` where it is derived from the development phrase. */
  readonly account: string;
  /** Installed PV, W. */
  readonly pvWatts: number;
  /** What its connection carries, W. */
  readonly connectionWatts: number;
  readonly meters: readonly CampusMeter[];
}

export interface CampusFile {
  /** As it was named. */
  readonly path: string;
  /** The folder that paths in the file are seen from. */
  readonly folder: string;
  readonly name: string;
  readonly timeZone: string;
  readonly offsetMinutes: number;
  /** The day that a replay shows unless told otherwise. */
  readonly day: string | null;
  readonly tariff: Tariff;
  readonly network: {
    readonly genesis?: string | undefined;
    readonly nodes: readonly string[];
  } | null;
  readonly buildings: readonly CampusBuilding[];
  /** A fault at a place of the file: `['buildings', 1, 'meters', 0]`. */
  readonly faultAt: YamlFile['faultAt'];
}

/** @throws FaultyFileError with a line for everything that is wrong, UnusableError if there is no such file */
export function readCampusFile(path: string): CampusFile {
  return parseCampus(readGivenText(path), path);
}

/** The campus in `data/`. */
export function shippedCampus(): CampusFile {
  return readCampusFile(SHIPPED_CAMPUS);
}

/** @param path how the file is called, and where paths in it are seen from */
export function parseCampus(text: string, path: string): CampusFile {
  const file = new YamlFile(text, path);
  const { buildings, tariff, timeZone, name, day, network } = file.read(campusShape);
  const offsetMinutes = Number(zoneOffset(timeZone));
  return {
    ...{ path, folder: dirname(resolve(path)), name, timeZone, offsetMinutes },
    day: day ?? null,
    tariff: chainTariffOf(tariff, offsetMinutes),
    network: network ?? null,
    buildings: buildings.map(buildingOf),
    faultAt: (where, problem) => file.faultAt(where, problem),
  };
}

const tariffFile = z.strictObject(
  { timeZone: z.string('a time zone').default('Asia/Bangkok'), tariff: tariffShape },
  'a field "tariff"',
);

/** A tariff from a file of its own, `tariff: …`, or from a campus file. @throws FaultyFileError */
export function readTariffFile(path: string): Tariff {
  const text = readGivenText(path);
  if (/^format:/m.test(text)) return parseCampus(text, path).tariff;
  const { tariff, timeZone } = new YamlFile(text, path).read(tariffFile);
  const offset = zoneOffset(timeZone);
  return chainTariffOf(tariff, typeof offset === 'number' ? offset : 7 * 60);
}

function buildingOf(one: BuildingDocument): CampusBuilding {
  const id = idOf(one);
  const kwp = Number(one.pv) / 1_000;
  return {
    name: one.name,
    id,
    location: one.location ?? (kwp > 0 ? `${one.name}, ${kwp} kWp` : one.name),
    isPublic: one.public,
    userType: one.type,
    account: ownerOf(one),
    pvWatts: Number(one.pv),
    connectionWatts: Number(one.connection),
    meters: one.meters.map((meter) => meterOf(meter, one)),
  };
}

function meterOf(meter: MeterDocument, building: BuildingDocument): CampusMeter {
  return {
    id: meter.id,
    meterClass: meter.class,
    ratedWatts: Number(meter.rating ?? building.connection),
    scheme: meter.scheme,
    key: deviceKeyOf(meter, building),
    readings: meter.readings ?? null,
  };
}

/** The address of a building's account. */
export const accountOf = ({ account }: CampusBuilding): Promise<string> => addressOf(account);

/** The public key of a meter, as hex. */
export const meterKeyOf = ({ key }: CampusMeter): Promise<string> => publicKeyOf(key);
