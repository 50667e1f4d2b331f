/** What authorities decide: proposals in words, beside what holds now, and the votes. */
import { useState } from 'react';
import type { ProposalEntry } from '../../data/operations.js';
import { usePages } from '../../data/pages.js';
import { Card, Choice, More, RoleGuard, Shown } from '../../parts/index.js';
import { useWords } from '../../words/index.js';
import { Proposal } from './Proposal.js';
import './governance.css';

const EVERYBODY = [
  'authority',
  'admin',
  'prosumer',
  'consumer',
  'minter',
  'burner',
  'marketMaker',
  'oracleOperator',
  'signatory',
] as const;

export default function Governance() {
  return (
    <RoleGuard roles={EVERYBODY}>
      <Proposals />
    </RoleGuard>
  );
}

function Proposals() {
  const { governance } = useWords();
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const open = usePages<ProposalEntry>('/v1/proposals?status=open');
  const all = usePages<ProposalEntry>(which === 'all' ? '/v1/proposals' : null);
  const { list, more } = which === 'open' ? open : all;
  const count = open.list.value?.length;
  return (
    <>
      <h1 className="lead">
        {count === undefined || count === 0 ? governance.leadNone : governance.lead(count)}
      </h1>
      <Choice
        label={governance.which}
        value={which}
        options={(['open', 'all'] as const).map((value) => ({
          value,
          text: governance.choice[value],
        }))}
        onChange={setWhich}
      />
      <Shown
        of={list}
        isEmpty={(items) => items.length === 0}
        empty={which === 'open' ? governance.noneOpen : governance.none}
      >
        {(items) => (
          <div className="stack">
            {items.map((proposal) => (
              <Proposal key={proposal.proposal} proposal={proposal} />
            ))}
          </div>
        )}
      </Shown>
      {more && (
        <Card title={governance.older}>
          <More of={more} />
        </Card>
      )}
    </>
  );
}
