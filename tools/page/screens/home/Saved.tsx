import { unitsOf } from '../../data/amounts.js';
import type { EnergyBucket } from '../../data/types.js';
import { Dialog, Exact, Table } from '../../parts/index.js';
import { useBaht } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

/** How a saved sum comes about. */
export function SavedDialog({
  total,
  onClose,
}: {
  readonly total: EnergyBucket;
  readonly onClose: () => void;
}) {
  const { home } = useWords();
  const baht = useBaht();
  const rows = [
    { name: home.formula.alone, units: unitsOf(total.tariffAlone), isSum: false },
    { name: home.formula.paid, units: -unitsOf(total.paid), isSum: false },
    { name: home.saved, units: unitsOf(total.saved), isSum: true },
  ];
  return (
    <Dialog title={home.formula.title} onClose={onClose}>
      <p>{home.formula.text}</p>
      <Table
        caption={home.formula.title}
        rows={rows}
        keyOf={({ name }) => name}
        isSum={({ isSum }) => isSum}
        columns={[
          { name: home.formula.what, cell: ({ name }) => name, isHead: true },
          { name: 'GRID', cell: ({ units }) => <Exact units={units} />, isNumber: true },
          { name: '≈ ฿', cell: ({ units }) => baht(units), isNumber: true },
        ]}
      />
    </Dialog>
  );
}
