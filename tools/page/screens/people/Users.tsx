/** All users, with what an admin can do about each. */
import { useDeferredValue, useState } from 'react';
import {
  Button,
  Dialog,
  LinkButton,
  More,
  Name,
  Shown,
  Table,
  TextField,
} from '../../parts/index.js';
import type { UserEntry } from '../../data/operations.js';
import { usePages } from '../../data/pages.js';
import { unitsOf } from '../../data/amounts.js';
import { useFormat } from '../../shell/format.js';
import * as calls from '../../signing/calls.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';
import { textFlaw } from './cells.js';

const MAX_METER = 64;

export function Users() {
  const { people, shell } = useWords();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const [open, setOpen] = useState<string | null>(null);
  const { list, more } = usePages<UserEntry>(
    `/v1/users${asked === '' ? '' : `?search=${encodeURIComponent(asked)}`}`,
  );
  const chosen = list.value?.find(({ account }) => account === open);
  return (
    <div className="stack">
      <TextField label={people.search} value={search} onChange={setSearch} />
      <Shown of={list} isEmpty={(items) => items.length === 0} empty={people.nobody}>
        {(items) => (
          <Table
            caption={people.part.users}
            rows={items}
            keyOf={({ account }) => account}
            columns={[
              {
                name: people.name,
                isHead: true,
                cell: ({ account, name }) => (
                  <LinkButton onClick={() => setOpen(account)}>
                    <Name of={account} name={name} />
                  </LinkButton>
                ),
              },
              {
                name: people.status,
                cell: ({ status, type, roles }) =>
                  status === null
                    ? roles.map((role) => shell.who.roles[role]).join(', ')
                    : `${people.statuses[status]}${type ? ` · ${people.kinds[type]}` : ''}`,
              },
              {
                name: people.location,
                isWideOnly: true,
                cell: ({ location }) => <bdi>{location}</bdi>,
              },
              {
                name: people.meters,
                isWideOnly: true,
                cell: ({ meters }) => <bdi>{meters.join(', ')}</bdi>,
              },
              {
                name: 'GRID',
                isNumber: true,
                cell: ({ balance }) => (balance ? format.grid(unitsOf(balance.total)) : ''),
              },
            ]}
          />
        )}
      </Shown>
      <More of={more} />
      {chosen && <OneUser user={chosen} onClose={() => setOpen(null)} />}
    </div>
  );
}

function OneUser({ user, onClose }: { readonly user: UserEntry; readonly onClose: () => void }) {
  const { people } = useWords();
  const sending = useSending();
  const [meter, setMeter] = useState('');
  const { account, name, status } = user;
  const flaw = meter.trim() === '' ? null : textFlaw(meter.trim(), MAX_METER);
  const standings = (['Active', 'Suspended', 'Inactive'] as const).filter(
    (each) => status !== null && each.toLowerCase() !== status,
  );
  return (
    <Dialog title={<Name of={account} name={name} />} onClose={onClose}>
      <code className="address">{account}</code>
      <dl className="facts">
        <dt>{people.location}</dt>
        <dd dir="auto">{user.location}</dd>
        <dt>{people.status}</dt>
        <dd>{status && people.statuses[status]}</dd>
      </dl>
      {standings.length > 0 && (
        <div className="row" role="group" aria-label={people.status}>
          {standings.map((each) => (
            <Button
              key={each}
              kind="quiet"
              isOff={sending.isBusy}
              onClick={() => void sending.send(calls.updateUserStatus(account, each))}
            >
              {people.standing[each]}
            </Button>
          ))}
        </div>
      )}
      <p className="small muted">{people.suspendHint}</p>
      {user.meters.length > 0 && (
        <ul className="stack" aria-label={people.meters}>
          {user.meters.map((each) => (
            <li key={each} className="row">
              <bdi>{each}</bdi>
              <Button
                kind="quiet"
                isOff={sending.isBusy}
                onClick={() => void sending.send(calls.unassignMeter(each))}
              >
                {people.unassign}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {status !== null && (
        <>
          <TextField
            label={people.assign}
            value={meter}
            onChange={setMeter}
            flaw={flaw ? people.flaws[flaw] : undefined}
          />
          <Button
            kind="quiet"
            isOff={sending.isBusy || meter.trim() === '' || flaw !== null}
            onClick={() =>
              void sending.send(calls.assignMeter(meter.trim().normalize('NFC'), account))
            }
          >
            {people.assignDo}
          </Button>
        </>
      )}
      <SendingView of={sending} />
    </Dialog>
  );
}
