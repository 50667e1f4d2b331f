/** Proposals: made of words, listed, voted on. */
import type { Call } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import type { Option } from '@polkadot/types';
import { encodeAddress } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { SS58_PREFIX } from '../../../node-config/token.js';
import { UnusableError } from '../../support/failure.js';
import { address, answer, type Answer, clock, hex } from '../answer.js';
import { callInWords } from '../calls.js';
import { big, type Desk, plain } from '../desk.js';
import type { Intent } from '../intent.js';
import { errorInWords, nameOf } from '../submit.js';
import type { DispatchError } from '@polkadot/types/interfaces';

const proposalRecord = z.object({
  proposer: z.string(),
  callHash: z.string(),
  approvals: z.array(z.string()),
  rejections: z.array(z.string()),
  expiresAt: big,
});

const proposalShape = z.strictObject({
  id: z.int(),
  call: z.string(),
  says: z.array(z.string()),
  callHash: hex,
  proposer: address,
  approvals: z.array(address),
  rejections: z.array(address),
  threshold: z.int(),
  expiresAt: clock,
});
export const proposalsShape = z.array(proposalShape);
type Proposal = z.output<typeof proposalShape>;

export async function proposalsAnswer(desk: Desk): Promise<Answer<typeof proposalsShape>> {
  const ids = await desk.ask(z.array(z.number()), 'GovernanceApi.open_proposals');
  const found = await Promise.all(ids.map((id) => proposalOf(desk, id)));
  const text = found.length
    ? found.map((one) => inWords(one)).join('\n')
    : 'No proposals are open.';
  return answer(proposalsShape, found, text);
}

function inWords({
  id,
  says,
  proposer,
  approvals,
  rejections,
  threshold,
  expiresAt,
}: Proposal): string {
  return [
    `Proposal ${id} by ${proposer}: ${approvals.length} of ${threshold} approvals, ${rejections.length} against, until ${expiresAt}`,
    ...says.map((line) => `  ${line}`),
    `  "grid verify ${id}" checks it, "grid approve ${id}" and "grid reject ${id}" vote`,
  ].join('\n');
}

/** @throws UnusableError if there is no such proposal */
export async function proposalOf(desk: Desk, id: number): Promise<Proposal> {
  const record = await desk.ask(proposalRecord.nullable(), 'GovernanceApi.proposal', id);
  if (!record)
    throw new UnusableError(`there is no open proposal ${id}; "grid proposals" lists them`);
  const call = await callOf(desk, id);
  const threshold = await desk.ask(z.number(), 'GovernanceApi.threshold');
  const people = (some: readonly string[]): string[] =>
    some.map((one) => encodeAddress(one, SS58_PREFIX));
  return {
    ...{ id, call: nameOf(call), says: callInWords(call), callHash: record.callHash, threshold },
    proposer: encodeAddress(record.proposer, SS58_PREFIX),
    ...{ approvals: people(record.approvals), rejections: people(record.rejections) },
    expiresAt: desk.clock(Number(record.expiresAt)),
  };
}

/** The call of a proposal. */
export async function callOf(desk: Desk, id: number): Promise<Call> {
  const found = await desk.state.get<Option<Call & Codec>>('Governance.Calls', id);
  if (found.isSome) return found.unwrap();
  throw new UnusableError(`the chain does not keep the call of proposal ${id}`);
}

/** What would come of a call if governance ran it now. */
export interface Rehearsal {
  /** False where the chain's release does not try calls; nothing is known then. */
  readonly wasTried: boolean;
  /** What `propose` would answer; null if it would be taken. */
  readonly refused: string | null;
  /** How the call would fail; null if it would not. */
  readonly failed: string | null;
  readonly events: readonly string[];
}

const UNTRIED: Rehearsal = { wasTried: false, refused: null, failed: null, events: [] };

interface RawResult extends Codec {
  readonly isErr: boolean;
  readonly asErr: DispatchError;
}
interface RawRun extends Codec {
  readonly proposable: RawResult;
  readonly result: RawResult;
  readonly events: Codec & {
    map<T>(of: (one: { event: { section: string; method: string; data: Codec } }) => T): T[];
  };
}

export async function rehearse(desk: Desk, call: Call): Promise<Rehearsal> {
  if (!desk.state.has('GovernanceApi.dry_run')) return UNTRIED;
  const run = await desk.state.call<RawRun>('GovernanceApi.dry_run', call);
  const reason = (result: RawResult): string | null =>
    result.isErr ? errorInWords(result.asErr) : null;
  return {
    wasTried: true,
    refused: reason(run.proposable),
    failed: reason(run.result),
    events: run.events.map(
      ({ event }) => `${event.section}.${event.method} ${JSON.stringify(plain(event.data))}`,
    ),
  };
}

/**
 * To propose what an intent does.
 * @throws UnusableError if the chain would not take it, or it would fail
 */
export async function proposeIntent(desk: Desk, { call, says }: Intent): Promise<Intent> {
  const { refused, failed } = await rehearse(desk, call);
  if (refused) throw new UnusableError(`the chain would not take this proposal: ${refused}`);
  if (failed) throw new UnusableError(`this would fail if the authorities ran it now: ${failed}`);
  const threshold = await desk.ask(z.number(), 'GovernanceApi.threshold');
  return {
    call: desk.state.runtime.call('Governance.propose', call),
    says: [
      `propose to the authorities, of whom ${threshold} have to approve, to`,
      ...says.map((line) => `  ${line}`),
    ],
  };
}

export async function voteIntent(desk: Desk, id: number, isFor: boolean): Promise<Intent> {
  const { says, approvals, threshold } = await proposalOf(desk, id);
  const last = isFor && approvals.length + 1 >= threshold;
  return {
    call: desk.state.runtime.call(isFor ? 'Governance.approve' : 'Governance.reject', id),
    says: [
      `${isFor ? 'approve' : 'reject'} proposal ${id}, which is to`,
      ...says.map((line) => `  ${line}`),
      ...(last ? ['with this approval it runs at once'] : []),
    ],
  };
}
