import { unitsOf } from '../../data/amounts.js';
import { useApi } from '../../data/store.js';
import type { EpochDetails } from '../../data/types.js';
import { Card, Shown } from '../../parts/index.js';
import { useBaht, useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

/** What a kWh costs in the quarter hour that runs. */
export function PriceNow({ epoch }: { readonly epoch: number | undefined }) {
  const { home } = useWords();
  const details = useApi<EpochDetails>(epoch === undefined ? null : `/v1/epochs/${epoch}`);
  return (
    <Card title={home.priceNow} note={home.perKwh}>
      <Shown of={details} isEmpty={({ epoch: { poolPrice } }) => poolPrice === null}>
        {({ epoch: value }) => <Price {...value} />}
      </Shown>
    </Card>
  );
}

function Price({
  price,
  poolPrice,
  feedIn,
  retail,
}: Pick<EpochDetails['epoch'], 'price' | 'poolPrice' | 'feedIn' | 'retail'>) {
  const { home, market } = useWords();
  const format = useFormat();
  const baht = useBaht();
  const pool = unitsOf(poolPrice ?? '0');
  const shown = price === null ? pool : unitsOf(price);
  const [low, high] = [unitsOf(feedIn ?? '0'), unitsOf(retail ?? '0')];
  const [feed, full] = [format.grid(low, 2), format.grid(high, 2)];
  const width = high > low ? Number(((shown - low) * 1000n) / (high - low)) / 1000 : 0.5;
  const at = 4 + Math.min(1, Math.max(0, width)) * 392;
  return (
    <>
      <p>
        <b className="big">{format.grid(shown, 2)}</b>{' '}
        <span className="muted">≈ {baht(shown)}</span>
      </p>
      <svg
        viewBox="0 0 400 64"
        role="img"
        className="gauge"
        aria-label={home.gauge(format.grid(shown, 2), feed, full)}
      >
        <rect x="4" y="12" width="392" height="10" rx="5" fill="var(--line)" />
        <rect x="4" y="12" width={at - 4} height="10" rx="5" fill="var(--near)" />
        <circle cx={at} cy="17" r="9" fill="var(--card)" stroke="var(--near)" strokeWidth="4" />
        <text x="4" y="50">
          {market.feedIn} {feed}
        </text>
        <text x="396" y="50" textAnchor="end">
          {market.retail} {full}
        </text>
      </svg>
      <p className="muted small">
        {price === null ? home.notTraded : ''} {home.pool(format.grid(pool, 2))}
      </p>
    </>
  );
}
