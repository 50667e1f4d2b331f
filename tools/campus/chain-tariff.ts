import type { ApiPromise } from '@polkadot/api';
import type { Option, u128, u32, u8, Vec } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import type { Tariff } from '../support/tariff.js';

/** `Settlement.Tariffs`, as far as it matters here. */
type RawBook = Codec & { readonly schedule: Vec<Codec & { readonly tariff: RawTariff }> };

interface RawTariff {
  readonly offsetMinutes: u32;
  readonly periods: Vec<
    Codec & Record<'days' | 'from' | 'to', u8> & Record<'feedIn' | 'retail', u128>
  >;
  readonly holidays: Vec<u32>;
  readonly sharePermille: u32;
  readonly satangPerGrid: u32;
}

/** The one tariff of the chain. @throws Error if there is none, or it is going to change */
export async function chainTariff(api: ApiPromise): Promise<Tariff> {
  const found = (await api.query.settlement?.tariffs?.()) as Option<RawBook> | undefined;
  const schedule = found?.isSome ? found.unwrap().schedule : [];
  const [scheduled] = schedule;
  if (!scheduled || schedule.length > 1) {
    const problem = scheduled ? 'changes its tariff' : 'has no tariff';
    throw new Error(`the chain ${problem}; a replay takes one that has one tariff all the time`);
  }
  const { offsetMinutes, periods, holidays, sharePermille, satangPerGrid } = scheduled.tariff;
  return {
    offsetMinutes: offsetMinutes.toNumber(),
    periods: periods.map(({ days, from, to, feedIn, retail }) => ({
      ...{ days: days.toNumber(), from: from.toNumber(), to: to.toNumber() },
      ...{ feedIn: feedIn.toBigInt(), retail: retail.toBigInt() },
    })),
    holidays: holidays.map((day) => day.toNumber()),
    sharePermille: sharePermille.toNumber(),
    satangPerGrid: satangPerGrid.toNumber(),
  };
}
