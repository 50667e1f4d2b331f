import { useState } from 'react';
import { unitsOf } from '../../data/amounts.js';
import { useHead } from '../../data/head.js';
import type { Transfer, Transfers } from '../../data/operations.js';
import { useApi } from '../../data/store.js';
import { usePages } from '../../data/pages.js';
import { Card, Download, More, Name, Shown, Table, TextField } from '../../parts/index.js';
import { csvText } from '../../../support/csv.js';
import { localDay, useBaht, useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

/** What was paid in and out on a day. */
export function List() {
  const { cash } = useWords();
  const format = useFormat();
  const baht = useBaht();
  const head = useHead();
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? localDay(head?.time ?? 0);
  const path = head ? `/v1/transfers?day=${day}` : null;
  const sums = useApi<Transfers>(path);
  const { list, more } = usePages<Transfer>(path);
  const desk = (items: readonly Transfer[]): readonly Transfer[] =>
    items.filter(({ kind }) => kind !== 'transfer');
  return (
    <Card
      title={cash.list}
      note={
        sums.value &&
        cash.sums(
          format.grid(unitsOf(sums.value.toppedUp)),
          format.grid(unitsOf(sums.value.paidOut)),
        )
      }
    >
      <div className="row no-print">
        <TextField label={cash.day} type="date" value={day} onChange={setChosen} />
        <Download
          name={`cash-desk-${day}.csv`}
          textOf={() =>
            csvText([
              ['time', 'kind', 'account', 'name', 'grid', 'baht', 'block'],
              ...desk(list.value ?? []).map((each) => [
                each.time,
                each.kind,
                each.to ?? each.from ?? '',
                each.name ?? '',
                each.value,
                each.baht,
                String(each.block),
              ]),
            ])
          }
        />
      </div>
      <Shown of={list} isEmpty={(items) => desk(items).length === 0} empty={cash.nothing}>
        {(items) => (
          <Table
            caption={cash.list}
            rows={desk(items)}
            keyOf={({ block, event }) => `${block}-${event}`}
            columns={[
              { name: cash.when, cell: ({ time }) => format.time(Date.parse(time)) },
              {
                name: cash.person,
                isHead: true,
                cell: ({ from, to, name }) => <Name of={to ?? from ?? ''} name={name} />,
              },
              { name: cash.what, cell: ({ kind }) => cash.kinds[kind] },
              { name: 'GRID', isNumber: true, cell: ({ value }) => format.grid(unitsOf(value)) },
              {
                name: '฿',
                isNumber: true,
                isWideOnly: true,
                cell: ({ value }) => baht(unitsOf(value)),
              },
            ]}
          />
        )}
      </Shown>
      <More of={more} />
    </Card>
  );
}
