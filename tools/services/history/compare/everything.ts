/** People, meters and money: as the history has them, and as a history would have them that began with this block. */
import type { BlockState } from '../chain/state.js';
import type { Queries } from '../database/port.js';
import { addEverything, Rows } from '../rows/index.js';
import type { Findings } from './findings.js';

/** Rows that say nothing are the same as none: money that is spent, meters that are nobody's any more. */
interface Kind {
  readonly what: string;
  /** The column that names one. */
  readonly key: string;
  readonly columns: readonly string[];
  /** The newest row of each. */
  readonly sql: string;
  readonly of: (rows: Rows) => readonly object[];
  readonly saysNothing: (row: Row) => boolean;
}

type Row = Readonly<Record<string, unknown>>;

const never = (): boolean => false;

const KINDS: readonly Kind[] = [
  {
    what: 'registration',
    key: 'account',
    columns: ['type', 'status', 'location', 'registered_at'],
    sql: 'SELECT * FROM users',
    of: (rows) => rows.of('user_versions'),
    saysNothing: never,
  },
  {
    what: 'roles',
    key: 'account',
    columns: ['roles'],
    sql: 'SELECT * FROM roles',
    of: (rows) => rows.of('role_versions'),
    saysNothing: ({ roles }) => roles === '',
  },
  {
    what: 'meter',
    key: 'meter',
    columns: ['account', 'since', 'closing', 'scheme', 'key', 'rated_watts', 'class'],
    sql: 'SELECT * FROM meters',
    of: (rows) => rows.of('meter_versions'),
    saysNothing: ({ account, scheme }) => account === null && scheme === null,
  },
  {
    what: 'balance',
    key: 'account',
    columns: ['free', 'reserved', 'frozen'],
    sql: `SELECT * FROM balances b
      WHERE block = (SELECT max(block) FROM balances o WHERE o.account = b.account)`,
    of: (rows) => rows.of('balances'),
    saysNothing: ({ free, reserved, frozen }) => [free, reserved, frozen].every((x) => x === '0'),
  },
  {
    what: 'debt',
    key: 'account',
    columns: ['debt'],
    sql: `SELECT * FROM debts d WHERE NOT EXISTS (SELECT 1 FROM debts o WHERE o.account = d.account
      AND (o.block > d.block OR (o.block = d.block AND o.event > d.event)))`,
    of: (rows) => rows.of('debts'),
    saysNothing: ({ debt }) => debt === '0',
  },
];

/** @param state after block `height`, the newest in `history` */
export async function compareEverything(
  history: Queries,
  state: BlockState,
  height: number,
  findings: Findings,
): Promise<void> {
  const chain = new Rows();
  await addEverything(state, height, null, chain);
  for (const kind of KINDS) {
    const kept = byKey(kind, await history.all<Row>(kind.sql));
    const found = byKey(kind, kind.of(chain) as readonly Row[]);
    for (const key of new Set([...kept.keys(), ...found.keys()])) {
      findings.compare(kind.what, key, kept.get(key), found.get(key));
    }
  }
}

function byKey({ key, columns, saysNothing }: Kind, rows: readonly Row[]): Map<string, unknown[]> {
  const speaking = rows.filter((row) => !saysNothing(row));
  return new Map(speaking.map((row) => [String(row[key]), columns.map((column) => row[column])]));
}
