import type { SimulatedMeter } from './metered.js';
import type { Registers } from '../../services/oracle/reading.js';
import type { Member } from './accounts.js';
import type { QuarterHour } from './energy.js';

/** What a meter's two registers show, Wh. */
export type Counts = Pick<Registers, 'importWh' | 'exportWh'>;

/** The meter of a building, whose registers move on as the replay does, on top of what they show already. */
export class ReplayMeter implements SimulatedMeter {
  readonly meterId: string;
  readonly key: Member['meterKey'];
  /** By the epoch at whose end they were reached, rising. */
  readonly #counts: [epoch: bigint, counts: Counts][];

  /** @param standing what the registers show before the replay */
  constructor({ meterId, meterKey }: Member, standing: Counts) {
    this.meterId = meterId;
    this.key = meterKey;
    this.#counts = [[0n, standing]];
  }

  /** Counts a quarter hour that took place in `epoch` of the chain, which is later than all before. */
  count(epoch: bigint, { imported, exported }: Pick<QuarterHour, 'imported' | 'exported'>): void {
    const { importWh, exportWh } = this.#at(epoch);
    const counts = {
      importWh: importWh + BigInt(imported),
      exportWh: exportWh + BigInt(exported),
    };
    this.#counts.push([epoch, counts]);
  }

  registersAt(epoch: bigint): Registers {
    return { meterId: this.meterId, epoch, sequence: epoch, ...this.#at(epoch) };
  }

  #at(epoch: bigint): Counts {
    const found = this.#counts.findLast(([from]) => from <= epoch);
    return found?.[1] ?? { importWh: 0n, exportWh: 0n };
  }
}
