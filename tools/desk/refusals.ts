/** What the pool says of a call that it does not take: why, for programs, and in words. */
import type { RpcError } from '../node/transport.js';

/** Why the pool does not take a call. */
export type Refusal =
  /** The account holds no role for it. */
  | 'role'
  /** The account has used up its part of a block, a window or the pool: later there is room again. */
  | 'room'
  /** The same call, or another of its nonce, waits in the pool. */
  | 'waiting'
  /** Another call of the account came first. */
  | 'stale'
  | 'signature'
  | 'fee'
  /** What nobody here knows. */
  | 'other';

type Known = readonly [reason: Refusal, words: string];

/** The chain's own reasons: `InvalidTransaction::Custom`. */
const CUSTOM: Readonly<Record<string, Known>> = {
  '1': ['role', 'the account has a role, but none that may do this'],
  '2': ['role', 'this is for the authorities to decide: "grid propose" puts it to them'],
  '3': [
    'room',
    'the account has used up its part of this window of 10 blocks; try again a minute later',
  ],
  '4': ['room', 'the account has used up its part of this block; try again'],
  '5': [
    'room',
    'too much of the account waits in the pool already; try again when it is in blocks',
  ],
};
const USUAL: readonly (readonly [RegExp, ...Known])[] = [
  [
    /bad ?signer/i,
    'role',
    'the account holds no role on this chain that may do this; an admin or the authorities give roles',
  ],
  [
    /bad ?proof|signature/i,
    'signature',
    'the signature is not right: is this the key of the account, and the node on this chain?',
  ],
  [/stale|outdated/i, 'stale', 'the account has sent something else meanwhile; try again'],
  [
    /priority is too low|already imported/i,
    'waiting',
    'the same call waits already; wait for the next block',
  ],
  [/payment|fees/i, 'fee', 'the account cannot pay the fee'],
  [/exhausts/i, 'room', 'there is no room in the next block; try again'],
  [/immediately dropped/i, 'room', 'the pool is full; try again'],
  [
    /temporarily banned/i,
    'other',
    'the node has put this very call aside; try again in half an hour',
  ],
];

/** The pool did not take a call. */
export class RefusedError extends Error {
  override name = 'RefusedError';

  constructor(
    readonly reason: Refusal,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What a node's answer to a call means.
 * @param call its name
 */
export function refused(call: string, { message }: RpcError): RefusedError {
  const custom = /(?:Custom error: |"custom":\s*)(\d+)/i.exec(message)?.[1];
  const said = message.replace(/^author_submitExtrinsic: /, '');
  const [reason, words] = (custom === undefined ? usual(message) : CUSTOM[custom]) ?? ['other', ''];
  return new RefusedError(reason, `${call} was refused: ${words ? `${words} (${said})` : said}`);
}

function usual(message: string): Known | undefined {
  const found = USUAL.find(([pattern]) => pattern.test(message));
  return found && [found[1], found[2]];
}
