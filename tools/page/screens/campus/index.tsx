/** The campus as a whole: where energy runs, how much stays here, buildings side by side; also for a screen in the lobby. */
import { useState } from 'react';
import { useHead } from '../../data/head.js';
import type { BuildingsSideBySide } from '../../data/operations.js';
import { useApi } from '../../data/store.js';
import type { FlowBucket, Flows } from '../../data/types.js';
import { unitsOf } from '../../data/amounts.js';
import { Card, Choice, Figure, Shown } from '../../parts/index.js';
import { localDay, startOfDay, useBaht, useFormat } from '../../shell/format.js';
import { to, usePlace } from '../../shell/router.js';
import { useWords } from '../../words/index.js';
import { Buildings } from './Buildings.js';
import { FlowPicture } from './FlowPicture.js';
import { Kiosk } from './Kiosk.js';
import './campus.css';

const PERIODS = ['today', 'week', 'month'] as const;
type Period = (typeof PERIODS)[number];
const DAYS: Readonly<Record<Period, number>> = { today: 1, week: 7, month: 30 };
const DAY_MS = 86_400_000;

export default function Campus() {
  const { query } = usePlace();
  return query.kiosk === undefined ? <CampusPage /> : <Kiosk />;
}

function CampusPage() {
  const { campus } = useWords();
  const [period, setPeriod] = useState<Period>('today');
  const { flows, buildings } = useCampus(period);
  return (
    <>
      <Shown of={flows}>{({ total }) => <h1 className="lead">{useLead(total)}</h1>}</Shown>
      <div className="row">
        <Choice
          label={campus.period}
          value={period}
          options={PERIODS.map((value) => ({ value, text: campus.periods[value] }))}
          onChange={setPeriod}
        />
        <a className="chip" href={to('campus', [], { kiosk: '' })}>
          {campus.kiosk}
        </a>
      </div>
      <Shown of={flows}>{({ total }) => <Sums total={total} />}</Shown>
      <Card title={campus.flows} note="kWh">
        <Shown
          of={buildings}
          isEmpty={({ items }) => items.length === 0}
          empty={campus.noBuildings}
        >
          {({ items }) => <FlowPicture buildings={items} />}
        </Shown>
      </Card>
      <Card title={campus.sideBySide} note="kWh">
        <Shown
          of={buildings}
          isEmpty={({ items }) => items.length === 0}
          empty={campus.noBuildings}
        >
          {({ items }) => <Buildings buildings={items} />}
        </Shown>
      </Card>
    </>
  );
}

/** What the screens of the campus show, for a period that ends now. */
export function useCampus(period: Period) {
  const head = useHead();
  const today = head && localDay(head.time);
  const from = today && localDay(startOfDay(today) - (DAYS[period] - 1) * DAY_MS);
  return {
    flows: useApi<Flows>(from ? `/v1/campus/flows?from=${from}&bucket=day` : null),
    buildings: useApi<BuildingsSideBySide>(from ? `/v1/campus/buildings?from=${from}` : null),
  };
}

/** One sentence: how much of what the campus used came from its roofs. */
export function useLead(total: FlowBucket): string {
  const { campus } = useWords();
  const format = useFormat();
  if (total.withheld) return campus.withheld;
  return total.selfSufficiency === null
    ? campus.leadNone
    : campus.lead(format.percent(total.selfSufficiency));
}

export function Sums({ total }: { readonly total: FlowBucket }) {
  const { campus } = useWords();
  const format = useFormat();
  const baht = useBaht();
  const part = (value: number | null): string => (value === null ? '–' : format.percent(value));
  const { energy, saved } = total;
  return (
    <div className="tiles">
      <Figure
        tone="sun"
        name={campus.selfConsumption}
        value={part(total.selfConsumption)}
        about={campus.selfConsumptionAbout}
      />
      <Figure
        tone="near"
        name={campus.selfSufficiency}
        value={part(total.selfSufficiency)}
        about={campus.selfSufficiencyAbout}
      />
      <Figure
        tone="grid"
        name={campus.fromGrid}
        value={energy ? `${format.kwh(energy.utilityInWh)} kWh` : '–'}
        about={energy ? campus.ofUsed(format.kwh(energy.usedWh)) : ''}
      />
      <Figure
        tone="near"
        name={campus.saved}
        value={saved === null ? '–' : `${format.grid(unitsOf(saved))} GRID`}
        about={saved === null ? '' : baht(unitsOf(saved))}
      />
    </div>
  );
}
