/** One proposal: what it changes, who is for it, and a vote. */
import { useEffect, useState } from 'react';
import { QUARTER_HOUR_MS } from '../../../../node-config/time.js';
import type { ProposalEntry } from '../../data/operations.js';
import { useHead } from '../../data/head.js';
import { Alert, Button, Card, Name, type Tone } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useNode, useSession } from '../../shell/session.js';
import * as calls from '../../signing/calls.js';
import { errorWords } from '../../signing/error-words.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useLanguage, useWords } from '../../words/index.js';
import { type Current, describeCall, type Description } from './describe.js';
import { DescriptionView } from './DescriptionView.js';

const TONES: Readonly<Record<ProposalEntry['status'], Tone>> = {
  ...{ open: 'sun', executed: 'near', failed: 'bad' },
  ...{ rejected: 'grid', expired: 'grid', cancelled: 'grid' },
};

export function Proposal({ proposal }: { readonly proposal: ProposalEntry }) {
  const { governance, chain } = useWords();
  const format = useFormat();
  const { proposal: id, status, proposer, approvals, rejections, needed } = proposal;
  const { description, error, isOffline } = useDescription(proposal);
  const closed = proposal.closedAt ?? proposal.expiresAt;
  return (
    <Card
      title={governance.title(
        id,
        description ? titleOf(description, governance.kinds, chain.calls) : '',
      )}
      note={<span className={`pill tone-${TONES[status]}`}>{governance.status[status]}</span>}
    >
      <p className="small muted">
        {governance.by} <Name of={proposer} /> · {format.moment(Date.parse(proposal.proposedAt))}
        {' · '}
        {status === 'open'
          ? governance.until(format.moment(Date.parse(proposal.expiresAt)))
          : governance.closed(format.moment(Date.parse(closed)))}
      </p>
      {description ? (
        <DescriptionView of={description} />
      ) : (
        <code className="address">
          {proposal.pallet}.{proposal.call}
        </code>
      )}
      {isOffline && status === 'open' && <Alert>{governance.offline}</Alert>}
      {status === 'open' && !isOffline && description && <Outcome error={error} />}
      {proposal.error !== null && <Outcome error={proposal.error} isPast />}
      <Votes approvals={approvals} rejections={rejections} needed={needed} />
      {status === 'open' && <Vote id={id} approvals={approvals} rejections={rejections} />}
      <details className="small">
        <summary>{governance.expert}</summary>
        <p>
          {governance.callHash} <code className="address">{proposal.callHash}</code>
        </p>
        <pre className="raw">{JSON.stringify(proposal.args, null, 2)?.slice(0, 4_000)}</pre>
      </details>
    </Card>
  );
}

function titleOf(
  description: Description,
  kinds: Readonly<Record<Description['kind'], string>>,
  calls: Readonly<Record<string, string>>,
): string {
  if (description.kind !== 'other') return kinds[description.kind];
  return calls[`${description.pallet}.${description.call}`] ?? kinds.other;
}

interface Described {
  readonly description: Description | null;
  /** Why it would fail if it ran now. */
  readonly error: string | null;
  readonly isOffline: boolean;
}

/** Open proposals are read from the chain and compared with what holds now; closed ones from the history. */
function useDescription({ proposal: id, status, pallet, call, args }: ProposalEntry): Described {
  const node = useNode();
  // What holds now may change while the proposal is open.
  const epoch = Math.floor((useHead()?.time ?? 0) / QUARTER_HOUR_MS);
  const [described, setDescribed] = useState<Described>({
    description: null,
    error: null,
    isOffline: false,
  });
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<Described> => {
      const { currentRules, openProposal } = await import('../../signing/reads.js');
      const [open, now] = await Promise.all([openProposal(node, id), currentRules(node)]);
      return open
        ? { description: describeCall(open.call, now), error: open.error, isOffline: false }
        : { description: fromHistory(pallet, call, args), error: null, isOffline: false };
    };
    if (status !== 'open') {
      setDescribed({ description: fromHistory(pallet, call, args), error: null, isOffline: false });
      return;
    }
    read().then(
      (next) => {
        if (!isOver) setDescribed(next);
      },
      () => {
        if (isOver) return;
        setDescribed({
          description: fromHistory(pallet, call, args),
          error: null,
          isOffline: true,
        });
      },
    );
    return () => {
      isOver = true;
    };
  }, [node, id, status, pallet, call, args, epoch]);
  return described;
}

/** Without anything to compare with: what holds now is not what held then. */
function fromHistory(
  pallet: string | null,
  call: string | null,
  args: unknown,
): Description | null {
  if (pallet === null || call === null) return null;
  const nothing: Current = {};
  return describeCall({ type: pallet, value: { type: call, value: args } }, nothing);
}

/** What would come of it, or came of it. */
function Outcome({
  error,
  isPast = false,
}: {
  readonly error: string | null;
  readonly isPast?: boolean;
}) {
  const { governance } = useWords();
  const { language } = useLanguage();
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isOver = false;
    if (error !== null) {
      void errorWords(language).then((loaded) => {
        if (!isOver) setWords(loaded);
      });
    }
    return () => {
      isOver = true;
    };
  }, [error, language]);
  if (error === null) return <p className="small">{governance.wouldPass}</p>;
  return (
    <Alert>
      {isPast ? governance.hasFailed : governance.wouldFail} {words[error] ?? error}
    </Alert>
  );
}

function Votes({
  approvals,
  rejections,
  needed,
}: {
  readonly approvals: readonly string[];
  readonly rejections: readonly string[];
  readonly needed: number;
}) {
  const { governance } = useWords();
  return (
    <dl className="facts">
      <dt>{governance.approvals(approvals.length, needed)}</dt>
      <dd>
        <Names of={approvals} />
      </dd>
      {rejections.length > 0 && (
        <>
          <dt>{governance.rejections(rejections.length)}</dt>
          <dd>
            <Names of={rejections} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Names({ of: accounts }: { readonly of: readonly string[] }) {
  return accounts.map((account, at) => (
    <span key={account}>
      {at > 0 && ', '}
      <Name of={account} />
    </span>
  ));
}

function Vote({
  id,
  approvals,
  rejections,
}: {
  readonly id: number;
  readonly approvals: readonly string[];
  readonly rejections: readonly string[];
}) {
  const { governance } = useWords();
  const { is, person } = useSession();
  const sending = useSending();
  if (!is('authority') || !person) return null;
  const hasVoted = [...approvals, ...rejections].includes(person.address);
  if (hasVoted && sending.state.at !== 'done') {
    return <p className="small muted">{governance.voted}</p>;
  }
  return (
    <>
      <SendingView of={sending} />
      {sending.state.at !== 'done' && (
        <div className="row">
          <Button isOff={sending.isBusy} onClick={() => void sending.send(calls.approve(id))}>
            {governance.approve}
          </Button>
          <Button
            kind="quiet"
            isOff={sending.isBusy}
            onClick={() => void sending.send(calls.reject(id))}
          >
            {governance.reject}
          </Button>
        </div>
      )}
    </>
  );
}
