/** Meters and their readings. */
import type { Static } from 'typebox';
import type { MeterRow, ReadingRow } from '../../schema.js';
import type { Asking, HandlersOf } from '../context.js';
import type { Meter, Reading } from '../contract/people.js';
import { notAllowed, notFound, sessionNeeded } from '../problem.js';
import { isAdmin, mayLookAt } from '../viewer.js';
import { asOf, namesFor, pageOf, timesOf, word } from './words.js';

const CLASSES = {
  consumption: 'consumption',
  generation: 'generation',
  bidirectional: 'bidirectional',
} as const;
const SCHEMES = { ed25519: 'ed25519', sr25519: 'sr25519', ecdsa: 'ecdsa' } as const;

export type MeterRead = MeterRow & { readonly last_epoch: number | null };

export const METERS = `
  SELECT m.*, (SELECT max(r.epoch) FROM readings r WHERE r.meter = m.meter) AS last_epoch
  FROM meters m`;

/** Finished epochs of which a meter has not been read since; null for one that never was. */
export function silentEpochs(
  lastEpoch: number | null,
  { head }: Pick<Asking['state'], 'head'>,
): number | null {
  return lastEpoch === null ? null : Math.max(head.epoch - 1 - lastEpoch, 0);
}

export function meterOf(row: MeterRead, name: string | null, state: Asking['state']) {
  const found: Static<typeof Meter> = {
    meter: row.meter,
    account: row.account,
    name,
    class: word(CLASSES, row.class),
    scheme: word(SCHEMES, row.scheme),
    ratedWatts: row.rated_watts,
    since: row.since === null ? null : state.local.iso(row.since),
    closing: row.closing === 1,
    lastEpoch: row.last_epoch,
    silentEpochs: silentEpochs(row.last_epoch, state),
  };
  return found;
}

export const meterHandlers: HandlersOf<'readings' | 'meters'> = {
  async readings({ params: { meter }, query }, asking) {
    const { state, viewer, publicNames, db } = asking;
    const { limit = 100, after = Number.MAX_SAFE_INTEGER } = query;
    const owner = await db.get<MeterRow>('SELECT * FROM meters WHERE meter = ?', meter);
    const may = owner?.account && mayLookAt(owner.account, viewer, publicNames);
    if (viewer.account === null && !may) throw sessionNeeded();
    // Whose it was then counts, not whose it is now.
    const seen = [...publicNames.keys(), ...(viewer.account === null ? [] : [viewer.account])];
    const whose = isAdmin(viewer) ? '' : `AND r.account IN (${seen.map(() => '?').join(', ')})`;
    const ms = state.chain.epoch_length;
    const { from, to } = query;
    const rows = await db.all<ReadingRow & { settled: string | null }>(
      `SELECT r.*, (
         SELECT max(s.kind) FROM settlements s
         WHERE s.epoch = r.epoch AND s.meter = r.meter AND s.kind <> 'missing') AS settled
       FROM readings r
       WHERE r.meter = ? AND r.epoch < ? AND r.epoch >= ? AND r.epoch < ? ${whose}
       ORDER BY r.epoch DESC, r.block DESC LIMIT ?`,
      meter,
      after,
      from === undefined ? 0 : Math.max(Math.ceil(state.local.moment(from, 'from') / ms), 0),
      to === undefined
        ? Number.MAX_SAFE_INTEGER
        : Math.max(Math.ceil(state.local.moment(to, 'to') / ms), 0),
      ...(isAdmin(viewer) ? [] : seen),
      limit + 1,
    );
    if (rows.length === 0 && !may && !isAdmin(viewer)) {
      throw notAllowed('readings are for whom the meter belonged to, and for admins');
    }
    if (rows.length === 0 && !owner) throw notFound(`there is no meter ${meter}`);
    const { items, next } = pageOf(rows, limit, ({ epoch }) => epoch);
    const times = await timesOf(
      items.map(({ block }) => block),
      asking,
    );
    return {
      items: items.map((row) => readingOf(row, times.get(row.block) ?? 0, state)),
      next,
      asOf: asOf(state),
    };
  },

  async meters({ query }, asking) {
    const { state, db } = asking;
    const { limit = 100, after = '' } = query;
    const rows = await db.all<MeterRead>(
      `${METERS} WHERE m.meter > ? ORDER BY m.meter LIMIT ?`,
      after,
      limit + 1,
    );
    const { items, next } = pageOf(rows, limit, ({ meter }) => meter);
    const names = await namesFor(
      items.map(({ account }) => account),
      asking,
    );
    return {
      items: items.map((row) => meterOf(row, names.get(row.account ?? '') ?? null, state)),
      next,
      asOf: asOf(state),
    };
  },
};

function readingOf(
  row: ReadingRow & { settled: string | null },
  time: number,
  { local, chain }: Asking['state'],
): Static<typeof Reading> {
  const start = row.epoch * chain.epoch_length;
  const kinds = { pooled: 'pooled', late: 'late', several: 'several' } as const;
  return {
    meter: row.meter,
    epoch: row.epoch,
    from: local.iso(start),
    to: local.iso(start + chain.epoch_length),
    importWh: row.import_wh,
    exportWh: row.export_wh,
    importRegisterWh: row.import_register,
    exportRegisterWh: row.export_register,
    sequence: row.sequence,
    // A reading of no energy has no settlement: it came in time, or late, and nothing hung on it.
    kind: row.kind === 'baseline' ? 'baseline' : (word(kinds, row.settled) ?? 'pooled'),
    block: row.block,
    time: local.iso(time),
  };
}
