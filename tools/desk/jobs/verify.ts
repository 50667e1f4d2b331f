/** What a proposal would do against what is now, looked at by whoever votes: nothing of it is believed. */
import type { Call } from '@polkadot/types/interfaces';
import { blake2AsHex, decodeAddress, signatureVerify } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { readTariffFile } from '../../campus-file/index.js';
import { tariffInWords } from '../../campus-file/tariff.js';
import { concat, equalBytes, fromHex, utf8 } from '../../compiler/host/bytes.js';
import { ScaleReader } from '../../compiler/host/scale.js';
import { unpackBlob, zstdReady } from '../../compiler/wasm/zstd.js';
import { answer, type Answer } from '../answer.js';
import { callInWords, codeOf } from '../calls.js';
import { big, type Desk, plain } from '../desk.js';
import { metadataOf } from '../../compiler/metadata/of-blob.js';
import { difference, metadataLines } from '../metadata-lines.js';
import { nameOf } from '../submit.js';
import { parseAccount } from '../people.js';
import { PARAMETERS, readAuthorities, versionOf } from './proposing.js';
import { callOf, proposalOf, rehearse } from './proposals.js';
import { tariffRecord } from './tariffs.js';

const MOST_LINES = 60;

export const verdictShape = z.strictObject({
  id: z.int(),
  call: z.string(),
  /** Whether nothing was found that speaks against it. */
  isRight: z.boolean(),
  /** What it would do, against what is now. */
  says: z.array(z.string()),
  /** What was checked and is as it should be. */
  checked: z.array(z.string()),
  /** What is not as it should be. */
  wrong: z.array(z.string()),
});

/** What else a proposal is compared with. */
export interface Expected {
  /** The file of which it was made: a blob, keys, a tariff. */
  readonly file?: string | undefined;
  /** What parameters it should change, and nothing else: `lot=20`. */
  readonly changes?: readonly string[] | undefined;
  /** The code as it is built here; asked for only where the proposal is of code. */
  readonly build: () => Promise<{ readonly plain: Uint8Array; readonly compressed: Uint8Array }>;
  readonly read: (file: string) => Uint8Array;
}

interface Findings {
  readonly says: string[];
  readonly checked: string[];
  readonly wrong: string[];
}

export async function verifyAnswer(
  desk: Desk,
  id: number,
  expected: Expected,
): Promise<Answer<typeof verdictShape>> {
  const { callHash } = await proposalOf(desk, id);
  const call = await callOf(desk, id);
  const findings: Findings = { says: [], checked: [], wrong: [] };
  judge(
    findings,
    blake2AsHex(call.toU8a()) === callHash,
    `the call has the hash that the proposal names, ${callHash}`,
    'the call is not the one whose hash the proposal names',
  );
  const { wasTried, refused, failed, events } = await rehearse(desk, call);
  if (!wasTried) findings.says.push('this release of the chain cannot say whether it would run');
  else
    judge(
      findings,
      !refused && !failed,
      `the chain would run it now: ${events.length} events`,
      `the chain would not run it now: ${refused ?? failed}`,
    );
  await lookInto(desk, call, expected, findings);
  const { says, checked, wrong } = findings;
  const value = { id, call: nameOf(call), isRight: wrong.length === 0, says, checked, wrong };
  const verdict = value.isRight
    ? `Proposal ${id} is right, as far as can be seen from here.`
    : `PROPOSAL ${id} IS NOT RIGHT.`;
  const lines = [
    `Proposal ${id}: ${value.call}`,
    ...says.map((line) => `  ${line}`),
    ...checked.map((line) => `ok     ${line}`),
    ...wrong.map((line) => `WRONG  ${line}`),
    verdict,
  ];
  return answer(verdictShape, value, lines.join('\n'));
}

function lookInto(
  desk: Desk,
  call: Call,
  expected: Expected,
  findings: Findings,
): Promise<void> | void {
  const name = nameOf(call).toLowerCase();
  if (name === 'system.setcode') return verifyCode(desk, call, expected, findings);
  if (name === 'governance.setauthorities')
    return verifyAuthorities(desk, call, expected, findings);
  if (name === 'settlement.settariff') return verifyTariff(desk, call, expected, findings);
  const found = Object.values(PARAMETERS).find(
    ({ set }) => set.replaceAll('_', '').toLowerCase() === name,
  );
  if (found) return verifyParameters(desk, call, found, expected, findings);
  findings.says.push(...callInWords(call));
}

function judge({ checked, wrong }: Findings, isRight: boolean, right: string, not: string): void {
  if (isRight) checked.push(right);
  else wrong.push(not);
}

