/**
 * Makes a history without a chain: epochs in which meters trade, are read and settled by the rules of the market,
 * straight into a database. The same options give the same rows. Every balance is what its lines add up to.
 */
import { blake2AsHex, blake2AsU8a, encodeAddress } from '@polkadot/util-crypto';
import { GRID, SS58_PREFIX } from '../../../node-config/token.js';
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import type { Database } from '../../services/history/database/index.js';
import { Books } from './books.js';
import { type MadeMeter } from './made.js';

const DAY_EPOCHS = 96;
/** Blocks of an epoch: its first clears, the second reads, the third closes the pool, the fourth tops up. */
const BLOCKS = 4;
const BLOCK_MS = QUARTER_HOUR_MS / BLOCKS;
/** The flat tariff's prices, in base units per kWh. */
const FEED_IN = (523n * GRID) / 1000n;
const RETAIL = GRID;
const PERIODS = [{ days: 255, from: 0, to: 96, feedIn: `${FEED_IN}`, retail: `${RETAIL}` }];

export interface MadeHistoryOptions {
  readonly epochs: number;
  readonly meters: number;
  /** When it begins, in ms since 1970: a local midnight as a rule. */
  readonly from: number;
  /** Addresses of the first accounts; the others are nobody's. */
  readonly accounts?: readonly string[];
  /** Roles of accounts beside that of a user, by address. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Is told how far it is, in days. */
  readonly progress?: (days: number) => void;
}

/** What was made: enough to ask for it. */
export interface MadeHistory {
  readonly genesis: string;
  readonly meters: readonly MadeMeter[];
  readonly height: number;
}

/** 2024-01-01 00:00 in Bangkok. */
export const BEGINNING = Date.UTC(2023, 11, 31, 17);

export async function makeHistory(
  database: Database,
  options: MadeHistoryOptions,
): Promise<MadeHistory> {
  const { epochs, from, progress } = options;
  const meters = metersOf(options);
  const genesis = blake2AsHex(`made history ${epochs} ${from}`);
  const first = from / QUARTER_HOUR_MS;
  const books = new Books(meters, FEED_IN, RETAIL);
  addBeginning(books, genesis, meters, options);
  for (let i = 0; i < epochs; i++) {
    addEpoch(books, first + i, 1 + i * BLOCKS, i > 0, i + 1 < epochs);
    if ((i + 1) % DAY_EPOCHS !== 0 && i + 1 < epochs) continue;
    await database.add(books.take());
    progress?.((i + 1) / DAY_EPOCHS);
  }
  return { genesis, meters, height: epochs * BLOCKS };
}

const NAMES = ['EE', 'Library', 'Canteen', 'Dormitory', 'Lab'];

function metersOf({ meters, accounts = [] }: MadeHistoryOptions): MadeMeter[] {
  return Array.from({ length: meters }, (_each, i) => ({
    meter: `M-${String(i + 1).padStart(4, '0')}`,
    account: accounts[i] ?? encodeAddress(blake2AsU8a(`made account ${i}`), SS58_PREFIX),
    location: `${NAMES[i % NAMES.length]} ${Math.floor(i / NAMES.length) + 1}`,
    number: i,
  }));
}

/** The chain, its first people and its rules, in block 0. */
function addBeginning(
  books: Books,
  genesis: string,
  meters: readonly MadeMeter[],
  { from, roles = {} }: MadeHistoryOptions,
): void {
  const chain = { genesis, name: 'Made', ss58_prefix: SS58_PREFIX, epoch_length: QUARTER_HOUR_MS };
  books.add('chain', { id: 1, ...chain });
  addBlock(books, 0, 0, genesis);
  books.add('tariffs', {
    version: 0,
    block: 0,
    from_epoch: 0,
    ...{ offset_minutes: 420, share_permille: 500, satang_per_grid: 420 },
    periods: JSON.stringify(PERIODS),
    holidays: '[]',
  });
  for (const { meter, account, location, number } of meters) {
    const said = roles[account];
    books.add('user_versions', {
      ...{ account, block: 0, type: 'prosumer', status: 'active', location },
      registered_at: from,
    });
    books.add('role_versions', {
      ...{ account, block: 0 },
      roles: said === undefined ? 'prosumer' : `${said} prosumer`,
    });
    books.add('meter_versions', {
      ...{ meter, block: 0, account, since: from, closing: 0, scheme: 'ed25519' },
      ...{ key: blake2AsHex(meter), rated_watts: 100_000, class: 'bidirectional' },
    });
    // One of them cannot pay for long.
    books.begin(account, number === 2 ? 5n * GRID : 100_000n * GRID);
  }
  const known = new Set(meters.map(({ account }) => account));
  for (const [account, said] of Object.entries(roles)) {
    if (!known.has(account)) books.add('role_versions', { account, block: 0, roles: said });
  }
}

/** @param height of its first block */
function addEpoch(
  books: Books,
  epoch: number,
  height: number,
  hasBefore: boolean,
  hasNext: boolean,
): void {
  const start = epoch * QUARTER_HOUR_MS;
  for (let i = 0; i < BLOCKS; i++) {
    addBlock(books, height + i, start + i * BLOCK_MS, blake2AsHex(`${height + i}`));
  }
  books.addEpoch(epoch, height, start);
  books.clear(epoch, height);
  if (hasBefore) {
    books.read(epoch - 1, height + 1);
    books.closePool(epoch - 1, height + 2);
  }
  if (hasNext) books.order(epoch + 1, height + 3);
  if (epoch % DAY_EPOCHS === 40) books.topUp(height + 3, 25n * GRID);
  books.keepBalances();
}

function addBlock(books: Books, number: number, time: number, hash: string): void {
  books.add('blocks', {
    ...{ number, hash, time },
    parent_hash: number === 0 ? `0x${'0'.repeat(64)}` : blake2AsHex(`${number - 1}`),
    epoch: Math.floor(time / QUARTER_HOUR_MS),
    ...{ author: null, spec_version: 103, next_spec_version: 103 },
    ...{ extrinsics: 2, failed: 0, events: 4 },
  });
}
