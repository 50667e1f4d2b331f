/** Prices over time by uPlot, which comes with this chunk. */
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PriceBucket } from '../../data/types.js';
import { chartable } from '../../data/amounts.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

const HEIGHT = 300;
const ZONE = 'Asia/Bangkok';
/** Volume stands below prices, in this part of their height. */
const VOLUME_PART = 0.35;
const DAY_S = 86_400;
/** Steps between labels where a picture has days: whole days, months, a year. */
const DAYS = [1, 2, 3, 5, 7, 10, 15, 30, 60, 90, 120, 180, 365].map((days) => days * DAY_S);
const HOURS = [1, 2, 3, 6, 12].map((hours) => hours * 3_600);

/** What the lines and bars look like now, light or dark. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export default function PriceChart({
  buckets,
  cursor,
  onPoint,
}: {
  readonly buckets: readonly PriceBucket[];
  readonly cursor: number | null;
  readonly onPoint: (at: number | null) => void;
}) {
  const { market, prices } = useWords();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const pointed = useRef(onPoint);
  pointed.current = onPoint;

  useEffect(() => {
    const { current } = place;
    if (!current) return;
    let made: uPlot | null = null;
    const make = (): void => {
      made?.destroy();
      made = new uPlot(
        optionsOf(current.clientWidth, buckets, { market, prices, format }, (at) =>
          pointed.current(at),
        ),
        dataOf(buckets),
        current,
      );
      plot.current = made;
    };
    make();
    const resized = new ResizeObserver(() =>
      made?.setSize({ width: current.clientWidth, height: HEIGHT }),
    );
    resized.observe(current);
    // The canvas does not know custom properties: another theme draws anew.
    const themed = new MutationObserver(make);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const device = matchMedia('(prefers-color-scheme: dark)');
    device.addEventListener('change', make);
    return () => {
      resized.disconnect();
      themed.disconnect();
      device.removeEventListener('change', make);
      made?.destroy();
      plot.current = null;
    };
  }, [buckets, market, prices, format]);

  useEffect(() => {
    const { current } = plot;
    if (!current || cursor === null) return;
    const time = current.data[0][cursor];
    if (time !== undefined) current.setCursor({ left: current.valToPos(time, 'x'), top: 0 }, false);
  }, [cursor]);
  return <div ref={place} className="plot" aria-hidden="true" />;
}

function dataOf(buckets: readonly PriceBucket[]): uPlot.AlignedData {
  return [
    buckets.map(({ from }) => Date.parse(from) / 1000),
    buckets.map(({ price }) => chartable(price)),
    buckets.map(({ feedIn }) => chartable(feedIn)),
    buckets.map(({ retail }) => chartable(retail)),
    buckets.map(({ volumeWh }) => (volumeWh === 0 ? null : volumeWh / 1000)),
  ];
}

interface Spoken {
  readonly market: ReturnType<typeof useWords>['market'];
  readonly prices: ReturnType<typeof useWords>['prices'];
  readonly format: ReturnType<typeof useFormat>;
}

function optionsOf(
  width: number,
  buckets: readonly PriceBucket[],
  { market, prices, format }: Spoken,
  onPoint: (at: number | null) => void,
): uPlot.Options {
  const [ink, line] = [colour('--ink-2'), colour('--line')];
  const bars = uPlot.paths.bars?.({ size: [0.85, 40] });
  const steps = uPlot.paths.stepped?.({ align: 1 });
  const { floor, top } = heightsOf(buckets);
  const below = (top - floor) * VOLUME_PART;
  const axis = {
    stroke: ink,
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    grid: { show: false },
    ticks: { stroke: line, size: 4 },
  };
  return {
    width,
    height: HEIGHT,
    tzDate: (time) => uPlot.tzDate(new Date(time * 1000), ZONE),
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false },
    hooks: {
      setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)],
    },
    scales: {
      price: { range: () => [floor - below, top] },
      volume: { range: (_plot, _low, high) => [0, Math.max(high, 0.01) * (1 + 1 / VOLUME_PART)] },
    },
    axes: [
      {
        ...axis,
        incrs: (_plot, _axis, from, to) => (to - from > 1.5 * DAY_S ? DAYS : HOURS),
        values: (plot, times) => labelsOf(plot, times, format),
      },
      {
        ...axis,
        scale: 'price',
        size: 48,
        ticks: { show: false },
        // Below the lowest price stands the volume, which has another scale.
        filter: (_plot, at) => at.map((price) => (price < floor ? null : price)),
        values: (_plot, at) => at.map((price) => (price === null ? null : price.toFixed(2))),
      },
      { scale: 'volume', side: 1, show: false },
    ],
    series: [
      {},
      {
        label: market.price,
        scale: 'price',
        fill: `${colour('--near')}b0`,
        stroke: colour('--near'),
        width: 0,
        fillTo: floor,
        points: { show: false },
        ...(bars && { paths: bars }),
      },
      {
        label: market.feedIn,
        scale: 'price',
        stroke: colour('--sun'),
        width: 1.5,
        points: { show: false },
        ...(steps && { paths: steps }),
      },
      {
        label: market.retail,
        scale: 'price',
        stroke: colour('--grid'),
        width: 1.5,
        dash: [6, 4],
        points: { show: false },
        ...(steps && { paths: steps }),
      },
      {
        label: prices.volume,
        scale: 'volume',
        fill: `${ink}66`,
        stroke: ink,
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars }),
      },
    ],
  };
}

/** What prices lie between, with some room; nothing below zero. */
function heightsOf(buckets: readonly PriceBucket[]): { floor: number; top: number } {
  const all = buckets
    .flatMap(({ price, feedIn, retail }) => [price, feedIn, retail].map(chartable))
    .filter((price) => price !== null);
  const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1];
  const room = 0.1 * Math.max(high - low, 0.1);
  return { floor: Math.max(0, low - room), top: high + room / 2 };
}

/** Hours within a day, days within a month, months within a year. */
function labelsOf(plot: uPlot, times: readonly number[], format: Spoken['format']): string[] {
  const { min = 0, max = 0 } = plot.scales['x'] ?? {};
  const days = ((max ?? 0) - (min ?? 0)) / 86_400;
  const show = days > 70 ? format.shortMonth : days > 1.5 ? format.shortDate : format.time;
  return times.map((time) => show(time * 1000));
}
