/** An AMI head-end: serves the signed readings of simulated meters over HTTP, well or badly. */
import { Keyring } from '@polkadot/keyring';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod/v4';
import { type Fault, isFault, Phantom } from './faults.js';
import { parseJson } from '../../node/json.js';
import { only, requireShape, text } from '../../node/shapes.js';
import {
  type HttpAnswer,
  HttpError,
  type HttpRequest,
  HttpService,
  json,
  type Route,
} from '../../services/http.js';
import type { SimulatedMeter } from './metered.js';
import { finishedEpoch, type Registers, signReading } from '../../services/oracle/reading.js';
import { formatReading } from '../../services/oracle/wire.js';

/** What throws a switch, or with null puts it right again. */
const FAULT = 'a switch';
const SWITCH = only({ meterId: text, fault: z.custom<Fault>(isFault, FAULT).nullable() });
const SLOW_MS = 30_000;
const HUGE_BYTES = 8_000_000;

export interface HeadEndOptions {
  readonly meters: readonly SimulatedMeter[];
  /** The chain that the meters sign for. */
  readonly genesisHash: string;
  readonly host?: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Whether an epoch is over, for those who ask; the wall clock decides unless told otherwise. */
  readonly isOver?: (epoch: bigint) => boolean;
}

export class HeadEnd {
  private readonly meters: ReadonlyMap<string, SimulatedMeter>;
  private readonly faults = new Map<string, Fault>();
  private readonly phantoms = new Map<string, Phantom>();
  private readonly stopping = new AbortController();
  private server: HttpService | null = null;

  private constructor(private readonly options: HeadEndOptions) {
    this.meters = new Map(options.meters.map((meter) => [meter.meterId, meter]));
  }

  /** @throws Error if the port cannot be opened */
  static async start(options: HeadEndOptions): Promise<HeadEnd> {
    const headEnd = new HeadEnd(options);
    headEnd.server = await HttpService.start(headEnd.routes(), options);
    return headEnd;
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  /** Throws a switch of one meter, or puts it right again with null. @throws Error without such a meter */
  setFault(meterId: string, fault: Fault | null): void {
    if (!this.meters.has(meterId)) throw new Error(`there is no meter ${meterId}`);
    this.phantom(meterId).switch(fault === 'night-phantom');
    if (fault) this.faults.set(meterId, fault);
    else this.faults.delete(meterId);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.server?.stop();
  }

  private routes(): Route[] {
    const get = (path: string, answer: Route['answer']): Route => ({ method: 'GET', path, answer });
    return [
      get('/health', () => json(200, { message: 'OK' })),
      get('/meters', () => json(200, { meters: [...this.meters.keys()] })),
      get('/meters/:id/readings/:epoch', ({ parts }) => this.answer(parts)),
      { method: 'POST', path: '/faults', answer: (request) => this.takeFault(request) },
    ];
  }

  private async takeFault(request: HttpRequest): Promise<HttpAnswer> {
    const text = await request.body();
    try {
      const { meterId, fault } = requireShape(SWITCH, parseJson(text), 'the request');
      this.setFault(meterId, fault);
      return json(200, { meterId, fault });
    } catch (error) {
      throw new HttpError(400, (error as Error).message);
    }
  }

  private async answer(parts: HttpRequest['parts']): Promise<HttpAnswer> {
    const { id = '', epoch: number = '' } = parts;
    const meter = this.meters.get(id);
    if (!meter) throw new HttpError(404, `there is no meter ${id}`);
    if (!/^\d{1,20}$/.test(number)) throw new HttpError(400, `${number} is no number of an epoch`);
    const epoch = BigInt(number);
    const fault = this.faults.get(meter.meterId);
    if (fault === 'slow') await sleep(SLOW_MS, null, { signal: this.stopping.signal });
    if (fault === 'http-500') throw new HttpError(500, 'out of order');
    if (fault === 'html') return ok('text/html', '<html><body>Login</body></html>');
    if (fault === 'huge') return ok('application/json', 'x'.repeat(HUGE_BYTES));
    const { isOver = isOverByClock } = this.options;
    const registers = isOver(epoch) ? meter.registersAt(epoch) : null;
    if (!registers || fault === 'missing-interval') {
      throw new HttpError(404, 'there is no reading of this epoch');
    }
    return ok('application/json', this.reading(meter, registers, fault));
  }

  private reading(meter: SimulatedMeter, registers: Registers, fault?: Fault): string {
    const phantom = this.phantom(meter.meterId).at(registers.epoch);
    const shown = spoiled({ ...registers, exportWh: registers.exportWh + phantom }, fault);
    const key = fault === 'wrong-key' ? foreignKey() : meter.key;
    const text = formatReading(signReading(key, this.options.genesisHash, shown));
    if (fault === 'wrong-unit') return text.replace('"Wh"', '"kWh"');
    if (fault === 'nan') return text.replace(/"exportWh":"\d+"/, '"exportWh":"NaN"');
    return text;
  }

  private phantom(meterId: string): Phantom {
    let phantom = this.phantoms.get(meterId);
    if (!phantom) this.phantoms.set(meterId, (phantom = new Phantom()));
    return phantom;
  }
}

/** Registers as a meter with `fault` shows them. */
function spoiled(registers: Registers, fault?: Fault): Registers {
  const { epoch, sequence, importWh, exportWh } = registers;
  if (fault === 'repeated-sequence') return { ...registers, sequence: sequence - 1n };
  if (fault === 'falling-register') return { ...registers, exportWh: exportWh / 2n };
  if (fault === 'tenfold') {
    return { ...registers, importWh: 10n * importWh, exportWh: 10n * exportWh };
  }
  if (fault === 'clock-skew') return { ...registers, epoch: epoch + 1n };
  return registers;
}

function foreignKey(): ReturnType<Keyring['addFromUri']> {
  return new Keyring({ type: 'ed25519' }).addFromUri('//NotTheMeter');
}

function isOverByClock(epoch: bigint): boolean {
  return epoch <= finishedEpoch(Date.now());
}

const ok = (type: string, body: string): HttpAnswer => ({ status: 200, type, body });
