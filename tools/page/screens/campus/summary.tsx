/** What the campus screen and the one in the lobby share: the figures of a period, and the sentence above them. */
import { DAY_MS } from '../../../../node-config/time.js';
import { unitsOf } from '../../data/amounts.js';
import { useHead } from '../../data/head.js';
import type { BuildingsSideBySide } from '../../data/operations.js';
import { useApi } from '../../data/store.js';
import type { FlowBucket, Flows } from '../../data/types.js';
import { Figure } from '../../parts/index.js';
import { localDay, startOfDay, useBaht, useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

export const PERIODS = ['today', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];
const DAYS: Readonly<Record<Period, number>> = { today: 1, week: 7, month: 30 };

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
export function Lead({ total }: { readonly total: FlowBucket }) {
  const { campus } = useWords();
  const format = useFormat();
  const text = total.withheld
    ? campus.withheld
    : total.selfSufficiency === null
      ? campus.leadNone
      : campus.lead(format.percent(total.selfSufficiency));
  return <h1 className="lead">{text}</h1>;
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
        value={energy ? format.energy(energy.utilityInWh) : '–'}
        about={energy ? campus.ofUsed(format.kwh(energy.usedWh)) : ''}
      />
      <Figure
        tone="near"
        name={campus.saved}
        value={saved === null ? '–' : `${format.grid(unitsOf(saved))} GRID`}
        about={saved === null ? '' : `≈ ${baht(unitsOf(saved))}`}
      />
    </div>
  );
}
