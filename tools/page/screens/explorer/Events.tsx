import { useState } from 'react';
import { unitsOf } from '../../data/amounts.js';
import type { ChainEvent, EventKind } from '../../data/operations.js';
import { usePages } from '../../data/pages.js';
import { Card, More, Name, Select, Shown } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { Raw } from './Raw.js';

/** Events of final blocks, the newest first. */
export function Events() {
  const { explorer } = useWords();
  const { isKnown } = useSession();
  const [kind, setKind] = useState<EventKind | 'all'>('all');
  const query = kind === 'all' ? '' : `&kind=${kind}`;
  const { list, more } = usePages<ChainEvent>(isKnown ? `/v1/events?limit=50${query}` : null);
  if (!isKnown) return null;
  return (
    <Card
      title={explorer.part.events}
      note={
        <Select
          label={explorer.of}
          value={kind}
          options={[
            { value: 'all', text: explorer.all },
            ...(Object.keys(explorer.events) as EventKind[]).map((value) => ({
              value,
              text: explorer.events[value],
            })),
          ]}
          onChange={setKind}
        />
      }
    >
      <Shown of={list} isEmpty={(items) => items.length === 0}>
        {(items) => <EventList events={items} isDated />}
      </Shown>
      <More of={more} />
    </Card>
  );
}

export function EventList({
  events,
  isDated = false,
}: {
  readonly events: readonly ChainEvent[];
  readonly isDated?: boolean;
}) {
  const { explorer } = useWords();
  const format = useFormat();
  return (
    <ul className="events">
      {events.map((event) => (
        <li key={`${event.block}-${event.event}`}>
          <details>
            <summary>
              <strong>{explorer.events[event.kind]}</strong>
              {event.account !== null && (
                <span className="muted">
                  {' · '}
                  <Name of={event.account} />
                </span>
              )}
              {event.account === null && event.meter !== null && (
                <span className="muted">
                  {' · '}
                  <bdi>{event.meter}</bdi>
                </span>
              )}
              {isDated && <span className="muted"> {format.clock(Date.parse(event.time))}</span>}
            </summary>
            <EventFields of={event} isDated={isDated} />
          </details>
        </li>
      ))}
    </ul>
  );
}

/** What the history knows of an event: accounts by name, amounts with their units. */
function EventFields({
  of: event,
  isDated,
}: {
  readonly of: ChainEvent;
  readonly isDated: boolean;
}) {
  const { explorer, governance } = useWords();
  const pallets: Readonly<Record<string, string>> = governance.pallets;
  const format = useFormat();
  const account = (of: string) => (
    <a href={to('explorer', ['accounts', of])}>
      <Name of={of} />
    </a>
  );
  const { meter, epoch, number, energyWh, amount, price, words } = event;
  const said = words !== null && (explorer.said[words] ?? pallets[words] ?? <code>{words}</code>);
  return (
    <>
      <dl className="facts">
        {said !== false && (
          <>
            <dt>{explorer.what}</dt>
            <dd>{said}</dd>
          </>
        )}
        {event.account !== null && (
          <>
            <dt>{explorer.account}</dt>
            <dd>{account(event.account)}</dd>
          </>
        )}
        {event.other !== null && (
          <>
            <dt>{explorer.other}</dt>
            <dd>{account(event.other)}</dd>
          </>
        )}
        {meter !== null && (
          <>
            <dt>{explorer.meter}</dt>
            <dd>
              <bdi>{meter}</bdi>
            </dd>
          </>
        )}
        {epoch !== null && (
          <>
            <dt>{explorer.epoch}</dt>
            <dd>
              <a href={to('explorer', ['epochs', String(epoch)])}>#{epoch}</a>
            </dd>
          </>
        )}
        {number !== null && (
          <>
            <dt>{explorer.number}</dt>
            <dd>{number}</dd>
          </>
        )}
        {energyWh !== null && (
          <>
            <dt>{explorer.energy}</dt>
            <dd>{format.energy(energyWh, 3)}</dd>
          </>
        )}
        {price !== null && (
          <>
            <dt>{explorer.priceAt}</dt>
            <dd>
              {format.exact(unitsOf(price))} GRID/{format.unit}
            </dd>
          </>
        )}
        {amount !== null && (
          <>
            <dt>{explorer.amount}</dt>
            <dd>{format.exact(unitsOf(amount))} GRID</dd>
          </>
        )}
        {isDated && (
          <>
            <dt>{explorer.block}</dt>
            <dd>
              <a href={to('explorer', ['blocks', String(event.block)])}>
                {format.count(event.block)}
              </a>
            </dd>
          </>
        )}
      </dl>
      <Raw value={event} />
    </>
  );
}
