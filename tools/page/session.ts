/**
 * Who is looking at the page, and what signs for them. The shell asks through these types alone; `signing/` fills in what
 * makes keys and signatures and is loaded only when somebody signs.
 */

/** A role of the chain, by the name that `Registry` gives it. */
export type Role =
  | 'authority'
  | 'admin'
  | 'prosumer'
  | 'consumer'
  | 'minter'
  | 'burner'
  | 'marketMaker'
  | 'oracleOperator'
  | 'signatory';

/** Where an account's key is. */
export type KeyPlace =
  /** Derived from the public development phrase: the people of `npm start`. */
  | { readonly kind: 'campus'; readonly uri: string }
  /** Made in this browser, encrypted with a passphrase; `isBackedUp` once its JSON was saved or its words were asked back. */
  | { readonly kind: 'own'; readonly isBackedUp: boolean }
  /** In a wallet extension, by the name under which it injects itself. */
  | { readonly kind: 'wallet'; readonly extension: string }
  /** Nowhere: somebody who only looks at an account. */
  | { readonly kind: 'none' };

/** An account that somebody looks through. */
export interface Person {
  /** SS58 with the prefix 42. */
  readonly address: string;
  readonly name: string;
  readonly key: KeyPlace;
}

/** A call by the names of the metadata: `{ pallet: 'Trading', name: 'place_order', args: { side: … } }`. */
export interface Call {
  readonly pallet: string;
  readonly name: string;
  /** As PAPI's descriptors take them: enums `{ type, value }`, `bigint` from 64 bits on, absent ones `undefined`. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** How far a call is. */
export type Progress = 'signing' | 'sent' | 'inBlock';

/** A call that is in a final block and succeeded. */
export interface Done {
  readonly block: { readonly number: number; readonly hash: string };
  readonly events: readonly {
    readonly pallet: string;
    readonly name: string;
    readonly data: unknown;
  }[];
}

export type RefusalReason =
  | 'locked'
  | 'passphrase'
  | 'declined'
  | 'noAccess'
  | 'quota'
  | 'again'
  | 'chain'
  | 'network'
  | 'outdated'
  | 'unknown';

/** Why a call did not go through, in words that the page has. */
export class Refused extends Error {
  /**
   * @param reason `locked` (a passphrase is wanted), `passphrase` (a wrong one), `declined` (by the person),
   *   `noAccess` (the account has no role for it), `quota` (fair use), `again` (another transaction of the account was
   *   first, or the runtime changed meanwhile), `chain` (an error of the runtime), `network` (nothing was sent),
   *   `outdated` (the runtime no longer has what the page calls), `unknown` (it was sent, and nobody knows whether it
   *   counts)
   * @param detail `Trading.RatingExceeded` where the chain refused, or what is known otherwise
   * @param sentence what the chain's metadata says of its error
   */
  constructor(
    readonly reason: RefusalReason,
    readonly detail: string,
    readonly sentence: string | null = null,
  ) {
    super(detail);
  }
}

/** What signs for a person. `tools/page/signing/index.ts` exports `signing` of this type. */
export interface Signing {
  /** Whether `submit` would have to ask for a passphrase first. */
  isLocked(person: Person): boolean;
  /** Opens the key of `person` until the page is left. @throws Refused with `passphrase` */
  unlock(person: Person, passphrase: string): Promise<void>;
  /**
   * Signs `call` in the name of `person`, and follows it into a final block.
   * @param url where the node listens, `ws://…`
   * @throws Refused
   */
  submit(
    call: Call,
    person: Person,
    url: string,
    report: (progress: Progress) => void,
  ): Promise<Done>;
  /** Signs bytes (a challenge, an application) as wallets do: wrapped in `<Bytes>` by a wallet, hexadecimal. */
  signBytes(bytes: Uint8Array, person: Person): Promise<`0x${string}`>;
}
