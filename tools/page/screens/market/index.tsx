import { useState } from 'react';
import { useApi } from '../../data/store.js';
import { useChainTime, useHead } from '../../data/head.js';
import { unitsOf } from '../../data/amounts.js';
import type { Account, Book, Books, Epoch, EpochDetails, Order, Page } from '../../data/types.js';
import { Card, Choice, Shown, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useLive } from '../../shell/live.js';
import { go, to, usePlace } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { energyOf } from './curves.js';
import { DepthChart } from './DepthChart.js';
import { MyOrders } from './MyOrders.js';
import { NOTHING_TYPED, OrderForm, type Typed } from './OrderForm.js';
import { phaseOf, Phases } from './Phases.js';
import { ProofCheck } from './ProofCheck.js';
import './market.css';

/** What would a kWh cost in a quarter hour to come, or what did it cost in one that was cleared. */
export default function Market() {
  const { query } = usePlace();
  const isReady = useHead() !== null;
  const books = useApi<Books>(isReady ? '/v1/books' : null);
  const wanted = /^\d{1,15}$/.test(query['epoch'] ?? '') ? Number(query['epoch']) : null;
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const roomy = useRoomy(books.value);
  const mine = useMyOrders();
  return (
    <Shown of={books}>
      {(value) => {
        const chosen = wanted ?? roomy;
        const book = value.items.find(({ epoch }) => epoch === chosen);
        return (
          <>
            <Epochs books={value} chosen={chosen} />
            {book ? (
              <OpenBook book={book} orders={mine ?? []} typed={typed} onType={setTyped} />
            ) : (
              chosen !== null && <Cleared epoch={chosen} />
            )}
            {mine && <MyOrders orders={mine} />}
            <Recent />
          </>
        );
      }}
    </Shown>
  );
}

/** So long somebody needs to place an order, in milliseconds of a real clock. */
const TYPING_MS = 20_000;

/** The first open book in which there is time to place an order, where the chain's clock runs fast; null without any. */
function useRoomy(books: Books | undefined): number | null {
  const time = useHead()?.time ?? 0;
  const speed = useLive().start?.speed ?? 1;
  const items = books?.items ?? [];
  const roomy = items.find(({ gate }) => Date.parse(gate) - time > TYPING_MS * speed);
  return (roomy ?? items.at(-1))?.epoch ?? null;
}

/** The open quarter hours, side by side, and the cleared one that is looked at. */
function Epochs({ books, chosen }: { readonly books: Books; readonly chosen: number | null }) {
  const { market } = useWords();
  const format = useFormat();
  const open = books.items.map(({ epoch, from }) => ({
    value: String(epoch),
    text: format.time(Date.parse(from)),
  }));
  if (open.length === 0) return null;
  return (
    <div className="epochs">
      <Choice
        label={market.whichEpoch}
        value={String(chosen ?? '')}
        options={open}
        onChange={(epoch) => go(to('market', [], { epoch }), { replace: true })}
      />
    </div>
  );
}

/** The orders of whoever is looking; null for nobody, or until they are there. */
function useMyOrders(): readonly Order[] | null {
  const { person, isKnown } = useSession();
  const path = person && isKnown ? `/v1/accounts/${person.address}/orders?limit=200` : null;
  return useApi<Page<Order>>(path).value?.items ?? null;
}

function useMyAccount(): Account | null {
  const { person } = useSession();
  const { value } = useApi<Account>(person ? `/v1/accounts/${person.address}` : null);
  return value ?? null;
}

function OpenBook({
  book,
  orders,
  typed,
  onType,
}: {
  readonly book: Book;
  /** All of whoever is looking. */
  readonly orders: readonly Order[];
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}) {
  const { market } = useWords();
  const format = useFormat();
  const account = useMyAccount();
  const own = orders.filter(({ epoch }) => epoch === book.epoch);
  const quarter = quarterOf(book, format);
  const { indicative } = book;
  const price = indicative?.price ?? null;
  return (
    <>
      <section className="market-lead">
        <h1 className="lead">
          {price === null
            ? market.leadNone(quarter)
            : market.lead(format.grid(unitsOf(price), 3), quarter)}
        </h1>
        <Countdown book={book} />
      </section>
      <div className="columns wide-first">
        <Card title={market.book(quarter)} note={<Phases now="open" />}>
          <Depth quarter={quarter} {...book} outcome={indicative} />
          {indicative && price !== null ? (
            <p className="small">
              <b>
                {market.stands(format.kwh(indicative.volumeWh, 2), format.grid(unitsOf(price), 3))}
              </b>
              , {market.leftOver(format.kwh(indicative.surplusWh, 2))}
            </p>
          ) : (
            <p className="small muted">{indicative ? market.noMeeting : market.nobodyYet}</p>
          )}
        </Card>
        <OrderForm book={book} account={account} orders={own} typed={typed} onType={onType} />
      </div>
    </>
  );
}

