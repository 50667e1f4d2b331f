import { useState } from 'react';
import type { EventEntry } from '../../data/operations.js';
import { usePages } from '../../data/pages.js';
import { Card, More, Select, Shown } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { Fields } from './Fields.js';

const PALLETS = [
  'Trading',
  'Settlement',
  'OracleClient',
  'GridToken',
  'Registry',
  'Governance',
  'Multisig',
  'Proxy',
  'Utility',
  'Balances',
  'System',
] as const;

/** Events of final blocks, the newest first. */
export function Events() {
  const { explorer } = useWords();
  const { isKnown } = useSession();
  const [pallet, setPallet] = useState<(typeof PALLETS)[number] | 'all'>('all');
  const query = pallet === 'all' ? '' : `&pallet=${pallet}`;
  const { list, more } = usePages<EventEntry>(isKnown ? `/v1/events?limit=50${query}` : null);
  if (!isKnown) return null;
  return (
    <Card
      title={explorer.part.events}
      note={
        <Select
          label={explorer.of}
          value={pallet}
          options={[
            { value: 'all', text: explorer.all },
            ...PALLETS.map((value) => ({ value, text: explorer.pallets[value] })),
          ]}
          onChange={setPallet}
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
  readonly events: readonly EventEntry[];
  readonly isDated?: boolean;
}) {
  const { explorer } = useWords();
  const format = useFormat();
  const names = explorer.events as Readonly<Record<string, string>>;
  return (
    <ul className="events">
      {events.map(({ block, event, time, pallet, name, data }) => (
        <li key={`${block}-${event}`}>
          <details>
            <summary>
              <strong title={`${pallet}.${name}`}>
                {names[`${pallet}.${name}`] ?? `${pallet}.${name}`}
              </strong>
              {isDated && <span className="muted"> {format.clock(Date.parse(time))}</span>}
            </summary>
            <Fields value={data} />
            {isDated && (
              <p className="small">
                <a href={to('explorer', ['blocks', String(block)])}>
                  {explorer.blockTitle(format.count(block))}
                </a>
              </p>
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}
