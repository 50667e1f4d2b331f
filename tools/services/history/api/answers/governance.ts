/** What authorities proposed, and how they voted. */
import type { Static } from 'typebox';
import type { ProposalEndRow, ProposalRow, VoteRow } from '../../schema.js';
import type { HandlersOf } from '../context.js';
import type { Proposal } from '../contract/operations.js';
import type { State } from '../state.js';
import { rolesIn } from '../viewer.js';
import { allOf, asOf, pageOf, timesOf } from './words.js';

type Status = Static<typeof Proposal>['status'];
type Found = ProposalRow & {
  readonly outcome: ProposalEndRow['outcome'] | null;
  readonly error: string | null;
  readonly ended_in: number | null;
};

const OUTCOMES: Readonly<Record<ProposalEndRow['outcome'], Status>> = {
  executed: 'executed',
  failed: 'failed',
  disapproved: 'rejected',
  expired: 'expired',
  cancelled: 'cancelled',
};

export const governanceHandlers: HandlersOf<'proposals'> = {
  async proposals({ query }, asking) {
    const { state, db } = asking;
    const { limit = 100, after = Number.MAX_SAFE_INTEGER, status } = query;
    const outcome = Object.entries(OUTCOMES).find(([, word]) => word === status)?.[0];
    const wanted =
      status === undefined ? '' : outcome ? 'AND x.outcome = ?' : 'AND x.outcome IS NULL';
    const rows = await db.all<Found>(
      `SELECT p.*, x.outcome, x.error, x.block AS ended_in FROM proposals p
       LEFT JOIN proposal_ends x ON x.proposal = p.id
       WHERE p.id < ? ${wanted} ORDER BY p.id DESC LIMIT ?`,
      after,
      ...(outcome ? [outcome] : []),
      limit + 1,
    );
    const { items, next } = pageOf(rows, limit, ({ id }) => id);
    const votes = await allOf<VoteRow, number>(
      'SELECT * FROM votes WHERE proposal',
      items.map(({ id }) => id),
      asking,
    );
    const blocks = items.flatMap(({ block, ended_in }) => (ended_in ? [block, ended_in] : [block]));
    const times = await timesOf(blocks, asking);
    const roles = await db.all<{ roles: string }>('SELECT roles FROM roles');
    const authorities = roles.filter((row) => rolesIn(row.roles).includes('authority')).length;
    return {
      items: items.map((row) =>
        proposalOf(row, votes, neededOf(authorities), (block) => times.get(block) ?? 0, state),
      ),
      next,
      asOf: asOf(state),
    };
  },
};

/** Three quarters, rounded up: 3 of 4, 4 of 5, 1 of 1. */
const neededOf = (authorities: number): number => Math.floor((3 * authorities + 3) / 4);

function proposalOf(
  row: Found,
  votes: readonly VoteRow[],
  needed: number,
  timeOf: (block: number) => number,
  { local }: State,
): Static<typeof Proposal> {
  const [pallet, call] = row.call_name?.split('.') ?? [];
  const args = row.call_arguments === null ? null : (JSON.parse(row.call_arguments) as unknown);
  const cast = (approve: number): string[] => {
    const accounts = votes
      .filter((vote) => vote.proposal === row.id && vote.approve === approve)
      .sort((a, b) => a.block - b.block || a.event - b.event)
      .map(({ account }) => account);
    // Proposing is approving, whether or not the chain counts it as a vote.
    return [...new Set(approve ? [row.proposer, ...accounts] : accounts)];
  };
  return {
    proposal: row.id,
    proposer: row.proposer,
    status: row.outcome ? OUTCOMES[row.outcome] : 'open',
    pallet: pallet ?? null,
    call: call ?? null,
    args,
    callHash: row.call_hash,
    codeHash: codeHashOf(args),
    approvals: cast(1),
    rejections: cast(0),
    needed,
    proposedAt: local.iso(timeOf(row.block)),
    proposedIn: row.block,
    expiresAt: local.iso(row.expires_at),
    closedAt: row.ended_in === null ? null : local.iso(timeOf(row.ended_in)),
    closedIn: row.ended_in,
    error: row.error,
  };
}

/** The hash of an upgrade's code, which the history keeps in place of the code. */
function codeHashOf(args: unknown): string | null {
  if (typeof args !== 'object' || args === null) return null;
  const { code } = args as { code?: { blake2_256?: unknown } };
  const hash = code?.blake2_256;
  return typeof hash === 'string' && /^0x[0-9a-f]{64}$/.test(hash) ? hash : null;
}
