/** What operators, devices and tariffs do in a random history of a crowd, and what has to be true of readings whatever they do. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Account } from '../support/accounts.js';
import { tx, type TestChain, type Tx } from '../support/chain-builder.js';
import type { EventRecord } from '../support/runtime-types.js';
import { epochOf } from '../support/market.js';
import { MOCK_SIGNATURE } from '../support/meters.js';
import { CROWD_ADMIN, METERS, OPERATORS } from './crowd.js';
import { RETAIL } from './holds.js';
import { onChain } from './settlement/on-chain.js';
import { flat } from './settlement/tariff.js';
import { TICK } from './model.js';

/** The one of the operators that always says something else; it needs the others to be believed. */
const LIAR = OPERATORS.at(-1) as Account;

interface Registers {
  readonly importWh: bigint;
  readonly exportWh: bigint;
}

interface Request {
  readonly epoch: bigint;
  readonly quorum: number;
}

/** Who acts in a history, and on what. */
export interface Acting {
  readonly chain: TestChain;
  readonly readings: Readings;
  submit(who: Account, call: Tx): void;
  decree(call: Tx): string | null;
}

export type Step = (acting: Acting) => void;

/** Meters as they are, and what the chain has believed of them. */
export class Readings {
  private readonly first: bigint;
  private readonly last = new Map<string, bigint>();
  private readonly tariffs: { from: bigint; retail: bigint }[] = [];

  /** @param chain every meter of which shows two zeros at the end of the epoch before the first. */
  constructor(chain: TestChain) {
    this.first = epochOf(chain) - 1n;
    for (const meter of METERS) this.last.set(meter, this.first);
  }

  /** Registers at the end of an epoch: less than the deadband in each, or a few kWh. */
  shown(meter: string, epoch: bigint): Registers {
    const epochs = epoch - this.first;
    const number = BigInt(METERS.indexOf(meter));
    const [importWh, exportWh] = number % 2n ? [number * 41n, 7n] : [3n, number * 97n];
    return { importWh: epochs * importWh, exportWh: epochs * exportWh };
  }

  setRetail(from: bigint, retail: bigint): void {
    if (this.tariffs.at(-1)?.from === from) this.tariffs.pop();
    this.tariffs.push({ from, retail });
  }

  /** What the utility asks in an epoch, in ticks. */
  readonly retailOf = (epoch: bigint): bigint =>
    this.tariffs.findLast(({ from }) => from <= epoch)?.retail ?? RETAIL;

  /** What a block believed is what the meters showed, epoch after epoch, and of each only once. */
  look(events: readonly EventRecord[]): void {
    for (const { path, data } of events) {
      if (!/^OracleClient\.(BaselineSet|ReadingAccepted)$/.test(path)) continue;
      const { epoch, importWh, exportWh, ...event } = data as Registers & {
        epoch: bigint;
        meterId: string | Uint8Array;
      };
      const meter = nameOf(event.meterId);
      const now = this.shown(meter, epoch);
      const last = this.last.get(meter) as bigint;
      const isBaseline = path === 'OracleClient.BaselineSet';
      const before = isBaseline ? { importWh: 0n, exportWh: 0n } : this.shown(meter, last);
      expect({ importWh, exportWh }).toEqual({
        importWh: now.importWh - before.importWh,
        exportWh: now.exportWh - before.exportWh,
      });
      expect(epoch).toBeGreaterThan(last - (isBaseline ? 1n : 0n));
      this.last.set(meter, epoch);
    }
  }
}

/** A meter's id as text, however it was decoded. */
function nameOf(id: string | Uint8Array): string {
  if (typeof id !== 'string') return Buffer.from(id).toString();
  return id.startsWith('0x') ? Buffer.from(id.slice(2), 'hex').toString() : id;
}

const meter = fc.constantFrom(...METERS);
const operator = fc.constantFrom(...OPERATORS);

/** Asks for a meter's oldest epoch if nobody has, and answers. */
const reading = fc
  .tuple(meter, fc.subarray([...OPERATORS], { minLength: 1 }))
  .map(([id, team]): Step => (acting) => {
    const { chain, readings } = acting;
    acting.submit(team[0] as Account, tx('OracleClient.requestEnergyData', id));
    const request = chain.query('OracleClient.RequestOf', id) as bigint | null;
    if (request === null) return;
    const open = chain.query('OracleClient.Requests', request) as Request;
    for (const who of team) {
      // Where one is enough, whoever lies is believed.
      if (who === LIAR && open.quorum === 1) continue;
      const { importWh, exportWh } = readings.shown(id, open.epoch);
      const answer = {
        meterId: id,
        epoch: open.epoch,
        sequence: open.epoch,
        importWh: importWh + (who === LIAR ? 1_000n : 0n),
        exportWh,
        signature: MOCK_SIGNATURE,
      };
      acting.submit(who, tx('OracleClient.fulfillEnergyData', request, answer));
    }
  });
const upkeep = fc.tuple(operator, fc.subarray([...METERS]), fc.boolean()).map(
  ([who, meters, clearing]): Step =>
    (acting) =>
      acting.submit(who, tx('OracleClient.performUpkeep', { meters, clearing })),
);
const appointing = fc.tuple(operator, fc.boolean()).map(
  ([who, on]): Step =>
    (acting) =>
      void acting.decree(
        tx(`OracleClient.${on ? 'addOracleOperator' : 'removeOracleOperator'}`, who),
      ),
);
const ruling = fc
  .record({
    quorum: fc.integer({ min: 1, max: 3 }),
    requestLifetime: fc.constantFrom(1, 3, 30),
    deadbandWh: fc.constantFrom(0n, 20n, 500n),
  })
  .map(
    (rules): Step =>
      (acting) =>
        void acting.decree(tx('OracleClient.setParameters', rules)),
  );
const settling = fc
  .record({ poolDeadline: fc.constantFrom(1, 5, 400), stepsPerBlock: fc.constantFrom(1, 4, 1_000) })
  .map(
    (rules): Step =>
      (acting) =>
        void acting.decree(tx('Settlement.setParameters', rules)),
  );
const exchanging = fc.tuple(meter, fc.boolean()).map(([id, byRoot]): Step => (acting) => {
  const { importWh, exportWh } = acting.readings.shown(id, epochOf(acting.chain));
  const device = [CROWD_ADMIN.publicKey, 'Sr25519', 10_000_000n, 'Bidirectional'];
  const call = tx('Registry.exchangeDevice', id, importWh, exportWh, ...device);
  if (byRoot) acting.decree(call);
  else acting.submit(CROWD_ADMIN, call);
});
const pricing = fc
  .tuple(
    fc.constantFrom<[bigint, bigint]>([400n, 1_000n], [1n, 12n], [6n, 6n], [0n, 2_000n]),
    fc.integer({ min: 4, max: 7 }),
  )
  .map(([[feedIn, retail], by]): Step => (acting) => {
    const from = epochOf(acting.chain) + BigInt(by);
    const tariff = onChain(flat(feedIn * TICK, retail * TICK));
    const error = acting.decree(tx('Settlement.setTariff', tariff, from));
    if (error === null) acting.readings.setRetail(from, retail);
  });

/** What the oracle, its operators, devices and the tariff do, with how often each does. */
export const readingSteps = [
  { arbitrary: reading, weight: 8 },
  { arbitrary: upkeep, weight: 1 },
  { arbitrary: appointing, weight: 1 },
  { arbitrary: ruling, weight: 1 },
  { arbitrary: settling, weight: 1 },
  { arbitrary: exchanging, weight: 1 },
  { arbitrary: pricing, weight: 1 },
];
