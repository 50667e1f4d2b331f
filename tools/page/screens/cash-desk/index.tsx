/** Money in and out: find a person, top up or pay out, a receipt, and the day's list. */
import { useState } from 'react';
import { RoleGuard } from '../../parts/index.js';
import type { UserEntry } from '../../data/operations.js';
import { useWords } from '../../words/index.js';
import { Find } from './Find.js';
import { List } from './List.js';
import { Pay } from './Pay.js';
import './cash-desk.css';

export default function CashDesk() {
  return (
    <RoleGuard roles={['minter', 'burner']}>
      <Desk />
    </RoleGuard>
  );
}

function Desk() {
  const { cash } = useWords();
  const [user, setUser] = useState<UserEntry | null>(null);
  return (
    <>
      <h1 className="lead">{cash.lead}</h1>
      <div className="columns no-print">
        <Find onFound={setUser} />
        {user && <Pay key={user.account} user={user} onDone={() => setUser(null)} />}
      </div>
      <List />
    </>
  );
}
