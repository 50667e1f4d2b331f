/** Completeness per day: a bar each, in the order of good news first, and the numbers as a table. */
import type { DayOfReadings } from '../../data/operations.js';
import { Table } from '../../parts/index.js';
import { startOfDay, useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

const PARTS = [
  { of: 'inTime', tone: 'near' },
  { of: 'late', tone: 'sun' },
  { of: 'several', tone: 'grid' },
  { of: 'missing', tone: 'bad' },
] as const;

export function Days({ days }: { readonly days: readonly DayOfReadings[] }) {
  const { readings } = useWords();
  const format = useFormat();
  const standing = ({ expected, missing }: DayOfReadings): string => {
    if (expected === 0) return readings.dayNothing;
    return missing > 0 ? readings.dayMissing(format.count(missing)) : readings.dayComplete;
  };
  if (days.length === 0) return <p className="empty">{readings.leadNone}</p>;
  return (
    <>
      <ul className="days">
        {days.map((day) => (
          <li key={day.day}>
            <span>{format.shortDate(startOfDay(day.day))}</span>
            {/* A bar of nothing looks like one of nothing but missing readings. */}
            <div className={day.expected > 0 ? 'bar' : ''} aria-hidden="true">
              {PARTS.map(({ of, tone }) =>
                day[of] > 0 ? (
                  <i key={of} className={`tone-${tone}`} style={{ flexGrow: day[of] }} />
                ) : null,
              )}
            </div>
            <span>{standing(day)}</span>
          </li>
        ))}
      </ul>
      <p className="key">
        {PARTS.map(({ of, tone }) => (
          <span key={of} className={`tone-${tone}`}>
            <i />
            {readings[of]}
          </span>
        ))}
      </p>
      <details>
        <summary>{readings.asTable}</summary>
        <Table
          caption={readings.perDay}
          rows={days}
          keyOf={({ day }) => day}
          columns={[
            {
              name: readings.day,
              isHead: true,
              cell: ({ day }) => format.shortDate(startOfDay(day)),
            },
            {
              name: readings.expected,
              isNumber: true,
              cell: ({ expected }) => format.count(expected),
            },
            ...PARTS.map(({ of }) => ({
              name: readings[of],
              isNumber: true,
              cell: (day: DayOfReadings) => format.count(day[of]),
            })),
          ]}
        />
      </details>
    </>
  );
}
