/** Keys that are not the campus's own: accounts of this browser, wallet extensions, and where to make a new one. */
import { useState, useSyncExternalStore } from 'react';
import { Alert, Button, LinkButton } from '../parts/index.js';
import { shortAddress } from '../shell/format.js';
import { to } from '../shell/router.js';
import { useSession } from '../shell/session.js';
import { useWords } from '../words/index.js';
import { accounts } from './accounts.js';
import type { WalletAccount, WalletRefusal } from './extensions.js';
import type { KeptAccount } from './vault.js';

/** The accounts that this browser keeps; follows what other tabs do. */
export function useKeptAccounts(): readonly KeptAccount[] {
  return useSyncExternalStore(
    (changed) => accounts.subscribe(changed),
    () => accounts.accounts(),
  );
}

export function OwnKeys({ onClose }: { readonly onClose: () => void }) {
  const { signing } = useWords();
  const { person, enter } = useSession();
  const kept = useKeptAccounts();
  return (
    <section className="stack" aria-label={signing.keys.title}>
      {kept.length > 0 && (
        <ul className="people" aria-label={signing.keys.here}>
          {kept.map(({ file, backedUp }) => (
            <li key={file.address}>
              <button
                type="button"
                aria-pressed={person?.address === file.address}
                onClick={() => {
                  const name = file.meta.name ?? shortAddress(file.address);
                  enter({
                    address: file.address,
                    name,
                    key: { kind: 'own', isBackedUp: backedUp },
                  });
                  onClose();
                }}
              >
                <b dir="auto">{file.meta.name ?? shortAddress(file.address)}</b>
                <span>
                  {shortAddress(file.address)}
                  {!backedUp && ` · ${signing.keys.notBackedUp}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="row small">
        <a href={to('join')} onClick={onClose}>
          {signing.keys.make}
        </a>
      </p>
      <Wallets onClose={onClose} />
    </section>
  );
}

type Found =
  | { readonly at: 'idle' | 'looking' | 'none' }
  | { readonly at: 'wallets'; readonly wallets: readonly { id: string; title: string }[] }
  | { readonly at: 'refused'; readonly why: WalletRefusal }
  | { readonly at: 'accounts'; readonly accounts: readonly WalletAccount[] };

function Wallets({ onClose }: { readonly onClose: () => void }) {
  const { signing } = useWords();
  const { enter } = useSession();
  const [found, setFound] = useState<Found>({ at: 'idle' });
  const look = async (): Promise<void> => {
    setFound({ at: 'looking' });
    const { wallets, walletTitle } = await import('./extensions.js');
    const ids = await wallets();
    setFound(
      ids.length === 0
        ? { at: 'none' }
        : { at: 'wallets', wallets: ids.map((id) => ({ id, title: walletTitle(id) })) },
    );
  };
  const ask = async (wallet: string): Promise<void> => {
    setFound({ at: 'looking' });
    const { walletAccounts } = await import('./extensions.js');
    const known = await walletAccounts(wallet);
    setFound(
      typeof known === 'string'
        ? { at: 'refused', why: known }
        : { at: 'accounts', accounts: known },
    );
  };
  switch (found.at) {
    case 'idle':
      return <LinkButton onClick={() => void look()}>{signing.keys.wallet}</LinkButton>;
    case 'looking':
      return <p role="status">{signing.keys.looking}</p>;
    case 'none':
      return <p role="status">{signing.keys.noWallet}</p>;
    case 'refused':
      return <Alert>{signing.keys.walletRefused[found.why]}</Alert>;
    case 'wallets':
      return (
        <div className="row" role="group" aria-label={signing.keys.whichWallet}>
          {found.wallets.map(({ id, title }) => (
            <Button key={id} kind="quiet" onClick={() => void ask(id)}>
              {title}
            </Button>
          ))}
        </div>
      );
    case 'accounts':
      return (
        <ul className="people" aria-label={signing.keys.whichAccount}>
          {found.accounts.map(({ address, name, wallet }) => (
            <li key={address}>
              <button
                type="button"
                onClick={() => {
                  enter({ address, name, key: { kind: 'wallet', extension: wallet } });
                  onClose();
                }}
              >
                <b dir="auto">{name}</b>
                <span>{shortAddress(address)}</span>
              </button>
            </li>
          ))}
        </ul>
      );
  }
}
