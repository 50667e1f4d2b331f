/** Getting in: an account, a signed request, where it stands; and for admins, who asks. */
import { useState } from 'react';
import { Alert, Card } from '../../parts/index.js';
import { useKeptAccounts } from '../../signing/kept.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { Applications } from './Applications.js';
import { Apply } from './Apply.js';
import { BackUp } from './BackUp.js';
import { Bring } from './Bring.js';
import { NewAccount } from './NewAccount.js';
import { Standing } from './Standing.js';
import './join.css';

export default function Join() {
  const { join } = useWords();
  const { person, roles, is, hindrance } = useSession();
  const [way, setWay] = useState<'new' | 'bring' | null>(null);
  const kept = useKeptAccounts();
  const isOwn = person !== null && person.key.kind !== 'campus';
  if (is('admin')) return <Applications />;
  return (
    <>
      <h1 className="lead">{person && roles.length > 0 ? join.inAlready : join.lead}</h1>
      {person && isOwn && (
        <>
          {kept
            .filter(({ file, backedUp }) => file.address === person.address && !backedUp)
            .map(({ file }) => (
              <BackUp key={file.address} file={file} />
            ))}
          <Standing person={person} />
          {roles.length === 0 && hindrance === null && <Apply person={person} />}
        </>
      )}
      {!isOwn && way === null && (
        <Card title={join.begin.title}>
          <p>{join.begin.text}</p>
          <div className="row">
            <button type="button" className="button" onClick={() => setWay('new')}>
              {join.begin.make}
            </button>
            <button type="button" className="button quiet" onClick={() => setWay('bring')}>
              {join.begin.bring}
            </button>
          </div>
          {kept.length > 0 && <Alert tone="grid">{join.begin.kept}</Alert>}
        </Card>
      )}
      {!isOwn && way === 'new' && <NewAccount onCancel={() => setWay(null)} />}
      {!isOwn && way === 'bring' && <Bring onCancel={() => setWay(null)} />}
    </>
  );
}
