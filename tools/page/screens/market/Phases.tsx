import type { Epoch } from '../../data/types.js';
import { useWords } from '../../words/index.js';

const PHASES = ['open', 'clearing', 'paid', 'settled'] as const;
type Phase = (typeof PHASES)[number];

/** Where a book is on its way. */
export function Phases({ now }: { readonly now: Phase }) {
  const { market } = useWords();
  return (
    <ol className="phases" aria-label={market.phase}>
      {PHASES.map((phase) => (
        <li key={phase} aria-current={phase === now ? 'step' : undefined}>
          <span className={phase === now ? 'pill tone-near changes' : ''}>
            {market.phases[phase]}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Where the book of a quarter hour is that takes no more orders. */
export function phaseOf({ phase, pool, status }: Epoch): Phase {
  if (phase !== 'closed') return phase;
  return status === 'final' || pool ? 'settled' : 'paid';
}
