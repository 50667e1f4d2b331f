/** Green Button files that are broken. */
import type { Broken } from './broken.js';

interface EspiParts {
  readonly uom?: string;
  readonly flow?: string;
  readonly multiplier?: string;
  readonly start?: string;
  readonly duration?: string;
  readonly value?: string;
  readonly second?: string;
}

/** A Green Button file of two quarter hours. */
export function espi({
  uom = '72',
  flow = '1',
  multiplier = '0',
  start = '1705276800',
  duration = '900',
  value = '250',
  second = '1705277700',
}: EspiParts = {}): string {
  const reading = (from: string): string =>
    `<IntervalReading><timePeriod><duration>${duration}</duration><start>${from}</start></timePeriod><value>${value}</value></IntervalReading>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <entry><link rel="self" href="RetailCustomer/1/UsagePoint/1/MeterReading/1"/><link rel="related" href="ReadingType/1"/>
    <content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
  <entry><link rel="self" href="ReadingType/1"/>
    <content><ReadingType xmlns="http://naesb.org/espi"><flowDirection>${flow}</flowDirection>
      <powerOfTenMultiplier>${multiplier}</powerOfTenMultiplier><uom>${uom}</uom></ReadingType></content></entry>
  <entry><link rel="up" href="RetailCustomer/1/UsagePoint/1/MeterReading/1/IntervalBlock"/>
    <content><IntervalBlock xmlns="http://naesb.org/espi">
      ${reading(start)}
      ${reading(second)}
    </IntervalBlock></content></entry>
</feed>
`;
}

const OF_POWER =
  '<entry><link rel="self" href="RetailCustomer/1/UsagePoint/1/MeterReading/2"/><link rel="related" href="ReadingType/2"/><content><MeterReading/></content></entry>' +
  '<entry><link rel="self" href="ReadingType/2"/><content><ReadingType><uom>38</uom></ReadingType></content></entry>';
const POWER_BLOCK =
  '<entry><link rel="up" href="RetailCustomer/1/UsagePoint/1/MeterReading/2/IntervalBlock"/><content><IntervalBlock><IntervalReading><timePeriod><duration>900</duration><start>1705278600</start></timePeriod><value>9</value></IntervalReading></IntervalBlock></content></entry>';

export const BROKEN_FEEDS: readonly Broken[] = [
  ['that ends early', () => espi().slice(0, 700), ['.xml:', 'ends before', 'download it again']],
  [
    'with a tag that is closed twice',
    () => espi().replace('</feed>', '</feed></feed>'),
    ['.xml:', 'not XML', 'complete'],
  ],
  [
    'that is a web page',
    () => '<html><body>Login</body></html>',
    ['.xml:1', 'no Green Button feed'],
  ],
  [
    'with a document type',
    () => espi().replace('<feed', '<!DOCTYPE feed [<!ENTITY x "y">]>\n<feed'),
    ['.xml:2', 'document type'],
  ],
  [
    'without readings',
    () => espi().replace(/<IntervalReading>[^]*<\/IntervalReading>/, ''),
    ['.xml:1', 'no IntervalReadings'],
  ],
  [
    'without a reading type',
    () => espi().replace(/<ReadingType[^]*<\/ReadingType>/, ''),
    ['.xml:', 'no ReadingType'],
  ],
  ['of gas', () => espi({ uom: '119' }), ['.xml:6', 'uom is 119', '72 (Wh)']],
  ['of a direction that is none', () => espi({ flow: '7' }), ['.xml:6', 'flowDirection is 7']],
  [
    'of a multiplier that is none',
    () => espi({ multiplier: 'kilo' }),
    ['.xml:6', 'powerOfTenMultiplier'],
  ],
  [
    'with a value that is no number',
    () => espi({ value: '1.5' }),
    ['.xml:10', 'value is "1.5"', 'whole number'],
  ],
  [
    'with a start that is a date',
    () => espi({ start: '2024-01-15' }),
    ['.xml:10', 'start is', 'seconds since 1970'],
  ],
  ['without durations', () => espi({ duration: '' }), ['.xml:10', 'duration is']],
  ['with a value below zero', () => espi({ value: '-5' }), ['.xml:10', 'below zero', 'net']],
  [
    'of energy and of power at once',
    () =>
      espi()
        .replace('<entry><link rel="up"', `${OF_POWER}<entry><link rel="up"`)
        .replace('</feed>', `${POWER_BLOCK}</feed>`),
    ['.xml:', 'import comes in Wh (energy) and in W (power)', 'export one of them'],
  ],
  ['of days', () => espi({ duration: '86400' }), ['.xml:', '1440 min apart', '5, 15, 30 or 60']],
  ['off the grid', () => espi({ second: '1705277760' }), ['.xml:11', 'not on the grid']],
];
