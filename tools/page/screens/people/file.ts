/** What an admin's CSV of users and meters says, row by row, before the chain is asked. Loaded with its parser. */
import { type CsvError, parse } from 'csv-parse/browser/esm/sync';
import { isLikeFormula } from '../../../support/csv.js';
import { decodeSpreadsheet } from '../../../support/encoding.js';
import { normalAddress } from '../../signing/address.js';
import {
  COLUMNS,
  type Column,
  MAX_METERS,
  columnOf,
  typeIn,
  classIn,
  schemeIn,
} from './columns.js';
import { hexIn, kilowattsIn, textFlaw } from './cells.js';

/** Kinds of users, meters and keys, as the registry calls them. */
export type UserType = 'Prosumer' | 'Consumer';
export type MeterClass = 'Consumption' | 'Generation' | 'Bidirectional';
export type KeyScheme = 'Ed25519' | 'Sr25519' | 'Ecdsa';

/** The device behind a meter. */
export interface Device {
  readonly key: Uint8Array;
  readonly scheme: KeyScheme;
  readonly ratedWatts: bigint;
  readonly meterClass: MeterClass;
}

/** A row: a user, and perhaps a meter of it, and perhaps what device that is. */
export interface Row {
  /** Line of the file, as editors count. */
  readonly line: number;
  readonly address: string;
  readonly type: UserType;
  readonly location: string;
  readonly meter: string | null;
  readonly device: Device | null;
}

export type FlawKind =
  | 'empty'
  | 'tooLarge'
  | 'tooManyRows'
  | 'syntax'
  | 'columnMissing'
  | 'columnTwice'
  | 'missing'
  | 'address'
  | 'nobody'
  | 'type'
  | 'class'
  | 'scheme'
  | 'rating'
  | 'key'
  | 'formula'
  | 'control'
  | 'long'
  | 'deviceWithoutMeter'
  | 'meterTwice'
  | 'typesDiffer'
  | 'locationsDiffer'
  | 'tooManyMeters';

/** Something that is wrong, where it is, and what stands there. */
export interface Flaw {
  readonly kind: FlawKind;
  readonly line?: number;
  readonly column?: Column;
  readonly value?: string;
}

/** What was understood: rows only if nothing is wrong. */
export interface ReadFile {
  readonly rows: readonly Row[];
  readonly flaws: readonly Flaw[];
  /** How the bytes were read, to be shown where it is not UTF-8. */
  readonly encoding: string;
}

/** Most rows of one file. */
export const MAX_ROWS = 10_000;
/** Most bytes of one file. */
const MAX_BYTES = 8_000_000;
/** Most flaws that are listed: the first ones say what to mend. */
const MAX_FLAWS = 100;
const [MAX_LOCATION, MAX_METER] = [256, 64];
const NOBODY = normalAddress(`0x${'00'.repeat(32)}`);

/** Reads a file's bytes. */
export function readPeople(bytes: Uint8Array): ReadFile {
  if (bytes.length > MAX_BYTES) return nothing({ kind: 'tooLarge' });
  const { text, encoding } = decodeSpreadsheet(bytes);
  let records: Record[];
  try {
    records = recordsOf(text);
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number };
    return nothing({ kind: 'syntax', value: message, ...(lines && { line: lines }) }, encoding);
  }
  const [head, ...body] = records;
  if (!head || body.length === 0) return nothing({ kind: 'empty' }, encoding);
  if (body.length > MAX_ROWS) {
    return nothing({ kind: 'tooManyRows', value: String(body.length) }, encoding);
  }
  const { places, flaw } = placesOf(head.cells);
  if (flaw) return nothing(flaw, encoding);
  const { rows, flaws } = new Reading(places).read(body);
  return flaws.length > 0
    ? { rows: [], flaws: flaws.slice(0, MAX_FLAWS), encoding }
    : { rows, flaws: [], encoding };
}

function nothing(flaw: Flaw, encoding = 'utf-8'): ReadFile {
  return { rows: [], flaws: [flaw], encoding };
}

interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

/** @throws CsvError */
function recordsOf(text: string): Record[] {
  const delimiter = delimiterOf(text);
  const records = parse(text, {
    delimiter,
    bom: true,
    trim: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    // One more than may be, so that it shows.
    to: MAX_ROWS + 2,
  }) as unknown as { info: { lines: number }; record: string[] }[];
  return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
}

