/** Buildings side by side: a bar each for where its energy came from, and the numbers. */
import type { BuildingEnergy } from '../../data/operations.js';
import { unitsOf } from '../../data/amounts.js';
import { Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

export function Buildings({ buildings }: { readonly buildings: readonly BuildingEnergy[] }) {
  const { campus } = useWords();
  const format = useFormat();
  const most = Math.max(1, ...buildings.map(({ energy }) => energy.usedWh));
  return (
    <>
      <ul className="beside" aria-hidden="true">
        {buildings.map(({ account, name, energy }) => (
          <li key={account}>
            <bdi>{name}</bdi>
            <div className="bar">
              <i
                className="tone-near"
                style={{ width: `${(100 * (energy.boughtAheadWh + energy.sharedInWh)) / most}%` }}
              />
              <i className="tone-grid" style={{ width: `${(100 * energy.utilityInWh) / most}%` }} />
            </div>
          </li>
        ))}
      </ul>
      <p className="key" aria-hidden="true">
        <span className="tone-near">
          <i />
          {campus.fromNeighbours}
        </span>
        <span className="tone-grid">
          <i />
          {campus.fromGrid}
        </span>
      </p>
      <Table
        caption={campus.sideBySide}
        rows={buildings}
        keyOf={({ account }) => account}
        columns={[
          { name: campus.building, isHead: true, cell: ({ name }) => <bdi>{name}</bdi> },
          { name: campus.made, isNumber: true, cell: ({ energy }) => format.kwh(energy.madeWh) },
          { name: campus.used, isNumber: true, cell: ({ energy }) => format.kwh(energy.usedWh) },
          {
            name: campus.fromNeighbours,
            isNumber: true,
            isWideOnly: true,
            cell: ({ energy }) => format.kwh(energy.boughtAheadWh + energy.sharedInWh),
          },
          {
            name: campus.fromGrid,
            isNumber: true,
            isWideOnly: true,
            cell: ({ energy }) => format.kwh(energy.utilityInWh),
          },
          {
            name: `${campus.savedEach}, GRID`,
            isNumber: true,
            cell: ({ energy }) => format.grid(unitsOf(energy.saved)),
          },
        ]}
      />
    </>
  );
}
