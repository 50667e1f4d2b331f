/** Which chain a database is of. */
import { ScaleReader } from '../../../compiler/host/scale.js';
import type { FollowedChain } from '../../following.js';
import type { Queries } from '../database/port.js';
import { DatabaseError } from '../database/port.js';
import type { ChainRow } from '../schema.js';
import type { Decoder } from './decoder.js';
import { KnownRuntimes } from './runtimes.js';
import { Refused, type Source } from './source.js';

/** What the database has of its chain; of an empty one, what it will have. @throws DatabaseError if it is of another chain */
export async function chainOf(
  database: Queries,
  { genesis, name }: Pick<FollowedChain, 'genesis' | 'name'>,
  source: Source,
): Promise<ChainRow> {
  const kept = await database.get<ChainRow>('SELECT * FROM chain');
  if (!kept) {
    const decoder = await new KnownRuntimes(database).at(source, genesis);
    const epoch_length = await epochLength(source, genesis, decoder);
    return { id: 1, genesis, name, ss58_prefix: decoder.addresses.prefix, epoch_length };
  }
  if (kept.genesis === genesis) return kept;
  throw new DatabaseError(
    `the database is of another chain, ${kept.name}: its genesis is ${kept.genesis}, that of the node ${genesis}; ` +
      'name another database',
  );
}

/** Milliseconds of an epoch. Release 102 told them with the market's parameters. */
async function epochLength(source: Source, block: string, decoder: Decoder): Promise<number> {
  const nothing = new Uint8Array(0);
  try {
    if (decoder.answers('TradingApi', 'epoch_length')) {
      const answer = await source.call('TradingApi_epoch_length', nothing, block);
      return Number(new ScaleReader(answer).u64());
    }
    const answer = await source.call('TradingApi_parameters', nothing, block);
    const rules = decoder.answer('TradingApi', 'parameters', Uint8Array.from(answer));
    return Number((rules as { epoch_length: bigint }).epoch_length);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new DatabaseError('the node’s chain has no market: it is not Campus Grid', false, {
      cause: error,
    });
  }
}
