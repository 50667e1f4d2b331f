import { useWords } from '../words/index.js';
import { Dialog } from '../parts/Dialog.js';
import { Button } from '../parts/Button.js';
import { OwnKeys } from '../signing/OwnKeys.js';
import { useLive } from './live.js';
import { useSession } from './session.js';

/** Who is looking: a building of the campus, somebody with a key, or nobody. */
export default function WhoDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { who } = words.shell;
  const { start } = useLive();
  const { person, enter } = useSession();
  return (
    <Dialog title={who.choose} onClose={onClose}>
      {start && start.people.length > 0 && (
        <>
          <p className="small muted">{who.pick}</p>
          <ul className="people">
            {start.people.map(({ address, name, uri, roles }) => (
              <li key={address}>
                <button
                  type="button"
                  aria-pressed={person?.address === address}
                  onClick={() => {
                    enter({ address, name, key: { kind: 'campus', uri } });
                    onClose();
                  }}
                >
                  <b dir="auto">{name}</b>
                  <span>{roles.map((role) => who.roles[role]).join(', ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <OwnKeys onClose={onClose} />
      <Button
        kind="quiet"
        onClick={() => {
          enter(null);
          onClose();
        }}
      >
        {person ? who.leave : who.look}
      </Button>
    </Dialog>
  );
}
