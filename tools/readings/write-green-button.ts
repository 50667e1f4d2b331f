/** Writes Green Button: what meters counted, as the Atom feed of ESPI that readers of utilities' files take. */
import { createHash } from 'node:crypto';
import { escaped } from '../support/markup.js';

export interface WrittenInterval {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly importWh: number;
  readonly exportWh: number;
}

export interface WrittenMeter {
  readonly id: string;
  readonly intervals: readonly WrittenInterval[];
}

export interface WrittenFeed {
  readonly title: string;
  /** When it was made, ms since 1970. */
  readonly updated: number;
  /** Length of an interval, seconds. */
  readonly seconds: number;
  readonly meters: readonly WrittenMeter[];
}

const DIRECTIONS = [
  { name: 'import', flow: 1, of: ({ importWh }: WrittenInterval): number => importWh },
  { name: 'export', flow: 19, of: ({ exportWh }: WrittenInterval): number => exportWh },
] as const;
/** `accumulationBehaviour` deltaData, `commodity` electricity, `uom` Wh. */
const READING_TYPE = '<accumulationBehaviour>4</accumulationBehaviour><commodity>1</commodity>';

/** Pieces of the feed, so that a long one need not be in memory. */
export function* greenButton({ title, updated, seconds, meters }: WrittenFeed): Generator<string> {
  const at = new Date(updated).toISOString();
  const entry = (path: string, links: string, name: string, content: string): string =>
    `<entry><id>urn:uuid:${uuid(`${title} ${path}`)}</id><link rel="self" href="${path}"/>${links}` +
    `<title>${escaped(name)}</title><content>${content}</content><published>${at}</published><updated>${at}</updated></entry>\n`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:${uuid(title)}</id><title>${escaped(title)}</title><updated>${at}</updated>\n`;
  for (const { name, flow } of DIRECTIONS) {
    const type = `<ReadingType xmlns="http://naesb.org/espi">${READING_TYPE}<flowDirection>${flow}</flowDirection><intervalLength>${seconds}</intervalLength><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType>`;
    yield entry(`ReadingType/${flow}`, '', name, type);
  }
  for (const [number, { id, intervals }] of meters.entries()) {
    const point = `UsagePoint/${number + 1}`;
    yield entry(
      point,
      `<link rel="related" href="${point}/MeterReading"/>`,
      id,
      '<UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory><kind>0</kind></ServiceCategory></UsagePoint>',
    );
    for (const { name, flow, of } of DIRECTIONS) {
      const reading = `${point}/MeterReading/${flow}`;
      yield entry(
        reading,
        `<link rel="up" href="${point}/MeterReading"/><link rel="related" href="${reading}/IntervalBlock"/><link rel="related" href="ReadingType/${flow}"/>`,
        `${id}, ${name}`,
        '<MeterReading xmlns="http://naesb.org/espi"/>',
      );
      const rows = intervals.map(
        (interval) =>
          `<IntervalReading><timePeriod><duration>${seconds}</duration><start>${interval.start / 1000}</start></timePeriod><value>${of(interval)}</value></IntervalReading>`,
      );
      yield entry(
        `${reading}/IntervalBlock/1`,
        `<link rel="up" href="${reading}/IntervalBlock"/>`,
        `${id}, ${name}`,
        `<IntervalBlock xmlns="http://naesb.org/espi">\n${rows.join('\n')}\n</IntervalBlock>`,
      );
    }
  }
  yield '</feed>\n';
}

/** The same for the same name. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
