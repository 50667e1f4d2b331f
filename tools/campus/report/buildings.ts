/** Two tables with a column per building: where its energy came from and went, and what that brought or cost. */
import { type LineName, type Lines, LINES, netOf, sumOf } from '../lines.js';
import { totalsOf, type Wh } from '../simulation/energy.js';
import { formatBaht, formatKwh, roundGrid } from './format.js';
import { renderSheet } from './layout.js';
import { type CampusResult, total } from './results.js';

/** What lines are called. */
export const LINE_NAMES: Readonly<Record<LineName, string>> = {
  sold: 'sold ahead',
  bought: 'bought ahead',
  sharedOut: 'shared, given',
  sharedIn: 'shared, taken',
  toUtility: 'to the utility',
  fromUtility: 'from the utility',
  short: 'short',
  unused: 'unused',
};

/** What each building generated and used, and where the rest came from and went. */
export function renderEnergy(result: CampusResult): string {
  const energies = result.buildings.map(({ energy }) => totalsOf(energy.quarters));
  const all = [...energies, totalsOf(energies)];
  const lines = allLines(result);
  const row = (name: string, values: readonly Wh[]): string[] => [name, ...values.map(formatKwh)];
  return renderSheet({
    head: ['kWh', ...headOf(result)],
    rows: [
      row(
        'generated',
        all.map(({ generated }) => generated),
      ),
      row(
        'used',
        all.map(({ used }) => used),
      ),
      row(
        '  of its own',
        all.map(({ used, imported }) => used - imported),
      ),
      ...LINES.map((name) =>
        row(
          LINE_NAMES[name],
          lines.map((of) => of[name].wh),
        ),
      ),
    ],
  });
}

/** What each line brought (or cost), and the bill beside that of the tariff alone. */
export function renderMoney(result: CampusResult): string {
  const lines = allLines(result);
  const alone = result.buildings.map((building) => building.alone);
  const nets = lines.map(netOf);
  const row = (name: string, values: readonly bigint[]): string[] => [
    name,
    ...values.map(roundGrid),
  ];
  const allAlone = [...alone, total(alone)];
  const saved = nets.map((net, at) => net - (allAlone[at] ?? 0n));
  return renderSheet({
    head: ['GRID', ...headOf(result)],
    rows: [
      ...LINES.map((name) =>
        row(
          LINE_NAMES[name],
          lines.map((of) => of[name].grid),
        ),
      ),
      row('in all', nets),
      row('tariff alone', allAlone),
      row('saved', saved),
      ['saved, THB', ...saved.map((amount) => formatBaht(amount, result.satangPerGrid))],
    ],
  });
}

function allLines(result: CampusResult): Lines[] {
  const each = result.buildings.map(({ lines }) => lines);
  return [...each, sumOf(each)];
}

/** Long names in two lines, so that a table fits. */
function headOf({ buildings }: CampusResult): string[] {
  return [...buildings.map(({ energy }) => shortened(energy.building.name)), 'campus'];
}

/** Letters of a name that fit above a column. */
const MOST_LETTERS = 9;

/** At most as many letters as fit above a column; words below each other. */
export function shortened(name: string): string {
  return name
    .split(' ')
    .map((word) => (word.length > MOST_LETTERS ? `${word.slice(0, MOST_LETTERS - 1)}.` : word))
    .join('\n');
}
