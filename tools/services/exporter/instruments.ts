/** Gauges and counters of one registry. */
import { Counter, Gauge, Registry } from 'prom-client';

export class Instruments {
  readonly registry = new Registry();

  /** @param labels those that every metric carries */
  constructor(labels: Readonly<Record<string, string>>) {
    this.registry.setDefaultLabels(labels);
  }

  /** Absent until it is set: a price that is not known is not 0. */
  gauge<T extends string>(name: string, help: string, ...labelNames: T[]): Gauge<T> {
    const config = { name: `solar_${name}`, help, labelNames, registers: [this.registry] };
    const gauge = new Gauge<T>(config);
    gauge.remove({});
    return gauge;
  }

  counter<T extends string>(name: string, help: string, ...labelNames: T[]): Counter<T> {
    return new Counter({ name: `solar_${name}`, help, labelNames, registers: [this.registry] });
  }
}

const MILLIWATT_HOUR = 10n ** 12n;

/** What `baseUnits` of GRID are: exact to a milliwatt-hour; a float after that. */
export function wattHours(baseUnits: bigint): number {
  return Number(baseUnits / MILLIWATT_HOUR) / 1000;
}
