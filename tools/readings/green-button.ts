/** Readings from Green Button: the Atom feed of ESPI (NAESB REQ.21) that utilities hand out. */
import { encodingOf } from '../support/encoding.js';
import type { Decimal } from '../support/decimal.js';
import type { Channel, Series } from './model.js';
import { Feed } from './espi-feed.js';
import { child } from './espi.js';
import type { ChannelSpec, RawRow } from './raw.js';
import { buildSeries } from './series.js';
import { decodeText } from './text.js';

/** Whether bytes look like XML rather than CSV. */
export function isXml(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 200)));
}

/** @throws FaultyFileError naming the line, and what to do */
export function readGreenButton(bytes: Uint8Array, file: string, offsetMinutes: number): Series {
  const { text } = decodeText(bytes, file);
  const feed = new Feed(text, file);
  const specs = new Map<Channel, ChannelSpec>();
  const rows = new Map<number, { row: RawRow; at: number }>();
  let minutes: number | undefined;
  const points = new Map<Channel, string>();
  for (const { reading, type, point } of feed.readings()) {
    const before = points.get(type.spec.channel) ?? point;
    points.set(type.spec.channel, before);
    if (point !== before) {
      throw feed.fault(
        reading,
        `readings of another meter (${point || 'without a UsagePoint'}) than those before (${before || 'without one'}); split the file by meter`,
      );
    }
    const other = specs.get(type.spec.channel);
    if (other && (other.unit !== type.spec.unit || other.kind !== type.spec.kind)) {
      throw feed.fault(
        reading,
        `${other.channel} comes in ${other.unit} (${other.kind}) and in ${type.spec.unit} (${type.spec.kind}); export one of them`,
      );
    }
    specs.set(type.spec.channel, type.spec);
    const period = child(reading, 'timePeriod');
    const seconds =
      type.seconds !== null && (period === null || !('duration' in period))
        ? type.seconds
        : feed.integer(period ?? reading, 'duration', 'the length of the reading in seconds');
    minutes ??= seconds / 60;
    if (seconds / 60 !== minutes) {
      throw feed.fault(
        reading,
        `lasts ${seconds} s where others last ${minutes * 60}; export one interval length`,
      );
    }
    const time = feed.integer(period ?? reading, 'start', 'seconds since 1970') * 1000;
    const value: Decimal = scaledBy(
      feed.integer(reading, 'value', 'a whole number'),
      type.multiplier,
    );
    if (value.digits < 0n && type.spec.channel !== 'net') {
      throw feed.fault(
        reading,
        `value is below zero; a meter that counts both ways in one has the flowDirection 4 (net)`,
      );
    }
    const known = rows.get(time)?.row;
    const { channel } = type.spec;
    if (known?.values[channel] !== undefined) {
      const before = known.values[channel];
      if (before.digits === value.digits && before.scale === value.scale) continue;
      throw feed.fault(
        reading,
        `the time of line ${known.line} once more, with another value; keep one of the two, or split the file where it is of several meters`,
      );
    }
    if (known) known.values[channel] = value;
    else
      rows.set(time, {
        row: { time, line: feed.lineOf(reading), isEndOfDay: false, values: { [channel]: value } },
        at: time,
      });
  }
  return buildSeries({
    file,
    format: 'Green Button (ESPI XML)',
    rows: [...rows.values()].map(({ row }) => row),
    channels: [...specs.values()],
    ...{ stamp: 'start', minutes, offsetMinutes },
    notes: [
      ...(feed.timeZone ? [feed.timeZone] : []),
      ...[...feed.left].map(
        (uom) => `readings whose uom is ${uom} are left out: they are no energy`,
      ),
    ],
  });
}

function scaledBy(value: number, multiplier: number): Decimal {
  const digits = BigInt(value);
  return multiplier >= 0
    ? { digits: digits * 10n ** BigInt(multiplier), scale: 0 }
    : { digits, scale: -multiplier };
}
