import type { AccountAlert } from '../../data/types.js';
import { unitsOf } from '../../data/amounts.js';
import { Alert } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

/** What needs a person: a meter that is silent, a debt, too little GRID for tomorrow. */
export function Alerts({ alerts }: { readonly alerts: readonly AccountAlert[] }) {
  const { home } = useWords();
  const format = useFormat();
  return alerts.map(({ kind, meter, since, amount }) => {
    const sum = amount === null ? '' : format.grid(unitsOf(amount), 2);
    const time = since === null ? '' : format.moment(Date.parse(since));
    return (
      <Alert key={`${kind} ${meter ?? ''}`}>{home.alerts[kind](meter ?? '', sum, time)}</Alert>
    );
  });
}
