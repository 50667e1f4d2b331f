import { unitsOf } from '../../data/amounts.js';
import { useNames } from '../../data/names.js';
import { useApi } from '../../data/store.js';
import type { Account } from '../../data/types.js';
import { looksLikeAddress } from '../../data/kinds.js';
import { Card, Name, Shown, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useWords } from '../../words/index.js';
import { Raw } from './Raw.js';

/** Those that everybody knows by name: public buildings and the people of `npm start`. */
export function Accounts() {
  const { explorer } = useWords();
  const names = [...useNames()].sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <Card title={explorer.part.accounts}>
      <p className="small muted">{explorer.accountsHint}</p>
      {names.length === 0 ? (
        <p className="empty">{explorer.noAccounts}</p>
      ) : (
        <Table
          caption={explorer.part.accounts}
          rows={names}
          keyOf={([account]) => account}
          columns={[
            {
              name: explorer.name,
              isHead: true,
              cell: ([account, name]) => (
                <a href={to('explorer', ['accounts', account])}>
                  <bdi>{name}</bdi>
                </a>
              ),
            },
            {
              name: explorer.address,
              cell: ([account]) => <code className="address">{account}</code>,
            },
          ]}
        />
      )}
    </Card>
  );
}

export function AccountView({ account }: { readonly account: string }) {
  const { explorer, people, shell } = useWords();
  const format = useFormat();
  const isOne = looksLikeAddress(account);
  const loaded = useApi<Account>(isOne ? `/v1/accounts/${account}` : null);
  return (
    <Shown of={loaded}>
      {(each) => (
        <Card title={<Name of={account} name={each.name} />}>
          <code className="address">{account}</code>
          <dl className="facts">
            <dt>{explorer.roles}</dt>
            <dd>{each.roles.map((role) => shell.who.roles[role]).join(', ') || '–'}</dd>
            <dt>{people.location}</dt>
            <dd dir="auto">{each.location ?? '–'}</dd>
            <dt>GRID</dt>
            <dd>
              {format.exact(unitsOf(each.balance.free))} +{' '}
              {format.exact(unitsOf(each.balance.reserved))} {explorer.setAside}
            </dd>
            <dt>{people.meters}</dt>
            <dd>
              <bdi>{each.meters.map(({ meter }) => meter).join(', ') || '–'}</bdi>
            </dd>
          </dl>
          <Raw value={each} />
        </Card>
      )}
    </Shown>
  );
}
