/** What the pool says of a call that it does not take, in words. */

/** The chain's own reasons: `InvalidTransaction::Custom`. */
const CUSTOM: Readonly<Record<string, string>> = {
  '1': 'the account has a role, but none that may do this',
  '2': 'this is for the authorities to decide: "grid propose" puts it to them',
  '3': 'the account has used up its part of this window of 10 blocks; try again a minute later',
  '4': 'the account has used up its part of this block; try again',
  '5': 'too much of the account waits in the pool already; try again when it is in blocks',
};
const USUAL: readonly (readonly [RegExp, string])[] = [
  [
    /bad ?signer/i,
    'the account holds no role on this chain that may do this; an admin or the authorities give roles',
  ],
  [
    /bad ?proof|signature/i,
    'the signature is not right: is this the key of the account, and the node on this chain?',
  ],
  [/stale|outdated/i, 'the account has sent something else meanwhile; try again'],
  [/priority is too low|already imported/i, 'the same call waits already; wait for the next block'],
  [/payment|fees/i, 'the account cannot pay the fee'],
  [/exhausts/i, 'there is no room in the next block; try again'],
];

/** One line of what the node said, and what it means where that is known. */
export function refusalInWords(message: string): string {
  const custom = /(?:Custom error: |"custom":\s*)(\d+)/i.exec(message)?.[1];
  const known = custom === undefined ? undefined : CUSTOM[custom];
  const found = known ?? USUAL.find(([pattern]) => pattern.test(message))?.[1];
  const said = message.replace(/^author_submitExtrinsic: /, '');
  return found ? `${found} (${said})` : said;
}
