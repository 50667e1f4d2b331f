/** How long an epoch of a chain is. */
import type { u64 } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import type { StateAt } from './state.js';

/** Milliseconds of an epoch. Release 102 told them with the market's parameters. */
export async function epochLength(state: StateAt): Promise<number> {
  if (state.has('TradingApi.epoch_length')) {
    return (await state.call<u64>('TradingApi.epoch_length')).toNumber();
  }
  const older = await state.call<Codec & { epochLength: u64 }>('TradingApi.parameters');
  return older.epochLength.toNumber();
}
