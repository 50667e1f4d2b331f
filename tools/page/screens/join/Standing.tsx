/** Where one's request stands. */
import { Card, Shown } from '../../parts/index.js';
import type { Application } from '../../data/operations.js';
import { useApi } from '../../data/store.js';
import type { Page } from '../../data/types.js';
import type { Person } from '../../session.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';

export function Standing({ person }: { readonly person: Person }) {
  const { join } = useWords();
  const format = useFormat();
  const { isKnown } = useSession();
  const asked = useApi<Page<Application>>(isKnown ? '/v1/applications' : null);
  return (
    <Card title={join.standing.title} note={<bdi>{person.name}</bdi>}>
      <code className="address" title={join.standing.address}>
        {person.address}
      </code>
      {isKnown ? (
        <Shown of={asked} isEmpty={({ items }) => items.length === 0} empty={join.standing.nothing}>
          {({ items }) => (
            <ol className="stack">
              {items.map(({ id, status, building, meter, reason, askedAt, expiresAt }) => (
                <li key={id} className="standing">
                  <strong>{join.standing.status[status]}</strong>{' '}
                  <span className="muted">
                    <bdi>{building}</bdi>
                    {meter !== null && (
                      <>
                        {' · '}
                        <bdi>{meter}</bdi>
                      </>
                    )}
                    {' · '}
                    {join.standing.asked(format.moment(Date.parse(askedAt)))}
                  </span>
                  {status === 'waiting' && (
                    <p className="small">
                      {join.standing.until(format.date(Date.parse(expiresAt)))}
                    </p>
                  )}
                  {reason !== null && <p dir="auto">{reason}</p>}
                  {(status === 'registered' || status === 'accepted') && (
                    <p>
                      <a href={to('home')}>{join.standing.home}</a>
                    </p>
                  )}
                </li>
              ))}
            </ol>
          )}
        </Shown>
      ) : (
        <p className="muted">{join.standing.unknown}</p>
      )}
    </Card>
  );
}
