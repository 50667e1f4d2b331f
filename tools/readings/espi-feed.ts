/** A Green Button feed: its entries, and how they hang together. */
import { XMLValidator } from 'fast-xml-parser';
import { FaultyFileError, faultAt, placesIn } from '../support/faults.js';
import {
  child,
  hrefs,
  isBelow,
  list,
  offsetOf,
  parser,
  pointOf,
  textOf,
  type XmlNode,
} from './espi.js';
import type { Channel, Kind, Unit } from './model.js';
import type { ChannelSpec } from './raw.js';

/** ESPI's numbers for what is meant here. */
const UOM: Readonly<Record<string, Unit>> = { '72': 'Wh', '38': 'W' };
const FLOW: Readonly<Record<string, Channel>> = { '1': 'import', '19': 'export', '4': 'net' };
/** `accumulationBehaviour`: bulk quantity, cumulative (also without end) and summation are registers. */
const REGISTERS = new Set(['1', '2', '3', '9']);
const MOST_MULTIPLIER = 9;

export interface TypeOfReading {
  readonly spec: ChannelSpec;
  /** Length of an interval where the type says it; a reading may say it itself. */
  readonly seconds: number | null;
  /** Power of ten. */
  readonly multiplier: number;
}

/** The entries of a feed, and how they hang together. */
export class Feed {
  readonly timeZone: string | null;
  /** Units of blocks that were left out. */
  readonly left = new Set<string>();
  private readonly entries: readonly XmlNode[];
  /** Those with a reading type. */
  private readonly types: readonly XmlNode[];
  private readonly placeOf: ReturnType<typeof placesIn>;

  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.placeOf = placesIn(text);
    const doctype = text.search(/<!(DOCTYPE|ENTITY)/i);
    if (doctype >= 0)
      throw this.faultAt(
        doctype,
        'a document type or entity; a Green Button file has none: export it again',
      );
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
      const { line, col, msg } = valid.err;
      // What is left open at the end is a list of the parser's own.
      const problem = /^Invalid '\[/.test(msg)
        ? 'the file ends before what it began; export or download it again'
        : `not XML: ${msg} Is the file complete?`;
      throw new FaultyFileError([faultAt(file, { line, column: col }, problem)]);
    }
    const root = parser.parse(text) as XmlNode;
    const feed = child(root, 'feed') ?? (root.entry ? root : null);
    if (!feed) {
      throw this.faultAt(
        0,
        'XML, but no Green Button feed of entries; ask the utility for "Green Button Download My Data"',
      );
    }
    this.entries = list(feed, 'entry');
    this.types = this.entries.filter(
      (one) => list(child(one, 'content') ?? {}, 'ReadingType').length > 0,
    );
    const zone = this.contents('LocalTimeParameters')[0];
    this.timeZone = zone ? 'times are UTC, as Green Button has it' : null;
  }

  /** Every reading with its type, in the order of the file. */
  *readings(): Generator<{ reading: XmlNode; type: TypeOfReading; point: string }> {
    let count = 0;
    for (const entry of this.entries) {
      const blocks = list(child(entry, 'content') ?? {}, 'IntervalBlock');
      if (blocks.length === 0) continue;
      const found = this.typeOf(entry);
      if (this.isOfSomethingElse(found)) {
        this.left.add(textOf(found, 'uom') ?? '');
        continue;
      }
      const type = this.parseType(found);
      const point = pointOf(entry);
      for (const block of blocks) {
        for (const reading of list(block, 'IntervalReading')) {
          count++;
          yield { reading, type, point };
        }
      }
    }
    if (count === 0)
      throw this.faultAt(
        0,
        'there are no IntervalReadings; ask for interval data, not for bills alone',
      );
  }

  /** The reading type that an entry's block is of: by its links, or the only one there is. */
  private typeOf(entry: XmlNode): XmlNode {
    const { types } = this;
    const up = hrefs(entry, 'up')[0] ?? hrefs(entry, 'self')[0] ?? '';
    const meterReading = this.entries.find((one) => {
      const [self] = hrefs(one, 'self');
      return (
        child(child(one, 'content') ?? {}, 'MeterReading') !== null &&
        self !== undefined &&
        isBelow(up, self)
      );
    });
    const related = meterReading ? hrefs(meterReading, 'related') : [];
    const linked = types.find((one) => hrefs(one, 'self').some((self) => related.includes(self)));
    const found = linked ?? (types.length === 1 ? types[0] : undefined);
    const type = found && list(child(found, 'content') ?? {}, 'ReadingType')[0];
    if (!type)
      throw this.fault(
        entry,
        'this block has no ReadingType that says unit and direction; export it anew',
      );
    return type;
  }

  /** Whether a block counts what nobody asked for, volts or vars, in a file that has energy, too. */
  private isOfSomethingElse(type: XmlNode): boolean {
    const isEnergy = (one: XmlNode): boolean => Object.hasOwn(UOM, textOf(one, 'uom') ?? '');
    if (isEnergy(type)) return false;
    return this.types.some((entry) =>
      list(child(entry, 'content') ?? {}, 'ReadingType').some(isEnergy),
    );
  }

  private parseType(type: XmlNode): TypeOfReading {
    const said = (name: string): string => textOf(type, name) ?? '';
    const unit = UOM[said('uom')];
    if (!unit)
      throw this.fault(type, `uom is ${said('uom') || 'missing'}; expected 72 (Wh) or 38 (W)`);
    const channel = FLOW[said('flowDirection') || '1'];
    if (!channel)
      throw this.fault(
        type,
        `flowDirection is ${said('flowDirection')}; expected 1 (import), 19 (export) or 4 (net)`,
      );
    const multiplier = Number(said('powerOfTenMultiplier') || '0');
    if (!Number.isInteger(multiplier) || Math.abs(multiplier) > MOST_MULTIPLIER) {
      throw this.fault(
        type,
        `powerOfTenMultiplier is ${said('powerOfTenMultiplier')}; expected a whole number from -9 to 9`,
      );
    }
    const isRegister = REGISTERS.has(said('accumulationBehaviour'));
    const kind: Kind = unit === 'W' ? 'power' : isRegister ? 'register' : 'energy';
    const length = said('intervalLength');
    const seconds = /^[1-9]\d{0,6}$/.test(length) ? Number(length) : null;
    return { spec: { channel, unit, kind }, multiplier, seconds };
  }

  private contents(name: string): XmlNode[] {
    return this.entries.flatMap((entry) => {
      const found = child(child(entry, 'content') ?? {}, name);
      return found ? [found] : [];
    });
  }

  /** @throws FaultyFileError unless the field is a whole number */
  integer(node: XmlNode, name: string, what: string): number {
    const text = textOf(node, name);
    const value = text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
    if (value !== null) return value;
    throw this.fault(
      node,
      `${name} is ${text === null ? 'missing' : JSON.stringify(text)}; expected ${what}`,
    );
  }

  lineOf(node: XmlNode): number {
    return this.placeOf(offsetOf(node)).line;
  }

  fault(node: XmlNode, problem: string): FaultyFileError {
    return this.faultAt(offsetOf(node), problem);
  }

  private faultAt(offset: number, problem: string): FaultyFileError {
    return new FaultyFileError([faultAt(this.file, { line: this.placeOf(offset).line }, problem)]);
  }
}
