import { type FormEvent, useId, useMemo } from 'react';
import { useChainTime, useClock } from '../../data/head.js';
import type { Account, Book, Order } from '../../data/types.js';
import { unitsOf } from '../../data/amounts.js';
import { Button, Card, Choice, Select, TextField, WhoButton } from '../../parts/index.js';
import type { Call } from '../../session.js';
import { go, to } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { parseDecimal, useFormat } from '../../shell/format.js';
import { useLive } from '../../shell/live.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';
import { type Draft, type Refusal, refusalOf, type Side, termsOf } from './order.js';
import { refusalText } from './refusal-words.js';

/** What somebody has typed so far, whichever book it will be for. */
export interface Typed {
  readonly side: Side;
  readonly energy: string;
  /** null: half-way between what the utility pays and asks. */
  readonly limit: string | null;
  /** null: the first that there is. */
  readonly meter: string | null;
}

export const NOTHING_TYPED: Typed = { side: 'buy', energy: '1.00', limit: null, meter: null };

/** The call that places `draft` in the book of `epoch`. */
export function placeOrder({ side, meter, energyWh, limit }: Draft, epoch: number): Call {
  return {
    pallet: 'Trading',
    name: 'place_order',
    args: {
      side: { type: side === 'buy' ? 'Buy' : 'Sell', value: undefined },
      meter: meter ?? undefined,
      delivery_epoch: BigInt(epoch),
      energy_wh: energyWh ?? 0n,
      limit_price: limit ?? 0n,
    },
  };
}

/** An order for one of the open books: what it sets aside and can come to is said before it is signed. */
export function OrderForm({
  book,
  account,
  orders,
  typed,
  onType,
}: {
  readonly book: Book;
  readonly account: Account | null;
  /** The account's own of the epoch. */
  readonly orders: readonly Order[];
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}) {
  const { market } = useWords();
  const format = useFormat();
  const { person } = useSession();
  const { isStale } = useClock();
  const now = useChainTime();
  const sending = useSending();
  const { side, energy, limit } = typed;
  const about = useId();

  const meters = account?.meters ?? [];
  const meter = typed.meter ?? meters[0]?.meter ?? null;
  // Half-way between what the utility pays and asks, unless the person says otherwise.
  const usual = useMemo(() => usualLimit(book), [book]);
  const limitText = limit ?? format.grid(usual, 3).replace(',', '.');
  const draft: Draft = {
    side,
    meter,
    energyWh: parseDecimal(energy, 3),
    limit: parseDecimal(limitText, 18),
  };
  const mine = orders.filter(({ status }) => status === 'open');
  const { start } = useLive();
  // What the replay comes to is compared with the data: nobody else trades before it is over.
  const isReplaying = start !== null && start !== undefined && start.phase !== 'live';
  const refusal: Refusal | null = isReplaying
    ? { kind: 'replaying' }
    : isStale
      ? { kind: 'stalled' }
      : refusalOf(draft, book, account, mine, now);
  const isOff = refusal !== null || sending.isBusy;
  const place = (event: FormEvent): void => {
    event.preventDefault();
    if (isOff) return;
    // From here on it is this book that is followed, also when it closes.
    go(to('market', [], { epoch: String(book.epoch) }), { replace: true });
    void sending.send(placeOrder(draft, book.epoch));
  };
  return (
    <Card title={market.order}>
      <form className="stack" onSubmit={place}>
        <Choice
          label={market.side}
          value={side}
          options={[
            { value: 'buy', text: market.buy },
            { value: 'sell', text: market.sell },
          ]}
          onChange={(next) => onType({ ...typed, side: next })}
        />
        <div className="pair">
          <TextField
            label={market.energy}
            value={energy}
            inputMode="decimal"
            onChange={(next) => onType({ ...typed, energy: next })}
          />
          <TextField
            label={side === 'buy' ? market.atMost : market.atLeast}
            value={limitText}
            inputMode="decimal"
            onChange={(next) => onType({ ...typed, limit: next })}
          />
        </div>
        {meters.length > 0 && (
          <Select
            label={market.meter}
            value={meter ?? ''}
            options={meters.map(({ meter: id, ratedWatts }) => ({
              value: id,
              text: ratedWatts === null ? id : `${id} · ${format.kwh(ratedWatts, 1)} kW`,
            }))}
            onChange={(next) => onType({ ...typed, meter: next })}
          />
        )}
        <Worth draft={draft} book={book} />
        <div id={about} role="status">
          {refusal && <p className="small refusal">{refusalText(refusal, market, format)}</p>}
        </div>
        {person ? (
          <Button type="submit" isOff={isOff} about={about}>
            {market.place}
          </Button>
        ) : (
          <WhoButton />
        )}
      </form>
      <SendingView of={sending} done={placedText(sending, market.placed, format)} />
      <p className="small muted">
        {person?.key.kind === 'campus' ? market.isPicked : market.nothingToDo}
      </p>
    </Card>
  );
}

/** Where the order is, once it is anywhere. */
function placedText(
  { state }: ReturnType<typeof useSending>,
  words: (block: string) => string,
  format: ReturnType<typeof useFormat>,
): string {
  return state.at === 'done' ? words(format.count(state.done.block.number)) : '';
}

function usualLimit(book: Book): bigint {
  const tick = unitsOf(book.rules.tick);
  const middle = (unitsOf(book.feedIn) + unitsOf(book.retail)) / 2n;
  return middle - (middle % tick);
}

/** What is set aside, what it comes to as things stand, and what it can cost at worst. */
function Worth({ draft, book }: { readonly draft: Draft; readonly book: Book }) {
  const { market } = useWords();
  const format = useFormat();
  const terms = termsOf(draft, book);
  if (!terms) return null;
  const stands = book.indicative?.price ?? null;
  const price = stands === null ? null : format.grid(unitsOf(stands), 3);
  const [sum, limit] = [terms.asItStands, terms.atLimit].map((units) =>
    format.grid(units ?? 0n, 3),
  ) as [string, string];
  const isBuying = draft.side === 'buy';
  const [known, unknown] = isBuying
    ? [market.payStands, market.payUnknown]
    : [market.getStands, market.getUnknown];
  return (
    <div className="hint" aria-live="polite">
      <b>
        {terms.setAside === 0n
          ? market.setAsideNothing
          : market.setAside(format.grid(terms.setAside, 3))}
      </b>{' '}
      {price === null ? unknown(limit) : known(price, sum, limit)}{' '}
      {isBuying
        ? market.worstBuy(format.grid(terms.unused, 3), format.grid(unitsOf(book.feedIn), 3))
        : market.worstSell(format.grid(terms.shortfall, 3))}{' '}
      {market.untraded}
    </div>
  );
}
