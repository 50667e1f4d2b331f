import { Component, type ReactNode, useEffect, useRef } from 'react';
import { useClock } from '../data/head.js';
import { useCampusName } from '../data/names.js';
import { Alert } from '../parts/Alert.js';
import { whenShown } from '../parts/when-shown.js';
import { SCREENS } from '../screens/index.js';
import { useWords } from '../words/index.js';
import { useFormat } from './format.js';
import { Header } from './Header.js';
import { useKeptAccounts } from '../signing/kept.js';
import { useLive } from './live.js';
import { to, usePlace } from './router.js';
import { useSession } from './session.js';

const OpenKey = whenShown(() => import('../signing/OpenKey.js'), null);

/** The page: navigation, what everybody has to know, and the screen that is open. */
export function App() {
  const words = useWords();
  const { path } = usePlace();
  const screen = SCREENS.find((each) => each.path === path);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const campus = useCampusName() ?? words.shell.name;
  const title = screen ? words.shell.screens[screen.path] : words.shell.unknownPlace;
  useEffect(() => {
    document.title = `${title} · ${campus}`;
  }, [title, campus]);
  // Another screen begins at its top, for eyes and for screen readers.
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [path]);
  return (
    <>
      <a className="skip" href="#content" onClick={(event) => skip(event, main.current)}>
        {words.shell.skip}
      </a>
      <Header />
      <main id="content" ref={main} tabIndex={-1} aria-label={title}>
        <Notices />
        <Guard key={path}>
          {screen ? (
            <screen.view />
          ) : (
            <>
              <h1 className="lead">{words.shell.unknownPlace}</h1>
              <a href={to('home')}>{words.shell.toHome}</a>
            </>
          )}
        </Guard>
      </main>
      <footer className="foot">
        <a href="./NOTICE.txt">{words.shell.notice}</a>
      </footer>
    </>
  );
}

function skip(event: { preventDefault: () => void }, main: HTMLElement | null): void {
  // The address after the hash is the screen's.
  event.preventDefault();
  main?.focus();
}

/** What concerns every screen: no blocks, a replay, another chain. */
function Notices() {
  const words = useWords();
  const format = useFormat();
  const { start, isOffline, isAnother } = useLive();
  const { head, isStale } = useClock();
  const { hindrance } = useSession();
  return (
    <>
      <Reminder />
      {hindrance && <OpenKey />}
      {isAnother && <Alert tone="grid">{words.shell.another}</Alert>}
      {isOffline && <Alert>{words.failures.offline}</Alert>}
      {!isOffline && isStale && head && <Alert>{words.shell.stale(format.clock(head.time))}</Alert>}
      {start?.phase === 'starting' && <Alert tone="grid">{words.shell.starting}</Alert>}
      {start?.phase === 'replay' && (
        <Alert tone="sun">
          {words.shell.replay(head ? format.moment(head.time) : '…', start.done, start.total)}{' '}
          <progress value={start.done} max={start.total} aria-label={words.shell.loading} />
        </Alert>
      )}
    </>
  );
}

/** Whose account is nowhere else is reminded of that on every screen; on Join, where it can be saved, by that itself. */
function Reminder() {
  const { shell } = useWords();
  const { person } = useSession();
  const { path } = usePlace();
  const kept = useKeptAccounts();
  const isAtRisk = kept.some(({ file, backedUp }) => !backedUp && file.address === person?.address);
  if (!isAtRisk || path === 'join') return null;
  return (
    <Alert tone="sun" action={<a href={to('join')}>{shell.screens.join}</a>}>
      {shell.notBackedUp}
    </Alert>
  );
}

/** A screen that breaks leaves the rest of the page as it is. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const words = useWords();
  return (
    <Alert
      action={
        <button type="button" className="button quiet" onClick={() => location.reload()}>
          {words.shell.retry}
        </button>
      }
    >
      {words.failures.server}
    </Alert>
  );
}
