import { unitsOf } from '../../data/amounts.js';
import { useApi } from '../../data/store.js';
import type { Page, StatementEntry, StatementKind } from '../../data/types.js';
import { Exact, Shown, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useWords } from '../../words/index.js';

const MOST = 1_000;

/** The epochs and blocks behind a line. */
export function Entries({
  account,
  month,
  kind,
}: {
  readonly account: string;
  readonly month: string;
  readonly kind: StatementKind;
}) {
  const { statement } = useWords();
  const format = useFormat();
  const path = `/v1/accounts/${account}/statements/${month}/entries?kind=${kind}&limit=${MOST}`;
  const entries = useApi<Page<StatementEntry>>(path);
  const caption = statement.entriesOf(statement.kinds[kind]);
  return (
    <Shown of={entries} isEmpty={({ items }) => items.length === 0}>
      {({ items, next }) => (
        <>
          <Table
            caption={caption}
            rows={items}
            keyOf={(_row, at) => at}
            columns={[
              {
                name: statement.when,
                isHead: true,
                cell: ({ epoch, time }) =>
                  epoch === null ? (
                    format.moment(Date.parse(time))
                  ) : (
                    <a href={to('market', [], { epoch: String(epoch) })}>
                      {format.moment(Date.parse(time))}
                    </a>
                  ),
              },
              {
                name: format.unit,
                isNumber: true,
                cell: ({ energyWh }) => (energyWh === null ? '' : format.kwh(energyWh, 3)),
              },
              {
                name: statement.price,
                isNumber: true,
                isWideOnly: true,
                cell: ({ price }) => (price === null ? '' : format.grid(unitsOf(price), 3)),
              },
              {
                name: 'GRID',
                isNumber: true,
                cell: ({ grid }) => <Exact units={unitsOf(grid)} />,
              },
              {
                name: statement.block,
                isNumber: true,
                cell: ({ block }) => (
                  <a href={to('explorer', ['blocks', String(block)])}>{format.count(block)}</a>
                ),
              },
              {
                name: statement.tariff,
                isNumber: true,
                isWideOnly: true,
                cell: ({ tariffVersion }) => tariffVersion ?? '',
              },
            ]}
          />
          {next !== null && <p className="small muted">{statement.more(format.count(MOST))}</p>}
        </>
      )}
    </Shown>
  );
}