async function verifyCode(
  desk: Desk,
  call: Call,
  { file, build, read }: Expected,
  findings: Findings,
): Promise<void> {
  const code = codeOf(call);
  const { says } = findings;
  says.push(`${code.length} bytes, BLAKE2b-256 ${blake2AsHex(code)}`);
  const ours = file === undefined ? await build() : { plain: read(file), compressed: read(file) };
  const source = file ?? 'the code that was built here';
  const isOurs = [ours.plain, ours.compressed].some((bytes) => equalBytes(bytes, code));
  judge(
    findings,
    isOurs,
    `it is ${source}, byte by byte`,
    `it is not ${source} (BLAKE2b-256 ${blake2AsHex(ours.plain)}, compressed ${blake2AsHex(ours.compressed)})`,
  );
  const now = desk.state.runtime.version;
  const version = await versionOf(code, 'the proposed code').catch((error: Error) => error.message);
  if (typeof version === 'string') return void findings.wrong.push(version);
  says.push(`version ${now.specVersion} becomes ${version.specVersion}`);
  judge(
    findings,
    version.specName === now.specName && version.specVersion > now.specVersion,
    `it is ${version.specName}, of a higher version`,
    `it is ${version.specName} ${version.specVersion}, the chain runs ${now.specName} ${now.specVersion}`,
  );
  await zstdReady();
  const [old, next] = [await metadataNow(desk), await metadataOf(unpackBlob(code))].map(
    metadataLines,
  ) as [string[], string[]];
  const { removed, added } = difference(old, next);
  says.push(
    `its interface differs in ${removed.length + added.length} lines from the present one:`,
  );
  says.push(
    ...[...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].slice(
      0,
      MOST_LINES,
    ),
  );
}

async function metadataNow(desk: Desk): Promise<Uint8Array> {
  const bytes = await desk.rpc.call(
    'Metadata_metadata_at_version',
    Uint8Array.of(15, 0, 0, 0),
    desk.state.hash,
  );
  const reader = new ScaleReader(bytes);
  return reader.option(() => reader.byteString()) ?? new Uint8Array(0);
}

const authority = z.object({
  account: z.string(),
  aura: z.string(),
  grandpa: z.string(),
  proof: z.object({ aura: z.string(), grandpa: z.string() }).nullable(),
});
type ProposedAuthority = z.output<typeof authority>;

async function verifyAuthorities(
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

async function verifyTariff(
  desk: Desk,
  call: Call,
  { file }: Expected,
  findings: Findings,
): Promise<void> {
  const [tariff, from] = [
    tariffRecord.parse(plain(call.args[0] as never)),
    big.parse(plain(call.args[1] as never)),
  ];
  const current = await desk.ask(z.object({ tariff: tariffRecord }), 'SettlementApi.tariff', from);
  const [now, next] = [current.tariff, tariff].map((one) => tariffInWords(one)) as [
    string[],
    string[],
  ];
  const { removed, added } = difference(now, next);
  findings.says.push(
    `from ${desk.startOf(Number(from))} (epoch ${from}) on:`,
    ...removed.map((line) => `- ${line}`),
    ...added.map((line) => `+ ${line}`),
  );
  if (removed.length + added.length === 0) findings.says.push('nothing changes');
  if (file === undefined) return;
  const isSame = JSON.stringify(normal(readTariffFile(file))) === JSON.stringify(normal(tariff));
  judge(findings, isSame, `it is the tariff of ${file}`, `it is not the tariff of ${file}`);
}

/** A tariff with its fields in one order. */
const normal = (tariff: unknown): unknown => tariffRecord.parse(tariff);

async function verifyParameters(
  desk: Desk,
  call: Call,
  { read, isScheduled }: (typeof PARAMETERS)[keyof typeof PARAMETERS],
  { changes }: Expected,
  findings: Findings,
): Promise<void> {
  const values = z.record(z.string(), z.unknown());
  const proposed = values.parse(plain(call.args[0] as never));
  const from = isScheduled ? big.parse(plain(call.args[1] as never)) : null;
  const now = await desk.ask(values, read, ...(from === null ? [] : [from]));
  findings.says.push(
    from === null ? 'at once:' : `from ${desk.startOf(Number(from))} (epoch ${from}) on:`,
  );
  const changed = Object.keys(proposed).filter(
    (name) => String(proposed[name]) !== String(now[name]),
  );
  findings.says.push(
    ...changed.map(
      (name) =>
        `  ${name} from ${String(now[name] ?? 'none')} to ${String(proposed[name] ?? 'none')}`,
    ),
  );
  if (changed.length === 0) findings.says.push('  nothing changes');
  if (changes === undefined) return;
  const found = changed.map((name) => `${name}=${String(proposed[name] ?? 'none')}`);
  const more = found.filter((change) => !changes.includes(change));
  const less = changes.filter((change) => !found.includes(change));
  const wrong = [
    ...more.map((change) => `changes ${change}, too`),
    ...less.map((change) => `does not change ${change}`),
  ];
  judge(
    findings,
    wrong.length === 0,
    `it changes ${changes.join(' ')}, and nothing else`,
    `it ${wrong.join(', and ')}`,
  );
}
