/** Signs for whoever is looking: the one implementation of `Signing`, loaded when somebody signs. */
import type { PolkadotSigner } from 'polkadot-api';
import {
  type Call,
  type Done,
  type Person,
  type Progress,
  Refused,
  type Signing,
} from '../session.js';
import { accounts, unlocked } from './accounts.js';
import { openAccount } from './account-file.js';
import { walletAccounts } from './extensions.js';
import { developmentPair } from './pair.js';
import { refusalOf } from './refusal.js';
import { signerOf } from './signer.js';
import { submitSigned } from './submit.js';

export const signing: Signing = {
  isLocked: ({ address, key }) => key.kind === 'own' && unlocked.use(address) === null,

  async unlock({ address }: Person, passphrase: string): Promise<void> {
    const kept = accounts.accounts().find(({ file }) => file.address === address);
    if (!kept) throw new Refused('locked', 'missing');
    const pair = await openAccount(kept.file, passphrase);
    if (pair === 'passphrase') throw new Refused('passphrase', '');
    if (pair === 'shape') throw new Refused('locked', 'unreadable');
    unlocked.add(address, pair);
  },

  async submit(
    call: Call,
    person: Person,
    url: string,
    report: (progress: Progress) => void,
  ): Promise<Done> {
    const signer = await signerFor(person);
    report('signing');
    return submitSigned(call, signer, url, report);
  },

  async signBytes(bytes: Uint8Array, person: Person): Promise<`0x${string}`> {
    const signer = await signerFor(person);
    try {
      return hexOf(await signer.signBytes(bytes));
    } catch (error) {
      throw refusalOf(error);
    }
  },
};

/** @throws Refused where there is no key, or it is locked */
async function signerFor({ address, key }: Person): Promise<PolkadotSigner> {
  switch (key.kind) {
    case 'campus':
      return signerOf(developmentPair(key.uri));
    case 'own': {
      const pair = unlocked.use(address);
      if (!pair) throw new Refused('locked', '');
      return signerOf(pair);
    }
    case 'wallet': {
      const known = await walletAccounts(key.extension);
      if (typeof known === 'string') throw new Refused('declined', known);
      const account = known.find((each) => each.address === address);
      if (!account) throw new Refused('declined', 'missing');
      return account.signer;
    }
    case 'none':
      throw new Refused('locked', 'none');
  }
}

function hexOf(bytes: Uint8Array): `0x${string}` {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
