import type { ReactNode } from 'react';
import type { Role } from '../session.js';
import { useSession } from '../shell/session.js';
import { useWords } from '../words/index.js';
import { Alert } from './Alert.js';
import { Waiting } from './Waiting.js';
import { WhoButton } from './WhoButton.js';

/** A screen for some roles; whoever has none of them, or has lost it, is told so. */
export function RoleGuard({
  roles,
  children,
}: {
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}) {
  const { shell, staff } = useWords();
  const { is, person, isKnown, isSettled } = useSession();
  // Asked a moment too early, the history would say that this is for others.
  if (is(...roles)) return isSettled ? children : <Waiting />;
  const names = roles.map((role) => shell.who.roles[role]);
  return (
    <Alert tone="grid" action={person === null && <WhoButton />}>
      {person === null
        ? staff.choose(names)
        : isKnown
          ? staff.noRole(person.name, names)
          : staff.unknown(names)}
    </Alert>
  );
}
