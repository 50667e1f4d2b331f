import { unitsOf } from '../../data/amounts.js';
import { useHead } from '../../data/head.js';
import { useApi } from '../../data/store.js';
import type { PriceBucket, Prices as Answer } from '../../data/types.js';
import { Waiting } from '../../parts/Waiting.js';
import { whenShown } from '../../parts/when-shown.js';
import { csvText } from '../../../support/csv.js';
import { Card, ChartFrame, Choice, Download, Shown, Table } from '../../parts/index.js';
import { localDay, startOfDay, useFormat } from '../../shell/format.js';
import { go, to, usePlace } from '../../shell/router.js';
import { useWords } from '../../words/index.js';
import { isDay, type Range, RANGES, stepped, stretchOf } from './range.js';
import './prices.css';

const loadChart = () => import('./PriceChart.js');
const PriceChart = whenShown(
  loadChart,
  <div className="plot">
    <Waiting />
  </div>,
);
// It comes beside the prices rather than after them; a failure shows when the chart is wanted.
loadChart().catch(() => undefined);

/** What did a kWh cost: today, this week, this month, this year. */
export default function Prices() {
  const { prices } = useWords();
  const format = useFormat();
  const { query } = usePlace();
  const head = useHead();
  const range = RANGES.find((each) => each === query['range']) ?? 'day';
  const today = head ? localDay(head.time) : '';
  const at = isDay(query['at']) ? query['at'] : today;
  const { from, to: end, bucket } = at ? stretchOf(range, at) : { from: '', to: '', bucket: '' };
  const isNow = from <= today && today < end;
  const answer = useApi<Answer>(
    at ? `/v1/prices?from=${from}&to=${end}&bucket=${bucket}` : null,
    isNow ? 'block' : 'never',
  );
  const show = (next: Range, day: string): void =>
    go(to('prices', [], { range: next, at: day }), { replace: true });
  const title = at ? titleOf(range, startOfDay(from), startOfDay(end) - 1, format) : '';
  return (
    <>
      <div className="price-head">
        <Choice
          label={prices.range}
          value={range}
          options={RANGES.map((value) => ({ value, text: prices.ranges[value] }))}
          onChange={(next) => show(next, at)}
        />
        <div className="row">
          <button
            type="button"
            className="chip"
            aria-label={prices.before}
            onClick={() => show(range, stepped(range, at, -1))}
          >
            ‹
          </button>
          <button
            type="button"
            className="chip"
            aria-label={prices.after}
            disabled={end > today}
            onClick={() => show(range, stepped(range, at, 1))}
          >
            ›
          </button>
        </div>
      </div>
      <Shown of={answer} isEmpty={({ items }) => items.length === 0} empty={prices.none}>
        {({ items }) => <Period title={title} name={`${from}-${range}`} items={items} />}
      </Shown>
    </>
  );
}

function titleOf(
  range: Range,
  from: number,
  last: number,
  format: ReturnType<typeof useFormat>,
): string {
  if (range === 'day') return format.date(from);
  if (range === 'month') return format.month(from);
  return `${format.date(from)} – ${format.date(last)}`;
}

function Period({
  title,
  name,
  items,
}: {
  readonly title: string;
  readonly name: string;
  readonly items: readonly PriceBucket[];
}) {
  const { prices, market } = useWords();
  const format = useFormat();
  const { volume, mean, trades, epochs } = sumOf(items);
  const price = (grid: string | null): string =>
    grid === null ? market.noTrade : format.grid(unitsOf(grid), 3);
  const perKwh = (what: string): string => `${what} (${market.limit})`;
  const reading = (at: number): string => {
    const item = items[at];
    return item
      ? prices.reading(
          format.moment(Date.parse(item.from)),
          price(item.price),
          format.kwh(item.volumeWh, 2),
        )
      : '';
  };
  return (
    <>
      <h1 className="lead">
        {mean === null ? prices.leadNone(title) : prices.lead(title, format.grid(mean, 3))}
      </h1>
      <Card title={title} note={<Download name={`prices-${name}.csv`} textOf={() => csv(items)} />}>
        <ChartFrame
          name={prices.chart(
            title,
            format.kwh(volume, 1),
            format.count(trades),
            format.count(epochs),
          )}
          count={items.length}
          readingOf={reading}
          table={
            <Table
              caption={title}
              rows={items.filter((each) => each.trades > 0).slice(-200)}
              keyOf={({ from }) => from}
              columns={[
                {
                  name: prices.when,
                  cell: (each) => format.moment(Date.parse(each.from)),
                  isHead: true,
                },
                { name: perKwh(market.price), cell: (each) => price(each.price), isNumber: true },
                { name: format.unit, cell: (each) => format.kwh(each.volumeWh, 2), isNumber: true },
                {
                  name: perKwh(market.feedIn),
                  cell: (each) => price(each.feedIn),
                  isNumber: true,
                  isWideOnly: true,
                },
                {
                  name: perKwh(market.retail),
                  cell: (each) => price(each.retail),
                  isNumber: true,
                  isWideOnly: true,
                },
              ]}
            />
          }
        >
          {(cursor, point) => <PriceChart buckets={items} cursor={cursor} onPoint={point} />}
        </ChartFrame>
        <div className="key">
          <span className="tone-near">
            <i />
            {perKwh(market.price)}
          </span>
          <span className="tone-grid">
            <i />
            {market.retail}
          </span>
          <span className="tone-sun">
            <i />
            {market.feedIn}
          </span>
          <span>
            <i className="volume" />
            {prices.volume}
          </span>
        </div>
        <p className="small muted">
          {prices.sum(format.kwh(volume, 1), format.count(trades), format.count(epochs))}
        </p>
      </Card>
    </>
  );
}

/** All of `items`: the price is the mean by energy, in base units. */
export function sumOf(items: readonly PriceBucket[]): {
  readonly volume: number;
  readonly mean: bigint | null;
  readonly trades: number;
  readonly epochs: number;
} {
  let [volume, value, trades, epochs] = [0, 0n, 0, 0];
  for (const item of items) {
    volume += item.volumeWh;
    trades += item.trades;
    epochs += item.epochs;
    if (item.price !== null) value += unitsOf(item.price) * BigInt(item.volumeWh);
  }
  return { volume, trades, epochs, mean: volume === 0 ? null : value / BigInt(volume) };
}

function csv(items: readonly PriceBucket[]): string {
  const head = ['from', 'to', 'price_grid_per_kwh', 'volume_wh', 'feed_in', 'retail', 'pool_price'];
  const rows = items.map((each) => [
    each.from,
    each.to,
    each.price ?? '',
    String(each.volumeWh),
    each.feedIn ?? '',
    each.retail ?? '',
    each.poolPrice ?? '',
  ]);
  return csvText([head, ...rows]);
}
