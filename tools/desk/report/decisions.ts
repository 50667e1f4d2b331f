/** What authorities decided in a month: who was for it, and what it changed. */
import { z } from 'zod/v4';
import { localIso } from '../../support/time-zone.js';
import {
  before,
  type Change,
  changeShape,
  inWords,
  parameterChanges,
  type Setting,
  tariffChanges,
  type TariffRecord,
} from './changes.js';
import type { Month, Rows } from './rows.js';

export const decisionShape = z.strictObject({
  at: z.string(),
  proposal: z.int(),
  call: z.string(),
  outcome: z.string(),
  approvals: z.int(),
  /** Accounts, whoever proposed first. */
  approvedBy: z.array(z.string()),
  changes: z.array(changeShape),
});
type Decision = z.output<typeof decisionShape>;

interface Ended {
  readonly id: number;
  readonly proposer: string;
  readonly call_name: string | null;
  readonly call_arguments: string | null;
  readonly outcome: string;
  readonly error: string | null;
  readonly block: number;
  readonly event: number;
  readonly time: number;
}

export async function decisionsOf(rows: Rows, month: Month): Promise<Decision[]> {
  const ended = await rows.all<Ended>(
    `SELECT p.id, p.proposer, p.call_name, p.call_arguments, n.outcome, n.error, n.block, n.event, b.time
     FROM proposal_ends n JOIN proposals p ON p.id = n.proposal JOIN blocks b ON b.number = n.block
     WHERE b.time >= ? AND b.time < ? ORDER BY n.block, n.event`,
    month.start,
    month.end,
  );
  if (ended.length === 0) return [];
  const settings = await Settings.read(rows, (epoch) =>
    localIso(epoch * month.epochLength, month.offsetMinutes),
  );
  const found: Decision[] = [];
  for (const one of ended) {
    const approvedBy = await approvalsOf(rows, one);
    const isDone = one.outcome === 'executed';
    found.push({
      at: localIso(one.time, month.offsetMinutes),
      proposal: one.id,
      call: one.call_name ?? 'unknown',
      outcome: one.error ? `${one.outcome}: ${one.error}` : one.outcome,
      ...{ approvals: approvedBy.length, approvedBy },
      changes: isDone ? await settings.changesOf(one, ended) : [],
    });
  }
  return found;
}

/** Proposing is approving, whether or not the chain counts it as a vote. */
async function approvalsOf(rows: Rows, { id, proposer }: Ended): Promise<string[]> {
  const votes = await rows.all<{ account: string }>(
    'SELECT account FROM votes WHERE proposal = ? AND approve = 1 ORDER BY block, event',
    id,
  );
  return [...new Set([proposer, ...votes.map(({ account }) => account)])];
}

type ParameterSetting = Setting & { readonly pallet: string; readonly value: string };
type TariffSetting = Setting & TariffRecord & { readonly version: number };

/** All that was ever set, of which there is little. */
class Settings {
  private constructor(
    private readonly rows: Rows,
    private readonly clock: (epoch: number) => string,
    private readonly parameters: readonly ParameterSetting[],
    private readonly tariffs: readonly TariffSetting[],
  ) {}

  /** @param clock when an epoch begins, in local time */
  static async read(rows: Rows, clock: (epoch: number) => string): Promise<Settings> {
    const [parameters, tariffs] = await Promise.all([
      rows.all<ParameterSetting>('SELECT pallet, block, event, from_epoch, value FROM parameters'),
      rows.all<TariffSetting>('SELECT t.*, t.version AS event FROM tariffs t'),
    ]);
    return new Settings(rows, clock, parameters, tariffs);
  }

  /** @param ended all decisions, of which others may have ended in the same block */
  async changesOf(one: Ended, ended: readonly Ended[]): Promise<Change[]> {
    const changes = [
      ...this.tariffChanges(one, ended),
      ...this.parameterChanges(one, ended),
      ...(await this.roleChanges(one)),
      ...(await this.codeChanges(one)),
    ];
    return changes.length > 0 ? changes : argumentsOf(one);
  }

  private parameterChanges(one: Ended, ended: readonly Ended[]): Change[] {
    const earlier = ended.filter(({ block, event }) => block === one.block && event < one.event);
    const since = Math.max(-1, ...earlier.map(({ event }) => event));
    const mine = this.parameters.filter(
      ({ block, event }) => block === one.block && event > since && event < one.event,
    );
    return mine.flatMap((each) => {
      const others = this.parameters.filter(({ pallet }) => pallet === each.pallet);
      const old = before(others, each)?.value ?? null;
      return parameterChanges(each.pallet, old, each.value, this.sinceOf(each));
    });
  }

  /** Tariffs are kept by version, so decisions of one block take theirs one after the other. */
  private tariffChanges(one: Ended, ended: readonly Ended[]): Change[] {
    const count = (some: Ended): number => textOf(some).split('set_tariff').length - 1;
    const same = ended.filter(
      ({ block, outcome }) => block === one.block && outcome === 'executed',
    );
    const skipped = same
      .filter(({ event }) => event < one.event)
      .reduce((sum, each) => sum + count(each), 0);
    const mine = this.tariffs
      .filter(({ block }) => block === one.block)
      .sort((a, b) => a.version - b.version)
      .slice(skipped, skipped + count(one));
    return mine.flatMap((each) =>
      tariffChanges(before(this.tariffs, each), each, this.sinceOf(each)),
    );
  }

  private async roleChanges(one: Ended): Promise<Change[]> {
    if (!/set_authorities|role/i.test(textOf(one))) return [];
    const found = await this.rows.all<{ account: string; roles: string; old: string | null }>(
      `SELECT v.account, v.roles, (SELECT w.roles FROM role_versions w
         WHERE w.account = v.account AND w.block < v.block ORDER BY w.block DESC LIMIT 1) AS old
       FROM role_versions v WHERE v.block = ? ORDER BY v.account`,
      one.block,
    );
    return found
      .filter(({ roles, old }) => roles !== (old ?? ''))
      .map(({ account, roles, old }) => ({
        ...{ what: `roles of ${account}`, from: old || 'none', to: roles || 'none', since: null },
      }));
  }

  private async codeChanges(one: Ended): Promise<Change[]> {
    const block = await this.rows.get<{ spec_version: number; next_spec_version: number }>(
      'SELECT spec_version, next_spec_version FROM blocks WHERE number = ?',
      one.block,
    );
    if (!block || !/set_code|upgrade/i.test(textOf(one))) return [];
    const { spec_version: from, next_spec_version: to } = block;
    return from === to
      ? []
      : [{ what: 'version of the runtime', from: String(from), to: String(to), since: null }];
  }

  private sinceOf({ from_epoch: epoch }: Setting): string | null {
    return epoch === null ? null : this.clock(epoch);
  }
}

/** Where calls stand within calls, all of their names; of one that nobody saw, whose block ended with it, any that changes something. */
const textOf = ({ call_name, call_arguments }: Ended): string =>
  call_name === null ? UNSEEN : `${call_name} ${call_arguments ?? ''}`;
const UNSEEN = 'set_tariff set_authorities set_code role';

/** What a call was told, where nobody keeps what was before. */
function argumentsOf({ call_arguments }: Ended): Change[] {
  const values: unknown = JSON.parse(call_arguments ?? 'null');
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).map(([what, value]) => ({
    ...{ what, from: null, to: inWords(value), since: null },
  }));
}
