/** Meters that were not read: which, where, since when, and whose they are. */
import { useState } from 'react';
import { useHead } from '../../data/head.js';
import type { Completeness } from '../../data/operations.js';
import { Card, More, Name, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

export type IncompleteMeter = Completeness['meters'][number];

/** A reading of the last quarter hour may still be under way; one of the one before is late. */
const SILENT_EPOCHS = 2;
/** Rows that are shown before somebody asks for more: those that were silent for longest. */
const SHOWN = 30;

export const isSilent = ({ silentEpochs }: IncompleteMeter): boolean =>
  silentEpochs !== null && silentEpochs >= SILENT_EPOCHS;

export function Meters({ value }: { readonly value: Completeness }) {
  const { readings } = useWords();
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const isMore = !isAll && value.meters.length > SHOWN;
  return (
    <Card title={readings.meters}>
      {value.meters.length === 0 ? (
        <p className="empty">{readings.allRead}</p>
      ) : (
        <Table
          caption={readings.meters}
          rows={isMore ? value.meters.slice(0, SHOWN) : value.meters}
          keyOf={({ meter }) => meter}
          columns={[
            { name: readings.meter, isHead: true, cell: ({ meter }) => <bdi>{meter}</bdi> },
            { name: readings.now, cell: (meter) => <Now of={meter} /> },
            {
              name: readings.owner,
              cell: ({ account, name, location }) => <Whose {...{ account, name, location }} />,
            },
            {
              name: readings.missing,
              isNumber: true,
              isWideOnly: true,
              cell: ({ missing }) => format.count(missing),
            },
            {
              name: readings.late,
              isNumber: true,
              isWideOnly: true,
              cell: ({ late }) => format.count(late),
            },
          ]}
        />
      )}
      <More of={isMore ? () => setAll(true) : null} />
    </Card>
  );
}

/** Whether it is read by now, and if not, how long it has been silent. */
function Now({ of }: { readonly of: IncompleteMeter }) {
  const { readings } = useWords();
  const format = useFormat();
  const head = useHead();
  const last = of.lastRead === null ? null : Date.parse(of.lastRead);
  if (last === null) return readings.neverRead;
  if (!isSilent(of)) return readings.readAgain;
  return (
    <>
      <b className="bad">{readings.silentSince(format.dayTime(last))}</b>
      {head && <span className="muted"> {format.duration(head.time - last)}</span>}
    </>
  );
}

/** The building, and beside it the name of whoever it is registered for. */
function Whose({
  account,
  name,
  location,
}: Pick<IncompleteMeter, 'account' | 'name' | 'location'>) {
  const place = location === '' || location === name ? null : location;
  return (
    <>
      {place !== null && <bdi>{place}</bdi>}
      {place !== null && ' · '}
      <Name of={account} name={name} />
    </>
  );
}
