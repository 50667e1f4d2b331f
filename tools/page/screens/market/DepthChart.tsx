import { ChartFrame, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { unitsOf } from '../../data/amounts.js';
import type { Indicative, Level } from '../../data/types.js';
import { useWords } from '../../words/index.js';
import { spanOf, type Step, stepsOf, ticksOf } from './curves.js';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 300, 50, 10, 12, 38];

/** Both sides of a book as steps: energy to the right, prices upwards; they meet at the common price. */
export function DepthChart({
  name,
  bids,
  asks,
  feedIn,
  retail,
  outcome,
}: {
  readonly name: string;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  /** What the utility pays and asks; null where it is not known. */
  readonly feedIn: string | null;
  readonly retail: string | null;
  readonly outcome: Indicative | null;
}) {
  const { market } = useWords();
  const format = useFormat();
  const [wanted, offered] = [stepsOf(bids), stepsOf(asks)];
  const span = spanOf([...wanted, ...offered], [feedIn, retail]);
  const x = (wh: number): number => LEFT + (wh / span.wh) * (WIDTH - LEFT - RIGHT);
  const y = (price: number): number =>
    TOP + ((span.high - price) / (span.high - span.low)) * (HEIGHT - TOP - BOTTOM);
  const rows = [
    ...bids.map((level, at) => ({ side: market.wanted, level, step: wanted[at] })),
    ...asks.map((level, at) => ({ side: market.offered, level, step: offered[at] })),
  ];
  const price = outcome?.price ?? null;
  const lines = [
    { text: market.retail, value: retail },
    { text: market.feedIn, value: feedIn },
  ].flatMap(({ text, value }) => (value === null ? [] : [{ text, value }]));
  const reading = (at: number): string => {
    const row = rows[at];
    if (!row) return '';
    const { side, level, step } = row;
    return market.levelReading(
      side,
      format.kwh(level.energyWh, 2),
      format.grid(unitsOf(level.price), 3),
      format.kwh(step?.toWh ?? 0, 2),
    );
  };
  return (
    <ChartFrame
      name={name}
      count={rows.length}
      readingOf={reading}
      table={
        <Table
          caption={name}
          columns={[
            { name: market.side, cell: ({ side }) => side, isHead: true },
            {
              name: market.limit,
              cell: ({ level }) => format.grid(unitsOf(level.price), 3),
              isNumber: true,
            },
            {
              name: format.unit,
              cell: ({ level }) => format.kwh(level.energyWh, 2),
              isNumber: true,
            },
            {
              name: market.orders,
              cell: ({ level }) => format.count(level.orders),
              isNumber: true,
            },
          ]}
          rows={rows}
          keyOf={({ side, level }) => `${side} ${level.price}`}
        />
      }
    >
      {(cursor) => (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          {lines.map(({ text, value }) => (
            <g key={text}>
              <line
                x1={LEFT}
                x2={WIDTH - RIGHT}
                y1={y(Number(value))}
                y2={y(Number(value))}
                stroke="var(--line-strong)"
                strokeDasharray="4 4"
              />
              <text x={WIDTH - RIGHT} y={y(Number(value)) - 5} textAnchor="end">
                {text} {format.grid(unitsOf(value), 2)}
              </text>
            </g>
          ))}
          {outcome && price !== null && (
            <rect
              x={LEFT}
              y={y(Number(price))}
              width={x(outcome.volumeWh) - LEFT}
              height={HEIGHT - BOTTOM - y(Number(price))}
              fill="var(--near)"
              opacity="0.1"
            />
          )}
          <StepLine steps={wanted} x={x} y={y} colour="var(--grid)" />
          <StepLine steps={offered} x={x} y={y} colour="var(--sun)" />
          {outcome && price !== null && (
            <>
              <line
                x1={LEFT}
                x2={x(outcome.volumeWh)}
                y1={y(Number(price))}
                y2={y(Number(price))}
                stroke="var(--near)"
                strokeWidth="1.5"
              />
              <circle
                className="changes"
                cx={x(outcome.volumeWh)}
                cy={y(Number(price))}
                r="7"
                fill="var(--card)"
                stroke="var(--near)"
                strokeWidth="4"
              />
            </>
          )}
          {ticksOf(span.low, span.high, 5).map((tick) => (
            <text key={tick} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {tick.toFixed(2)}
            </text>
          ))}
          {ticksOf(0, span.wh, 4).map((tick) => (
            <text key={tick} x={x(tick)} y={HEIGHT - 12} textAnchor="middle">
              {format.energy(Math.round(tick), tick % 1000 === 0 ? 0 : 1)}
            </text>
          ))}
          {cursor !== null && rows[cursor]?.step && (
            <circle
              cx={x(rows[cursor].step.toWh)}
              cy={y(rows[cursor].step.price)}
              r="6"
              fill="var(--ink)"
            />
          )}
        </svg>
      )}
    </ChartFrame>
  );
}

function StepLine({
  steps,
  x,
  y,
  colour,
}: {
  readonly steps: readonly Step[];
  readonly x: (wh: number) => number;
  readonly y: (price: number) => number;
  readonly colour: string;
}) {
  const path = steps
    .map(({ price, fromWh, toWh }, at) => {
      const command = at === 0 ? 'M' : 'L';
      return `${command}${x(fromWh)} ${y(price)}L${x(toWh)} ${y(price)}`;
    })
    .join('');
  return <path d={path} fill="none" stroke={colour} strokeWidth="3" strokeLinejoin="round" />;
}
