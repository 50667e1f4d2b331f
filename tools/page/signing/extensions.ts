/** Wallet extensions that have put themselves into the page (`window.injectedWeb3`). */
import type { PolkadotSigner } from 'polkadot-api';
import { normalAddress } from './address.js';

/** An account of an extension. */
export interface WalletAccount {
  readonly address: string;
  /** As the wallet calls it. */
  readonly name: string;
  /** Name of the extension. */
  readonly wallet: string;
  readonly signer: PolkadotSigner;
}

/** Why an extension gave no accounts. */
export type WalletRefusal = 'refused' | 'empty';

/** How long an extension may take to appear after the page: some wait for it to be loaded. */
const APPEARS_MS = 500;
/** Names of extensions as people know them. */
const TITLES: Record<string, string> = {
  'polkadot-js': 'Polkadot.js',
  'subwallet-js': 'SubWallet',
  talisman: 'Talisman',
  'nova-wallet': 'Nova',
};

/** The extensions that are there, soonest after half a second. */
export async function wallets(): Promise<string[]> {
  const { getInjectedExtensions } = await import('polkadot-api/pjs-signer');
  const there = getInjectedExtensions();
  if (there.length > 0) return there;
  await new Promise((resolve) => setTimeout(resolve, APPEARS_MS));
  return getInjectedExtensions();
}

/** An extension's name for people. */
export function walletTitle(wallet: string): string {
  return TITLES[wallet] ?? wallet;
}

/** Asks an extension for its accounts; it asks its owner. Ethereum's, which this chain has none of, are left out. */
export async function walletAccounts(wallet: string): Promise<WalletAccount[] | WalletRefusal> {
  const { connectInjectedExtension } = await import('polkadot-api/pjs-signer');
  try {
    const extension = await connectInjectedExtension(wallet, 'Campus Grid');
    const accounts = extension.getAccounts().flatMap(({ address, name, polkadotSigner }) => {
      const normal = normalAddress(address);
      return normal === null
        ? []
        : [{ address: normal, name: name ?? normal, wallet, signer: polkadotSigner }];
    });
    return accounts.length > 0 ? accounts : 'empty';
  } catch {
    return 'refused';
  }
}
