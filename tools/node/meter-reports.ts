/** Where meters stand, as `OracleClientApi.meter_reports` tells it in pages. */
import type { Option, Struct, Text, u64, Vec } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import type { StateAt } from './state.js';

export interface MeterReport extends Struct {
  readonly meterId: Text;
  /** Its last reading. */
  readonly state: Option<Codec & { readonly epoch: u64; readonly sequence: u64 }>;
  /** Finished epochs since then. */
  readonly silentEpochs: Option<u64>;
}

/** Every meter in use. A page holds those that come after one; the first, those that come after none. */
export async function* meterReports(state: StateAt): AsyncGenerator<MeterReport> {
  let last: Text | null = null;
  do {
    const reports: Vec<MeterReport> = await state.call('OracleClientApi.meter_reports', last);
    yield* reports;
    last = reports.at(-1)?.meterId ?? null;
  } while (last);
}
