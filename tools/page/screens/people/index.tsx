/** Who takes part, with which meters: for admins. */
import { useState } from 'react';
import { Button, Card, Choice, RoleGuard } from '../../parts/index.js';
import { useWords } from '../../words/index.js';
import { Import } from './Import.js';
import { Meters } from './Meters.js';
import { Register } from './Register.js';
import { Users } from './Users.js';
import './people.css';

type Part = 'users' | 'meters' | 'import';

export default function People() {
  return (
    <RoleGuard roles={['admin']}>
      <PeopleOfAdmin />
    </RoleGuard>
  );
}

function PeopleOfAdmin() {
  const { people } = useWords();
  const [part, setPart] = useState<Part>('users');
  const [isRegistering, setRegistering] = useState(false);
  return (
    <>
      <h1 className="lead">{people.lead}</h1>
      <Choice
        label={people.parts}
        value={part}
        options={(['users', 'meters', 'import'] as const).map((value) => ({
          value,
          text: people.part[value],
        }))}
        onChange={setPart}
      />
      {part === 'users' && (
        <Card
          title={people.part.users}
          note={
            <Button kind="quiet" onClick={() => setRegistering(true)}>
              {people.register}
            </Button>
          }
        >
          <Users />
        </Card>
      )}
      {part === 'meters' && (
        <Card title={people.part.meters}>
          <Meters />
        </Card>
      )}
      {part === 'import' && <Import />}
      {isRegistering && <Register onClose={() => setRegistering(false)} />}
    </>
  );
}
