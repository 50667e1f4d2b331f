import { useState } from 'react';
import { unitsOf } from '../../data/amounts.js';
import { useHead } from '../../data/head.js';
import { useApi } from '../../data/store.js';
import type { Statement as Month, StatementKind } from '../../data/types.js';
import { csvText } from '../../../support/csv.js';
import {
  Alert,
  Card,
  Dialog,
  Download,
  Exact,
  LinkButton,
  Shown,
  Table,
  WhoButton,
} from '../../parts/index.js';
import { localDay, startOfDay, useFormat } from '../../shell/format.js';
import { go, to, usePlace } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { Entries } from './Entries.js';
import { differenceOf, energySum, isMonth, steppedMonth } from './sums.js';
import './statement.css';

/** What did a month come to. */
export default function Statement() {
  const { statement } = useWords();
  const format = useFormat();
  const { person } = useSession();
  const { query } = usePlace();
  const head = useHead();
  const now = head ? localDay(head.time).slice(0, 7) : null;
  const month = isMonth(query['month']) ? query['month'] : now;
  const path = person && month ? `/v1/accounts/${person.address}/statements/${month}` : null;
  const loaded = useApi<Month>(path);
  if (!person) {
    return (
      <Card title={statement.title}>
        <p>{statement.pickFirst}</p>
        <div>
          <WhoButton />
        </div>
      </Card>
    );
  }
  const show = (by: number): void =>
    go(to('statement', [], { month: steppedMonth(month ?? '', by) }), { replace: true });
  const name = month ? format.month(startOfDay(`${month}-01`)) : '';
  return (
    <>
      <div className="row no-print">
        <button
          type="button"
          className="chip"
          aria-label={statement.before}
          onClick={() => show(-1)}
        >
          ‹
        </button>
        <b>{name}</b>
        <button
          type="button"
          className="chip"
          aria-label={statement.after}
          disabled={month === null || now === null || month >= now}
          onClick={() => show(1)}
        >
          ›
        </button>
      </div>
      <Shown of={loaded}>
        {(value) => <Bill key={value.month} bill={value} name={name} owner={person.name} />}
      </Shown>
    </>
  );
}

/** A row of the statement: where it begins, what happened, where it ends. */
interface Row {
  readonly name: string;
  readonly kind: StatementKind | null;
  readonly wh: number | null;
  readonly units: bigint;
  readonly baht: string;
  readonly isSum: boolean;
}

function Bill({
  bill,
  name,
  owner,
}: {
  readonly bill: Month;
  readonly name: string;
  readonly owner: string;
}) {
  const { statement, shell } = useWords();
  const format = useFormat();
  const [opened, setOpened] = useState<StatementKind | null>(null);
  const rows = rowsOf(bill, statement);
  const sum = energySum(bill);
  const size = format.grid(sum < 0n ? -sum : sum, 2);
  const missing = differenceOf(bill);
  const versions = bill.tariffVersions.map(String).join(', ');
  const debt = unitsOf(bill.debt.closing);
  return (
    <>
      <h1 className="lead">
        {sum < 0n ? statement.leadPaid(name, size) : statement.leadEarned(name, size)}
      </h1>
      <Card
        title={`${statement.title} · ${owner}`}
        note={`${statement.status[bill.status]} · ${statement.tariffOf(versions)}`}
        className="bill"
      >
        <p className="small muted">
          {name}, {format.date(Date.parse(bill.from))} – {format.moment(Date.parse(bill.to))}
        </p>
        <Table
          caption={`${statement.title} ${name}`}
          rows={rows}
          keyOf={(row) => row.name}
          isSum={({ isSum }) => isSum}
          columns={[
            {
              name: statement.what,
              isHead: true,
              cell: ({ name: text, kind }) =>
                kind === null ? (
                  text
                ) : (
                  <LinkButton onClick={() => setOpened(kind)}>{text}</LinkButton>
                ),
            },
            {
              name: format.unit,
              isNumber: true,
              cell: ({ wh }) => (wh === null ? '' : format.kwh(wh, 3)),
            },
            { name: 'GRID', isNumber: true, cell: ({ units }) => <Exact units={units} /> },
            {
              name: '฿',
              isNumber: true,
              isWideOnly: true,
              cell: ({ baht }) => bahtText(baht, format),
            },
          ]}
        />
        {missing === 0n ? (
          <p className="small muted">{statement.addsUp}</p>
        ) : (
          <Alert>{statement.doesNotAddUp(format.exact(missing))}</Alert>
        )}
        {unitsOf(bill.reserved) > 0n && (
          <p className="small">{statement.reserved(format.exact(unitsOf(bill.reserved)))}</p>
        )}
        {debt > 0n && <Alert>{statement.debt(format.exact(debt))}</Alert>}
        {bill.status === 'provisional' && <p className="small muted">{statement.provisional}</p>}
        <div className="row no-print">
          <button type="button" className="chip" onClick={() => print()}>
            {shell.print}
          </button>
          <Download name={`statement-${bill.month}.csv`} textOf={() => csv(bill)} />
        </div>
      </Card>
      {opened && (
        <Dialog
          title={statement.entriesOf(statement.kinds[opened])}
          onClose={() => setOpened(null)}
        >
          <Entries account={bill.account} month={bill.month} kind={opened} />
        </Dialog>
      )}
    </>
  );
}

function rowsOf(bill: Month, words: ReturnType<typeof useWords>['statement']): Row[] {
  const { opening, lines, closing } = bill;
  const edge = (name: string, { grid, baht }: Month['opening'], isSum: boolean): Row => ({
    name,
    kind: null,
    wh: null,
    units: unitsOf(grid),
    baht,
    isSum,
  });
  return [
    edge(words.opening, opening, false),
    ...lines.map(({ kind, energyWh, grid, baht }) => ({
      name: words.kinds[kind],
      kind,
      wh: energyWh,
      units: unitsOf(grid),
      baht,
      isSum: false,
    })),
    edge(words.closing, closing, true),
  ];
}

/** Baht of a decimal that is not rounded yet. */
function bahtText(baht: string, format: ReturnType<typeof useFormat>): string {
  return format.grid(unitsOf(cut(baht)), 2);
}

/** At most 18 digits behind the point: more than any rounding to satang needs. */
function cut(decimal: string): string {
  const [whole = '0', fraction] = decimal.split('.');
  return fraction === undefined ? whole : `${whole}.${fraction.slice(0, 18)}`;
}

function csv({ month, opening, lines, closing }: Month): string {
  const edge = (kind: string, { grid, baht }: Month['opening']): string[] => [
    month,
    kind,
    '',
    grid,
    baht,
    '',
    '',
  ];
  return csvText([
    ['month', 'kind', 'energy_wh', 'grid', 'baht', 'first_block', 'last_block'],
    edge('opening', opening),
    ...lines.map(({ kind, energyWh, grid, baht, firstBlock, lastBlock }) => [
      month,
      kind,
      String(energyWh ?? ''),
      grid,
      baht,
      String(firstBlock ?? ''),
      String(lastBlock ?? ''),
    ]),
    edge('closing', closing),
  ]);
}
