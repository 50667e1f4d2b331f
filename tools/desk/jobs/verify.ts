/** What a proposal would do against what is now, looked at by whoever votes: nothing of it is believed. */
import type { Call } from '@polkadot/types/interfaces';
import { blake2AsHex } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { readTariffFile } from '../../campus-file/index.js';
import { tariffInWords } from '../../campus-file/tariff.js';
import { answer, type Answer } from '../answer.js';
import { callInWords } from '../calls.js';
import { big, type Desk, plain } from '../desk.js';
import { difference } from '../metadata-lines.js';
import { nameOf } from '../submit.js';
import { PARAMETERS } from './proposing.js';
import { callOf, proposalOf, rehearse } from './proposals.js';
import { tariffRecord } from './tariffs.js';
import { verifyCode } from './verify-code.js';
import { verifyAuthorities } from './verify-authorities.js';
import { type Expected, type Findings, judge } from './findings.js';

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
