/** The campus and its public buildings; how the service is doing. */
import type { Static } from 'typebox';
import type { MeterRow, UserRow } from '../../schema.js';
import { migrations } from '../../database/migrate.js';
import type { Context, HandlersOf } from '../context.js';
import type { Health } from '../contract/service.js';
import { allOf, asOf } from './words.js';

const CLASSES = ['consumption', 'generation', 'bidirectional'] as const;

export const campusHandlers: HandlersOf<'campus'> = {
  async campus(_question, asking) {
    const { context, state, publicNames } = asking;
    const accounts = [...publicNames.keys()];
    const users = await allOf<UserRow, string>(
      'SELECT * FROM users WHERE account',
      accounts,
      asking,
    );
    const meters = await allOf<MeterRow, string>(
      'SELECT * FROM meters WHERE account',
      accounts,
      asking,
    );
    const places = new Map(users.map(({ account, location }) => [account, location]));
    const { name, timeZone } = context.campus;
    return {
      name,
      timeZone,
      buildings: [...publicNames].map(([account, building]) => ({
        account,
        name: building,
        location: places.get(account) ?? null,
        meters: meters
          .filter((meter) => meter.account === account)
          .sort((a, b) => (a.meter < b.meter ? -1 : 1))
          .map((meter) => ({
            meter: meter.meter,
            class: CLASSES.find((word) => word === meter.class?.toLowerCase()) ?? null,
            ratedWatts: meter.rated_watts,
          })),
      })),
      asOf: asOf(state),
    };
  },
};

/** Blocks that may be final and not here, while all is well: one that has just come. */
const MOST_BEHIND = 2;

/** How the history is doing, whether or not there is a block. */
export function healthOf({ states, follower, database, now }: Context): Static<typeof Health> {
  const state = states.current;
  const head = state?.head ?? null;
  const nodeHeight = follower?.nodeHeight ?? null;
  const lagBlocks =
    head === null || nodeHeight === null ? null : Math.max(nodeHeight - head.height, 0);
  const problem = problemOf(head === null, lagBlocks, follower?.problem ?? null);
  return {
    status: head === null ? 'waiting' : problem === null ? 'ok' : 'behind',
    problem,
    chain: state?.chain.name ?? '',
    genesis: state?.chain.genesis ?? null,
    specVersion: head?.specVersion ?? null,
    height: head?.height ?? null,
    hash: head?.hash ?? null,
    time: state ? state.local.iso(state.head.time) : null,
    nodeHeight,
    lagBlocks,
    lagSeconds: head === null ? null : Math.max(Math.floor((now() - head.time) / 1000), 0),
    database: database.kind,
    schemaVersion: SCHEMA_VERSION,
  };
}

const SCHEMA_VERSION = migrations().length;

function problemOf(
  isEmpty: boolean,
  lagBlocks: number | null,
  problem: string | null,
): string | null {
  if (problem !== null) return problem;
  if (isEmpty) return 'there is no block yet';
  if (lagBlocks !== null && lagBlocks > MOST_BEHIND) {
    return `${lagBlocks} final blocks of the node are not here yet`;
  }
  return null;
}
