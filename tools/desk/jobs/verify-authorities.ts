/** Whether proposed authorities have proven their keys, and are those that are expected. */
import type { Call } from '@polkadot/types/interfaces';
import { decodeAddress, signatureVerify } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { concat, fromHex, utf8 } from '../../compiler/host/bytes.js';
import { type Desk, plain } from '../desk.js';
import { parseAccount } from '../people.js';
import { readAuthorities } from './proposing.js';
import { type Expected, type Findings, judge } from './findings.js';

const authority = z.object({
  account: z.string(),
  aura: z.string(),
  grandpa: z.string(),
  proof: z.object({ aura: z.string(), grandpa: z.string() }).nullable(),
});
type ProposedAuthority = z.output<typeof authority>;

export async function verifyAuthorities(
  desk: Desk,
  call: Call,
  { file }: Expected,
  findings: Findings,
): Promise<void> {
  const proposed = z.array(authority).parse(plain(call.args[0] as Parameters<typeof plain>[0]));
  const accounts = await Promise.all(proposed.map(({ account }) => parseAccount(account)));
  const now = await Promise.all(
    (await desk.ask(z.array(z.string()), 'GovernanceApi.authorities')).map(parseAccount),
  );
  const { says, wrong } = findings;
  says.push(`${now.length} authorities become ${accounts.length}`);
  says.push(...now.filter((one) => !accounts.includes(one)).map((one) => `- ${one}`));
  says.push(...accounts.filter((one) => !now.includes(one)).map((one) => `+ ${one}`));
  const keys = proposed.flatMap(({ account, aura, grandpa }) => [
    account,
    ...(aura === account ? [] : [aura]),
    grandpa,
  ]);
  judge(
    findings,
    new Set(keys).size === keys.length,
    'no account and no key is there twice',
    'an account or a key is there twice',
  );
  for (const [at, one] of proposed.entries()) {
    const account = accounts[at] ?? '';
    if (one.proof === null) {
      judge(
        findings,
        now.includes(account),
        `${account} stays, without a proof`,
        `${account} is new and has not proven its keys`,
      );
    } else {
      const message = concat(
        utf8('GRID-KEYS-V1'),
        fromHex(desk.genesis),
        ...[account, one.aura, one.grandpa].map((key) => decodeAddress(key)),
      );
      const isProven =
        signatureVerify(message, one.proof.aura, one.aura).isValid &&
        signatureVerify(message, one.proof.grandpa, one.grandpa).isValid;
      judge(
        findings,
        isProven,
        `${account} has proven both keys`,
        `${account} has not signed for both of its keys on this chain`,
      );
    }
  }
  if (file === undefined) return;
  const wanted = await readAuthorities(file);
  const text = async ({
    account,
    aura,
    grandpa,
  }: Pick<ProposedAuthority, 'account' | 'aura' | 'grandpa'>): Promise<string> =>
    (await Promise.all([account, aura, grandpa].map(parseAccount))).join(' ');
  const [theirs, ours] = await Promise.all(
    [proposed, wanted].map((some) => Promise.all(some.map(text))),
  );
  if (JSON.stringify(theirs) === JSON.stringify(ours))
    findings.checked.push(`they are those of ${file}, in the same order`);
  else wrong.push(`they are not those of ${file}`);
}