/** Time until the book takes no more orders, by the chain's clock. */
function Countdown({ book }: { readonly book: Book }) {
  const { market } = useWords();
  const format = useFormat();
  const now = useChainTime();
  return (
    <div className="count" role="timer">
      <b>{format.countdown(Date.parse(book.gate) - now)}</b>
      <span>{market.closesIn(format.time(Date.parse(book.from)))}</span>
    </div>
  );
}

function Depth({
  quarter,
  bids,
  asks,
  feedIn,
  retail,
  outcome,
}: Pick<Book, 'bids' | 'asks'> & {
  readonly feedIn: string | null;
  readonly retail: string | null;
  readonly quarter: string;
  readonly outcome: Book['indicative'];
}) {
  const { market } = useWords();
  const format = useFormat();
  const [wanted, offered] = [bids, asks].map((side) => format.kwh(energyOf(side), 2)) as [
    string,
    string,
  ];
  return (
    <>
      <DepthChart
        name={market.bookOf(quarter, wanted, offered)}
        {...{ bids, asks, feedIn, retail, outcome }}
      />
      <div className="key">
        <span className="tone-grid">
          <i />
          {market.wanted} {wanted} {format.unit}
        </span>
        <span className="tone-sun">
          <i />
          {market.offered} {offered} {format.unit}
        </span>
      </div>
    </>
  );
}

/** An epoch whose gate has closed. */
function Cleared({ epoch }: { readonly epoch: number }) {
  const details = useApi<EpochDetails>(`/v1/epochs/${epoch}`);
  return <Shown of={details}>{(value) => <ClearedBook details={value} />}</Shown>;
}

function ClearedBook({ details }: { readonly details: EpochDetails }) {
  const { market } = useWords();
  const format = useFormat();
  const { epoch, bids, asks } = details;
  const quarter = quarterOf(epoch, format);
  return (
    <>
      <h1 className="lead">
        {epoch.price !== null
          ? market.leadCleared(format.grid(unitsOf(epoch.price), 3), quarter)
          : epoch.phase === 'closed'
            ? market.leadUntraded(quarter)
            : market.leadClearing(quarter)}
      </h1>
      <div className="columns wide-first">
        <Card title={market.book(quarter)} note={<Phases now={phaseOf(epoch)} />}>
          <Depth
            quarter={quarter}
            bids={bids}
            asks={asks}
            feedIn={epoch.feedIn}
            retail={epoch.retail}
            outcome={epoch.price === null ? null : epoch}
          />
          {epoch.price !== null && (
            <p className="small">
              {market.traded} <b>{format.energy(epoch.volumeWh, 2)}</b>,{' '}
              {market.leftOver(format.kwh(epoch.surplusWh, 2))}
            </p>
          )}
        </Card>
        <ProofCheck key={epoch.epoch} details={details} />
      </div>
    </>
  );
}

/** The last quarter hours that were cleared. */
function Recent() {
  const { market } = useWords();
  const format = useFormat();
  const epochs = useApi<Page<Epoch>>('/v1/epochs?limit=16');
  return (
    <Card title={market.recent}>
      <Shown of={epochs} isEmpty={({ items }) => !items.some(({ phase }) => phase === 'closed')}>
        {({ items }) => (
          <Table
            caption={market.recent}
            keyOf={({ epoch }) => epoch}
            rows={items.filter(({ phase }) => phase === 'closed').slice(0, 8)}
            columns={[
              {
                name: market.whichEpoch,
                cell: (each) => (
                  <a href={to('market', [], { epoch: String(each.epoch) })}>
                    {quarterOf(each, format)}
                  </a>
                ),
                isHead: true,
              },
              {
                name: `${market.price} (${market.limit})`,
                cell: ({ price }) =>
                  price === null ? market.noTrade : format.grid(unitsOf(price), 3),
                isNumber: true,
              },
              {
                name: `${market.traded} (${format.unit})`,
                cell: ({ volumeWh }) => format.kwh(volumeWh, 2),
                isNumber: true,
              },
            ]}
          />
        )}
      </Shown>
    </Card>
  );
}

function quarterOf(
  { from, to: end }: { readonly from: string; readonly to: string },
  format: ReturnType<typeof useFormat>,
): string {
  return format.quarter(Date.parse(from), Date.parse(end) - Date.parse(from));
}
