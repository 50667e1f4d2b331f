/** The chain by its nouns: epochs, accounts, blocks, events; hexadecimal is one click deeper. */
import { type FormEvent, useState } from 'react';
import { Button, TextField, WhoButton } from '../../parts/index.js';
import { useSession } from '../../shell/session.js';
import { Alert } from '../../parts/Alert.js';
import { go, to, usePlace } from '../../shell/router.js';
import { useWords } from '../../words/index.js';
import { AccountView, Accounts } from './Accounts.js';
import { BlockView, Blocks } from './Blocks.js';
import { Epochs, EpochView } from './Epochs.js';
import { Events } from './Events.js';
import { placeOfSearch } from './search.js';
import './explorer.css';

const PARTS = ['epochs', 'blocks', 'events', 'accounts'] as const;

export default function Explorer() {
  const { explorer } = useWords();
  const { person, isKnown } = useSession();
  const {
    rest: [part = 'epochs', id],
  } = usePlace();
  return (
    <>
      <h1 className="lead">{explorer.lead}</h1>
      <Search />
      <nav className="row parts" aria-label={explorer.parts}>
        {PARTS.map((each) => (
          <a
            key={each}
            className="chip"
            href={to('explorer', [each])}
            aria-current={each === part ? 'page' : undefined}
          >
            {explorer.part[each]}
          </a>
        ))}
      </nav>
      {!isKnown && (part !== 'epochs' || id !== undefined) && (
        <Alert tone="grid" action={!person && <WhoButton />}>
          {person ? explorer.signIn : explorer.choose}
        </Alert>
      )}
      {part === 'epochs' && (id === undefined ? <Epochs /> : <EpochView epoch={id} />)}
      {part === 'blocks' && (id === undefined ? <Blocks /> : <BlockView key={id} block={id} />)}
      {part === 'events' && <Events />}
      {part === 'accounts' && (id === undefined ? <Accounts /> : <AccountView account={id} />)}
    </>
  );
}

/** Block number or hash, epoch as `#…`, or an address. */
function Search() {
  const { explorer } = useWords();
  const [text, setText] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const place = placeOfSearch(text);
    setUnknown(place === null);
    if (place) go(to('explorer', place));
  };
  return (
    <form className="row search" role="search" onSubmit={find}>
      <TextField
        label={explorer.search}
        value={text}
        onChange={setText}
        flaw={isUnknown ? explorer.unknown : undefined}
      />
      <Button type="submit" kind="quiet">
        {explorer.find}
      </Button>
    </form>
  );
}
