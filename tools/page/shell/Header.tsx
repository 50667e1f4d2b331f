import { useEffect, useState } from 'react';
import { useCampusName } from '../data/names.js';
import { whenShown } from '../parts/when-shown.js';
import { WHO } from '../parts/WhoButton.js';
import { type Screen, SCREENS } from '../screens/index.js';
import { LANGUAGES, type Language, useLanguage, useWords } from '../words/index.js';
import { to, usePlace } from './router.js';
import { type Session, useSession } from './session.js';
import { type Theme, THEMES, useTheme } from './theme.js';

/** Opened by a click: it need not be there before. */
const WhoDialog = whenShown(() => import('./WhoDialog.js'), null);

const NAMES: Readonly<Record<Language, string>> = { th: 'ไทย', en: 'EN' };

/** Name, navigation by role, language, and who is looking. */
export function Header() {
  const words = useWords();
  const session = useSession();
  const campus = useCampusName() ?? words.shell.name;
  const { language, speak } = useLanguage();
  const [theme, setTheme] = useTheme();
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    const ask = (): void => setAsking(true);
    addEventListener(WHO, ask);
    return () => removeEventListener(WHO, ask);
  }, []);
  return (
    <header className="top">
      <a className="logo" href={to('home')}>
        <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
          <circle cx="13" cy="13" r="6" fill="var(--sun)" />
          <path
            d="M13 1.5v3M13 21.5v3M1.5 13h3M21.5 13h3"
            stroke="var(--near)"
            strokeWidth="2.4"
            strokeLinecap="round"
          />
        </svg>
        <bdi className="campus" title={campus}>
          {campus}
        </bdi>
      </a>
      <Navigation session={session} />
      <div className="tools">
        {LANGUAGES.filter((each) => each !== language).map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            lang={each}
            aria-label={`${words.shell.language}: ${NAMES[each]}`}
            onClick={() => speak(each)}
          >
            {NAMES[each]}
          </button>
        ))}
        <button
          type="button"
          className="chip"
          aria-label={`${words.shell.theme}: ${words.shell[theme]}`}
          title={words.shell[theme]}
          onClick={() => setTheme(next(theme))}
        >
          <span aria-hidden="true">{{ auto: '◐', light: '☀', dark: '☾' }[theme]}</span>
        </button>
        <button
          type="button"
          className="chip who"
          aria-haspopup="dialog"
          onClick={() => setAsking(true)}
        >
          <span dir="auto">{session.person?.name ?? words.shell.who.nobody}</span>
        </button>
      </div>
      {isAsking && <WhoDialog onClose={() => setAsking(false)} />}
    </header>
  );
}

function next(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
}

/** First what concerns the roles of who is looking; the rest behind "More". */
function Navigation({ session }: { readonly session: Session }) {
  const words = useWords();
  const { path } = usePlace();
  const isFirst = ({ roles, isMore }: Screen): boolean =>
    roles ? session.is(...roles) : isMore !== true;
  const first = SCREENS.filter(isFirst);
  const rest = SCREENS.filter((screen) => !isFirst(screen));
  const link = (screen: Screen) => (
    <a
      key={screen.path}
      href={to(screen.path)}
      aria-current={screen.path === path ? 'page' : undefined}
    >
      {words.shell.screens[screen.path]}
    </a>
  );
  return (
    <nav aria-label={words.shell.main}>
      {first.map(link)}
      {rest.length > 0 && (
        <details
          className="more"
          name="more"
          onClick={(event) => {
            if ((event.target as Element).closest('a')) event.currentTarget.open = false;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.currentTarget.open = false;
            event.currentTarget.querySelector('summary')?.focus();
          }}
        >
          <summary>{words.shell.more}</summary>
          <div>{rest.map(link)}</div>
        </details>
      )}
    </nav>
  );
}
