/** The chain on which the examples of docs/examples are run: a campus that lives on, as with `npm start`, but faster. */
import { expect } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { campus as preset } from '../../node-config/chains/campus.js';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { endowmentCalls, registrationCalls } from '../../tools/campus/calls.js';
import type { Chain, SignedCall } from '../../tools/campus/chain.js';
import { startEmbeddedChain } from '../../tools/campus/embedded-chain.js';
import { TICK } from '../../tools/campus/prices.js';
import { type Campus, campusAccounts } from '../../tools/campus/simulation/accounts.js';
import { campusAuthorities } from '../../tools/campus/simulation/authorities.js';
import { concat, toHex } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { u64 } from '../../tools/compiler/host/scale.js';
import { rawSpec } from '../../tools/compiler/spec/raw.js';
import { ROOT } from '../../tools/support/root.js';
import { BUILDINGS, withoutUsers } from '../support/shipped-campus.js';

const BLOB = new URL('../../build/campus_grid.wasm', import.meta.url);
const START = Date.UTC(2024, 0, 15, 3);
/** Whole slots, so many of them an epoch that an example has time to order in one. */
const STEP_MS = QUARTER_HOUR_MS / 10;
/** Real time between blocks, at least. */
const PAUSE_MS = 150;

export class ExampleChain {
  #time = START;
  #isLiving = true;
  #living: Promise<void> = Promise.resolve();

  private constructor(
    readonly chain: Chain,
    private readonly campus: Campus,
  ) {}

  static async start(): Promise<ExampleChain> {
    await ready();
    const blob = readFileSync(BLOB);
    const authorities = campusAuthorities().map(({ address }) => address);
    const definition = withoutUsers(preset);
    const registry = { ...definition.genesis.registry, authorities };
    const governed = { ...definition, genesis: { ...definition.genesis, registry } };
    const chain = await startEmbeddedChain(await rawSpec(governed, blob, blob), {
      ...{ port: 0, clock: START - SLOT_DURATION, slotDuration: SLOT_DURATION },
    });
    const started = new ExampleChain(chain, campusAccounts(BUILDINGS));
    await started.#settle();
    started.#living = started.#live();
    // Whoever waits for a block should not wait in vain.
    started.#living.catch((error: Error) =>
      console.error(`the chain has stopped: ${error.message}`),
    );
    return started;
  }

  /** Registers the buildings, fills their accounts, and has their meters read, as three authorities say. */
  async #settle(): Promise<void> {
    const { api } = this.chain;
    await this.#block(await registrationCalls(api, this.campus));
    await this.#block(await endowmentCalls(api, this.campus));
    // A meter's first reading is of an epoch after the one in which it was assigned.
    this.#time = (Math.floor(this.#time / QUARTER_HOUR_MS) + 2) * QUARTER_HOUR_MS;
    const epoch = BigInt(Math.floor(this.#time / QUARTER_HOUR_MS)) - 1n;
    const registers = toHex(concat(...[0n, epoch, 0n, 0n, 0n, epoch + 1n].map(u64)));
    const items = this.campus.members.map(({ meterId }): [string, string] => [
      api.query.oracleClient!.meterStates!.key(meterId),
      registers,
    ]);
    const keys = new Keyring({ type: 'sr25519' });
    const [erc, mea, pea] = campusAuthorities().map(({ uri }) => keys.addFromUri(uri));
    const write = api.tx.system!.setStorage!(items);
    await this.#block([{ signer: erc!, call: api.tx.governance!.propose!(write) }]);
    for (const signer of [mea!, pea!]) {
      await this.#block([{ signer, call: api.tx.governance!.approve!(0) }]);
    }
    this.chain.open();
  }

  /** At the beginning of each epoch Engineering offers energy for those to come. */
  async #live(): Promise<void> {
    const [{ account, meterId }] = this.campus.members as [Campus['members'][number]];
    const { placeOrder } = this.chain.api.tx.trading!;
    while (this.#isLiving) {
      const epoch = Math.floor((this.#time + STEP_MS) / QUARTER_HOUR_MS);
      const isFirst = (this.#time + STEP_MS) % QUARTER_HOUR_MS === 0;
      const offers = [1, 2].map((ahead) => {
        const call = placeOrder!('Sell', meterId, epoch + ahead, 1_000, 600n * TICK);
        return { signer: account, call };
      });
      await this.#block(isFirst ? offers : []);
      await sleep(PAUSE_MS);
    }
  }

  async #block(calls: readonly SignedCall[]): Promise<void> {
    await this.chain.submitAll(calls, (this.#time += STEP_MS));
  }

  async stop(): Promise<void> {
    this.#isLiving = false;
    await this.#living;
    await this.chain.close();
  }
}

/** What a program prints. @throws Error with what it said if it fails */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: { cwd?: string } = {},
): Promise<string[]> {
  const child = spawn(command, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${err}${out}`);
  return out.trim().split('\n');
}

/** What every example prints, whatever its client. */
const EXPECTED = [
  /^epoch \d+: \d+ levels of bids, \d+ of asks$/,
  /^order \d+: buy 0\.5 kWh for at most 0\.9 GRID each$/,
  /^cleared at 0\.\d+ GRID per kWh, 0\.5 kWh$/,
  /^statement: 0\.5 kWh bought for 0\.\d+ GRID$/,
  /^proposal \d+: executed, .*[Oo]k/,
];

/** Fails unless `lines` tell of the same day; offers of the book, one a line, are indented. */
export function expectDay(lines: readonly string[]): void {
  const said = lines.filter((line) => !line.startsWith(' '));
  expect(said).toEqual(EXPECTED.map((pattern) => expect.stringMatching(pattern)));
}
