/** An AMI head-end: serves the signed readings of simulated meters over HTTP, well or badly. */
import { Keyring } from '@polkadot/keyring';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, isFault, Phantom } from './faults.js';
import { listen, readBody, sendJson, stopServer } from '../../services/http.js';
import type { SimulatedMeter } from './metered.js';
import { finishedEpoch, type Registers, signReading } from '../../services/oracle/reading.js';
import { formatReading } from '../../services/oracle/wire.js';

const READING_PATH = /^\/meters\/([^/]+)\/readings\/(\d{1,20})$/;
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
  private readonly server: Server;
  private readonly meters: ReadonlyMap<string, SimulatedMeter>;
  private readonly faults = new Map<string, Fault>();
  private readonly phantoms = new Map<string, Phantom>();
  private readonly stopping = new AbortController();
  private address = '';

  private constructor(private readonly options: HeadEndOptions) {
    this.meters = new Map(options.meters.map((meter) => [meter.meterId, meter]));
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
  }

  /** @throws Error if the port is taken */
  static async start(options: HeadEndOptions): Promise<HeadEnd> {
    const headEnd = new HeadEnd(options);
    headEnd.address = await listen(headEnd.server, options.port, options.host);
    return headEnd;
  }

  get url(): string {
    return this.address;
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
    await stopServer(this.server);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '/' } = request;
    const reading = READING_PATH.exec(url);
    if (method === 'POST' && url === '/faults') return this.takeFault(request, response);
    if (method !== 'GET') return sendJson(response, 405, { error: 'only GET' });
    if (url === '/health') return sendJson(response, 200, { message: 'OK' });
    if (url === '/meters') return sendJson(response, 200, { meters: [...this.meters.keys()] });
    if (!reading) return sendJson(response, 404, { error: 'no such path' });
    const meter = this.meters.get(decodeURIComponent(reading[1] ?? ''));
    if (!meter) return sendJson(response, 404, { error: 'no such meter' });
    return this.sendReading(response, meter, BigInt(reading[2] ?? 0));
  }

  private async takeFault(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { meterId, fault } = JSON.parse(await readBody(request)) as Record<string, unknown>;
      if (fault !== null && !isFault(fault)) throw new Error('no such fault');
      this.setFault(String(meterId), fault);
      sendJson(response, 200, { meterId, fault });
    } catch (error) {
      sendJson(response, 400, { error: (error as Error).message });
    }
  }

  private async sendReading(
    response: ServerResponse,
    meter: SimulatedMeter,
    epoch: bigint,
  ): Promise<void> {
    const fault = this.faults.get(meter.meterId);
    if (fault === 'slow') await sleep(SLOW_MS, null, { signal: this.stopping.signal });
    if (fault === 'http-500') return sendJson(response, 500, { error: 'out of order' });
    if (fault === 'html') return send(response, 'text/html', '<html><body>Login</body></html>');
    if (fault === 'huge') return send(response, 'application/json', 'x'.repeat(HUGE_BYTES));
    const { isOver = isOverByClock } = this.options;
    const registers = isOver(epoch) ? meter.registersAt(epoch) : null;
    if (!registers || fault === 'missing-interval') {
      return sendJson(response, 404, { error: 'no reading of this epoch' });
    }
    return send(response, 'application/json', this.reading(meter, registers, fault));
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

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}
