/** A campus in this process whose meters are asked and answer, epoch after epoch. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { Keyring } from '@polkadot/keyring';
import type { IKeyringPair } from '@polkadot/types/types';
import { buildGenesis, Chain, presetOf } from '../compiler/host/chain.js';
import { Executor } from '../compiler/host/executor.js';
import { toHex, utf8 } from '../compiler/host/bytes.js';
import { meteredRegistry } from './metered-spec.js';
import { type KeyedMeter, steadyMeter } from '../campus/simulation/metered.js';
import { signReading } from '../services/oracle/reading.js';
import { ScaleReader } from '../compiler/host/scale.js';
import { Signer } from './signer.js';

/** Epochs whose pools are kept, and some: a chain that has run for as long keeps no more later. */
export const KEPT_EPOCHS = 100;
/** More blocks than System keeps the hashes of. */
export const WARM_UP = 2_500;
const WH_PER_EPOCH = 100n;
/** Meters that one upkeep may ask for. */
const UPKEEP = 128;
const OPERATOR = '//Oracle1';
/** The first meters have these, the others the first of them. */
const SCHEMES = ['ed25519', 'sr25519', 'ecdsa'] as const;

/** A signed transaction and what it is called. */
export interface Labelled {
  readonly label: string;
  readonly extrinsic: Uint8Array;
}

export class OracleScene {
  readonly chain: Chain;
  private readonly meters: readonly KeyedMeter[];
  private readonly signer: Signer;
  private readonly operator: IKeyringPair;
  private nonce = 0;

  /** @param lifetime blocks until a request closes */
  constructor(
    blob: Uint8Array,
    meters: number,
    readonly lifetime: number,
  ) {
    this.meters = Array.from({ length: meters }, (_, i) => benchMeter(i));
    const executor = new Executor(blob);
    const config = JSON.parse(presetOf(executor, 'development')) as Record<string, object>;
    const operators = [new Keyring({ type: 'sr25519' }).addFromUri(OPERATOR).address];
    config['registry'] = { ...config['registry'], ...meteredRegistry(this.meters) };
    config['oracleClient'] = { operators, requestLifetime: lifetime };
    this.chain = new Chain(buildGenesis(executor, blob, JSON.stringify(config)));
    this.signer = new Signer(this.chain);
    this.operator = this.signer.account(OPERATOR);
  }

  /** The numbers of all meters, from 0 on. */
  get allMeters(): number[] {
    return this.meters.map((_, meter) => meter);
  }

  /** Requests opened so far. */
  get requests(): number {
    // The number of those that are open and the age of the oldest come first.
    const reader = new ScaleReader(this.chain.call('OracleClientApi_metrics').subarray(8));
    return Number(reader.u64());
  }

  /** Lets the epoch end; its readings are what is asked for next. */
  nextEpoch(): void {
    const length = BigInt(QUARTER_HOUR_MS);
    this.chain.skipTime(length - (this.chain.time % length));
  }

  /** Asks for one meter. */
  ask(meter: number): Labelled {
    return this.sign('request_energy_data', 'requestEnergyData', this.meterId(meter));
  }

  /** Asks for meters, 128 at a time; at least once. */
  upkeep(meters: readonly number[]): Labelled[] {
    const count = Math.max(1, Math.ceil(meters.length / UPKEEP));
    const parts = Array.from({ length: count }, (_, i) =>
      meters.slice(i * UPKEEP, (i + 1) * UPKEEP),
    );
    return parts.map((part) => {
      const data = { meters: part.map((meter) => this.meterId(meter)), clearing: false };
      return this.sign(`perform_upkeep of ${part.length} meters`, 'performUpkeep', data);
    });
  }

  /** Answers request `id` with what the meter shows in a block that follows the newest by one slot. */
  answer(id: number, meter: number): Labelled {
    const { key, registersAt } = this.meter(meter);
    const epoch = (this.chain.time + this.chain.slotDuration) / BigInt(QUARTER_HOUR_MS) - 1n;
    const registers = registersAt(epoch);
    if (!registers) throw new Error(`meter ${meter} shows nothing`);
    const reading = signReading(key, this.chain.genesis.hash, registers);
    const label = `fulfill_energy_data, ${key.type}`;
    return this.sign(label, 'fulfillEnergyData', id, reading);
  }

  /** Every meter is asked and read at the end of an epoch; nothing stays open. */
  readAll(): void {
    this.nextEpoch();
    this.askAndAnswer(this.allMeters);
    this.wait(this.lifetime);
  }

  /** The same, an upkeep's worth of meters at a time: an operator may not fill blocks with more. */
  readInParts(): void {
    this.nextEpoch();
    for (let at = 0; at < this.meters.length; at += UPKEEP) {
      this.askAndAnswer(this.allMeters.slice(at, at + UPKEEP));
    }
    this.wait(this.lifetime);
  }

  /** An epoch in which a quarter of the meters answers; the other requests expire, and their epoch is passed over. */
  liveThrough(): void {
    this.nextEpoch();
    this.askAndAnswer(this.allMeters, (meter) => meter % 4 === 0);
    this.wait(this.lifetime);
  }

  /** Builds `count` blocks with nothing in them. */
  wait(count: number): void {
    for (let i = 0; i < count; i++) this.build([]);
  }

  private askAndAnswer(
    meters: readonly number[],
    answers: (meter: number) => boolean = () => true,
  ): void {
    const first = this.requests;
    this.build(this.upkeep(meters));
    const asked = meters.map((meter, i) => ({ meter, id: first + i }));
    const answering = asked.filter(({ meter }) => answers(meter));
    this.build(answering.map(({ meter, id }) => this.answer(id, meter)));
  }

  /** Builds a block. @throws Error if one of its transactions does not succeed */
  build(calls: readonly Labelled[]): void {
    const { outcomes } = this.chain.buildBlock(calls.map(({ extrinsic }) => extrinsic));
    for (const [i, { kind }] of outcomes.entries()) {
      if (kind !== 'success') throw new Error(`${calls[i]?.label} ended as ${kind}`);
    }
  }

  private meterId(meter: number): string {
    return toHex(utf8(this.meter(meter).meterId));
  }

  private meter(number: number): KeyedMeter {
    const meter = this.meters[number];
    if (!meter) throw new RangeError(`there is no meter ${number}`);
    return meter;
  }

  private sign(label: string, call: string, ...args: unknown[]): Labelled {
    const extrinsic = this.signer.sign(this.operator, this.nonce++, 'oracleClient', call, ...args);
    return { label, extrinsic };
  }
}

function benchMeter(index: number): KeyedMeter {
  const keyring = new Keyring({ type: SCHEMES[index] ?? SCHEMES[0] });
  return steadyMeter(`meter-${index}`, keyring.addFromUri(`//Meter//${index}`), WH_PER_EPOCH);
}
