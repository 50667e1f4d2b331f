/** Where meters stand, as `OracleClientApi.meter_reports` tells it in pages. */
import type { Bytes, Option, Struct, u64, Vec } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';

export interface MeterReport extends Struct {
  readonly meterId: Bytes;
  /** Its last reading. */
  readonly state: Option<Codec & { readonly epoch: u64; readonly sequence: u64 }>;
  /** Finished epochs since then. */
  readonly silentEpochs: Option<u64>;
}

/** Every meter in use. `page` asks for those that come after one; after none, for the first. */
export async function* meterReports(
  page: (after: Bytes | null) => Promise<Vec<MeterReport>>,
): AsyncGenerator<MeterReport> {
  let last: Bytes | null = null;
  do {
    const reports: Vec<MeterReport> = await page(last);
    yield* reports;
    last = reports.at(-1)?.meterId ?? null;
  } while (last);
}
