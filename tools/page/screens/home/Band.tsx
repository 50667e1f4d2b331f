import { useChainTime } from '../../data/head.js';
import type { Book } from '../../data/types.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';
import type { Doing, State } from './state.js';

/** The one sentence: our sun, or the grid. */
export function Band({
  state,
  doing,
  next,
}: {
  readonly state: State;
  /** What whoever is looking does; null for nobody. */
  readonly doing: Doing | null;
  /** The book that closes next. */
  readonly next: Book | undefined;
}) {
  const { home } = useWords();
  const format = useFormat();
  const { source, part, bucket } = state;
  const from = bucket ? Date.parse(bucket.from) : 0;
  return (
    <section className={`band changes from-${source}`}>
      <Picture source={source} />
      <div>
        <p className="source">{home.sources[source]}</p>
        <h1>{home.lead[source](format.percent(part))}</h1>
        {bucket && (
          <p>
            {format.day(from)}, {format.quarter(from, Date.parse(bucket.to) - from)} ·{' '}
            {home.metersRead(format.count(bucket.meters))}
            {doing && ` · ${home.doing[doing]}`}
          </p>
        )}
      </div>
      {next && <Countdown next={next} />}
    </section>
  );
}

function Countdown({ next }: { readonly next: Book }) {
  const { market } = useWords();
  const format = useFormat();
  const now = useChainTime();
  return (
    <div className="count" role="timer">
      <b>{format.countdown(Date.parse(next.gate) - now)}</b>
      <span>{market.closesIn(format.time(Date.parse(next.from)))}</span>
    </div>
  );
}

/** A sun, a sun behind a line, or a pylon: the same as the word beside it. */
function Picture({ source }: { readonly source: State['source'] }) {
  const rays =
    'M36 4v9M36 59v9M4 36h9M59 36h9M13.4 13.4l6.4 6.4M52.2 52.2l6.4 6.4M58.6 13.4l-6.4 6.4M19.8 52.2l-6.4 6.4';
  if (source === 'grid' || source === 'unknown') {
    return (
      <svg width="72" height="72" viewBox="0 0 72 72" aria-hidden="true">
        <path
          d="M24 66 34 8h4l10 58M16 24h40M20 36h32M28 50l18 16M44 50 26 66M32 24l10 12M40 24 30 36"
          fill="none"
          stroke="var(--grid)"
          strokeWidth="3.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  }
  return (
    <svg width="72" height="72" viewBox="0 0 72 72" aria-hidden="true">
      <circle cx="36" cy="36" r="17" fill="var(--sun)" />
      <path d={rays} stroke="var(--sun)" strokeWidth="4" strokeLinecap="round" />
      {source === 'partly' && <rect x="0" y="46" width="72" height="26" fill="var(--grid-soft)" />}
      {source === 'partly' && (
        <path d="M2 46h68" stroke="var(--grid)" strokeWidth="3.5" strokeLinecap="round" />
      )}
    </svg>
  );
}
