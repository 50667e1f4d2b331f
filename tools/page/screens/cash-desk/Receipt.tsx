import { useHead } from '../../data/head.js';
import { Button, Card, Name } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

export interface ReceiptFacts {
  readonly way: 'topUp' | 'payOut';
  readonly account: string;
  readonly name: string | null;
  /** Base units of GRID. */
  readonly units: bigint;
  readonly satang: bigint | null;
  readonly toDebt: bigint;
  readonly block: { readonly number: number; readonly hash: string };
  /** Who took or gave the money. */
  readonly desk: string;
}

/** What somebody takes home: prints by itself. */
export function Receipt({
  facts,
  onDone,
}: {
  readonly facts: ReceiptFacts;
  readonly onDone: () => void;
}) {
  const { cash, shell } = useWords();
  const format = useFormat();
  const head = useHead();
  return (
    <Card title={cash.receipt} className="receipt">
      <p role="status">
        <strong>
          {cash.paid[facts.way]} {format.exact(facts.units)} GRID
        </strong>
        {facts.satang !== null && <> · {format.baht(facts.satang)}</>}
      </p>
      <dl className="facts">
        <dt>{cash.person}</dt>
        <dd>
          <Name of={facts.account} name={facts.name} />
        </dd>
        {facts.toDebt > 0n && (
          <>
            <dt>{cash.debtPaid}</dt>
            <dd>{format.exact(facts.toDebt)} GRID</dd>
          </>
        )}
        <dt>{cash.when}</dt>
        <dd>{head ? format.moment(head.time) : ''}</dd>
        <dt>{cash.desk}</dt>
        <dd dir="auto">{facts.desk}</dd>
        <dt>{cash.block}</dt>
        <dd>
          <code className="address">
            {facts.block.number} · {facts.block.hash}
          </code>
        </dd>
      </dl>
      <div className="row no-print">
        <Button onClick={() => print()}>{shell.print}</Button>
        <Button kind="quiet" onClick={onDone}>
          {cash.next}
        </Button>
      </div>
    </Card>
  );
}