/** What the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (sign: string): number => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

type Places = ReadonlyMap<Column, number>;

function placesOf(head: readonly string[]): { places: Places; flaw?: Flaw } {
  const places = new Map<Column, number>();
  for (const [at, title] of head.entries()) {
    const column = columnOf(title);
    if (!column) continue;
    if (places.has(column)) return { places, flaw: { kind: 'columnTwice', column, line: 1 } };
    places.set(column, at);
  }
  const missing = COLUMNS.find(({ name, isNeeded }) => isNeeded && !places.has(name));
  return missing
    ? { places, flaw: { kind: 'columnMissing', column: missing.name, line: 1 } }
    : { places };
}

/** Reads rows one after the other, remembering what stood in earlier ones. */
class Reading {
  readonly #rows: Row[] = [];
  readonly #flaws: Flaw[] = [];
  readonly #users = new Map<string, { row: Row; meters: number }>();
  readonly #meters = new Set<string>();

  constructor(private readonly places: Places) {}

  read(records: readonly Record[]): { rows: Row[]; flaws: Flaw[] } {
    for (const record of records) {
      if (this.#flaws.length >= MAX_FLAWS) break;
      const found = this.#flaws.length;
      const row = this.#row(record);
      if (row) this.#compare(row);
      if (row && this.#flaws.length === found) this.#rows.push(row);
    }
    return { rows: this.#rows, flaws: this.#flaws };
  }

  #row({ line, cells }: Record): Row | null {
    const cell = (column: Column): string => cells[this.places.get(column) ?? -1]?.trim() ?? '';
    const flaw = (kind: FlawKind, column: Column): null => {
      this.#flaws.push({ kind, line, column, value: cell(column) });
      return null;
    };
    const text = (column: Column, most: number): string | null => {
      const value = cell(column);
      const wrong = isLikeFormula(value) ? 'formula' : textFlaw(value, most);
      return wrong ? flaw(wrong, column) : value.normalize('NFC');
    };

    if (!cell('address')) return flaw('missing', 'address');
    const address = normalAddress(cell('address'));
    if (address === null) return flaw('address', 'address');
    if (address === NOBODY) return flaw('nobody', 'address');
    const type = typeIn(cell('type'));
    if (!type) return flaw(cell('type') ? 'type' : 'missing', 'type');
    const location = text('location', MAX_LOCATION);
    if (location === null) return null;
    if (location === '') return flaw('missing', 'location');
    const meter = text('meter', MAX_METER);
    if (meter === null) return null;
    const device = this.#device(cell, flaw);
    if (device === null) return null;
    if (device !== 'none' && !meter) return flaw('deviceWithoutMeter', 'meter');
    return {
      line,
      address,
      type,
      location,
      meter: meter || null,
      device: device === 'none' ? null : device,
    };
  }

  /** The device of a row, `none` where nothing is said of it, null where something is wrong. */
  #device(
    cell: (column: Column) => string,
    flaw: (kind: FlawKind, column: Column) => null,
  ): Device | 'none' | null {
    if (!(['class', 'rated_kw', 'key', 'scheme'] as const).some((column) => cell(column)))
      return 'none';
    const meterClass = classIn(cell('class'));
    if (!meterClass) return flaw(cell('class') ? 'class' : 'missing', 'class');
    const ratedWatts = kilowattsIn(cell('rated_kw'));
    if (ratedWatts === null) return flaw(cell('rated_kw') ? 'rating' : 'missing', 'rated_kw');
    const scheme = schemeIn(cell('scheme'));
    if (!scheme) return flaw('scheme', 'scheme');
    const key = hexIn(cell('key'), scheme === 'Ecdsa' ? 33 : 32);
    if (!key) return flaw(cell('key') ? 'key' : 'missing', 'key');
    return { key, scheme, ratedWatts, meterClass };
  }

  #compare(row: Row): void {
    const flaw = (kind: FlawKind, column: Column, value: string): void => {
      this.#flaws.push({ kind, line: row.line, column, value });
    };
    const user = this.#users.get(row.address) ?? { row, meters: 0 };
    this.#users.set(row.address, user);
    if (user.row.type !== row.type) return flaw('typesDiffer', 'type', row.type);
    if (user.row.location !== row.location)
      return flaw('locationsDiffer', 'location', row.location);
    if (row.meter === null) return;
    if (this.#meters.has(row.meter)) return flaw('meterTwice', 'meter', row.meter);
    this.#meters.add(row.meter);
    user.meters += 1;
    if (user.meters > MAX_METERS) flaw('tooManyMeters', 'meter', row.meter);
  }
}
