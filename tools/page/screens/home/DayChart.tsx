import { QUARTER_HOUR_MS } from '../../../../node-config/time.js';
import type { EnergyBucket } from '../../data/types.js';
import { ChartFrame, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';
import { nearOf } from './state.js';

const [WIDTH, HEIGHT, TOP, BOTTOM, LEFT] = [640, 190, 6, 24, 4];
const QUARTERS = 96;
const HOURS = [0, 6, 12, 18, 24];

/** A day in quarter hours: above the line what came, from neighbours and the grid; below it what the own roof gave. */
export function DayChart({
  name,
  start,
  buckets,
}: {
  readonly name: string;
  /** When the day begins, ms since 1970. */
  readonly start: number;
  readonly buckets: readonly EnergyBucket[];
}) {
  const { home, market } = useWords();
  const format = useFormat();
  const rows = buckets.filter(({ readings }) => readings > 0);
  const most = (pick: (bucket: EnergyBucket) => number): number =>
    Math.max(0, ...rows.map((each) => pick(each)));
  const [up, down] = [most(({ usedWh }) => usedWh), most(({ madeWh }) => madeWh)];
  const scale = (HEIGHT - TOP - BOTTOM) / Math.max(1, up + down);
  const zero = TOP + up * scale;
  const width = (WIDTH - 2 * LEFT) / QUARTERS;
  const placeOf = ({ from }: EnergyBucket): number => (Date.parse(from) - start) / QUARTER_HOUR_MS;
  const wh = (value: number): string => format.kwh(value, 2);
  const reading = (at: number): string => {
    const row = rows[at];
    if (!row) return '';
    return home.quarterReading(
      format.quarter(Date.parse(row.from)),
      wh(nearOf(row)),
      wh(row.utilityInWh),
      wh(row.madeWh),
    );
  };
  return (
    <ChartFrame
      name={name}
      count={rows.length}
      readingOf={reading}
      start={rows.length}
      table={
        <Table
          caption={name}
          rows={rows}
          keyOf={({ from }) => from}
          columns={[
            {
              name: market.whichEpoch,
              cell: ({ from }) => format.quarter(Date.parse(from)),
              isHead: true,
            },
            { name: home.fromNeighbours, cell: (row) => wh(nearOf(row)), isNumber: true },
            { name: home.fromGrid, cell: (row) => wh(row.utilityInWh), isNumber: true },
            { name: home.given, cell: (row) => wh(row.madeWh), isNumber: true },
          ]}
        />
      }
    >
      {(cursor, point) => (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          {rows.map((row, at) => {
            const x = LEFT + placeOf(row) * width;
            const [near, grid, made] = [
              nearOf(row) * scale,
              (row.usedWh - nearOf(row)) * scale,
              row.madeWh * scale,
            ];
            const bar = { x, width: Math.max(1, width - 1.2) };
            return (
              <g
                key={row.from}
                opacity={cursor === null || cursor === at ? 1 : 0.45}
                onPointerEnter={() => point(at)}
              >
                <rect
                  x={x}
                  y={TOP}
                  width={width}
                  height={HEIGHT - TOP - BOTTOM}
                  fill="transparent"
                />
                <rect {...bar} y={zero - near} height={near} fill="var(--near)" />
                <rect {...bar} y={zero - near - grid} height={grid} fill="var(--grid)" />
                <rect {...bar} y={zero} height={made} fill="var(--sun)" />
              </g>
            );
          })}
          <line x1={LEFT} x2={WIDTH - LEFT} y1={zero} y2={zero} stroke="var(--line-strong)" />
          {HOURS.map((hour) => (
            <text
              key={hour}
              x={LEFT + hour * 4 * width}
              y={HEIGHT - 6}
              textAnchor={hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle'}
            >
              {String(hour).padStart(2, '0')}:00
            </text>
          ))}
        </svg>
      )}
    </ChartFrame>
  );
}
