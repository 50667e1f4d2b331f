import { useDeferredValue, useState } from 'react';
import { unitsOf } from '../../data/amounts.js';
import type { UserEntry } from '../../data/operations.js';
import { useApi } from '../../data/store.js';
import type { Page } from '../../data/types.js';
import { Card, Name, Shown, TextField } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

/** Finds somebody by a part of name, building, meter or address. */
export function Find({ onFound }: { readonly onFound: (user: UserEntry) => void }) {
  const { cash } = useWords();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const found = useApi<Page<UserEntry>>(
    asked === '' ? null : `/v1/users?limit=10&search=${encodeURIComponent(asked)}`,
  );
  return (
    <Card title={cash.find}>
      <TextField label={cash.who} hint={cash.whoHint} value={search} onChange={setSearch} />
      {asked !== '' && (
        <Shown of={found} isEmpty={({ items }) => items.length === 0} empty={cash.nobody}>
          {({ items }) => (
            <ul className="people" aria-label={cash.find}>
              {items.map((user) => (
                <li key={user.account}>
                  <button type="button" onClick={() => onFound(user)}>
                    <b>
                      <Name of={user.account} name={user.name} />
                    </b>
                    <span>
                      <bdi>{user.location ?? user.account}</bdi>
                      {user.balance && ` · ${format.grid(unitsOf(user.balance.free))} GRID`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Shown>
      )}
    </Card>
  );
}
