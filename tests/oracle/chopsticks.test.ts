/**
 * The operators' services on the embedded chain, block by block: what they do, and that a head-end which answers
 * rubbish neither reaches the chain nor ends them.
 */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import { hexToString } from '@polkadot/util';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { dev } from '../../node-config/chains/dev.js';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import { campusAccounts, operatorAccounts } from '../../tools/campus/simulation/accounts.js';
import { orderCall, registrationCalls } from '../../tools/campus/calls.js';
import type { Chain, SignedCall } from '../../tools/campus/chain.js';
import { startEmbeddedChain } from '../../tools/campus/embedded-chain.js';
import { ReplayMeter } from '../../tools/campus/simulation/meters.js';
import { caughtUp, startOperator } from '../../tools/campus/oracle.js';
import { ready } from '../../tools/compiler/host/executor.js';
import type { Fault } from '../../tools/campus/simulation/faults.js';
import { HeadEnd } from '../../tools/campus/simulation/head-end.js';
import type { OperatorService } from '../../tools/services/oracle/service.js';
import { rawSpec } from '../../tools/compiler/spec/raw.js';
import { BUILDINGS, withoutUsers } from '../support/shipped-campus.js';

const BLOB = new URL('../../build/campus_grid.wasm', import.meta.url);
const START = Date.UTC(2024, 0, 15);
const OPERATORS = 3;
const QUORUM = 2;
const EXPORT = 100;
/** Blocks in which a meter is asked for and read, also where a busy machine brings reports out of order. */
const ENOUGH = 6;

// On a busy machine a block takes half a second.
jest.setTimeout(180_000);
await ready();
const campus = campusAccounts(BUILDINGS.slice(0, 2));
const [first, second] = campus.members as [(typeof campus.members)[0], (typeof campus.members)[0]];
const keys = operatorAccounts(OPERATORS);

let chain: Chain;
let headEnd: HeadEnd;
let meters: ReplayMeter[];
let services: OperatorService[] = [];
/** The time of the newest block, and when its quarter hour began. */
let [time, quarterStart] = [START, START];

const operator = (index: number): Promise<OperatorService> =>
  startOperator(chain, headEnd.url, keys[index]!);

/** The head-end has the registers of every quarter hour that has been counted. */
const openHeadEnd = (port = 0): Promise<HeadEnd> =>
  HeadEnd.start({
    meters,
    genesisHash: chain.api.genesisHash.toHex(),
    port,
    isOver: (epoch) => epoch < BigInt(quarterStart / QUARTER_HOUR_MS),
  });

beforeAll(async () => {
  const addresses = keys.map(({ address }) => address);
  const oracleClient = { operators: addresses, quorum: QUORUM };
  const blob = readFileSync(BLOB);
  const definition = withoutUsers({ ...dev, genesis: { ...dev.genesis, oracleClient } });
  const spec = await rawSpec(definition, blob, blob);
  const options = { port: 0, clock: START - 60_000, slotDuration: SLOT_DURATION };
  chain = await startEmbeddedChain(spec, options);
  await chain.submitAll(await registrationCalls(chain.api, campus), START);
  meters = campus.members.map((member) => new ReplayMeter(member, { importWh: 0n, exportWh: 0n }));
  headEnd = await openHeadEnd();
  services = await Promise.all(keys.map((_, index) => operator(index)));
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await headEnd?.stop();
  await chain?.close();
});

/** The events of `count` blocks, each after the operators' work on the one before. */
async function blocks(count: number, calls: readonly SignedCall[] = []): Promise<EventRecord[]> {
  const events: EventRecord[] = [];
  for (let block = 0; block < count; block++) {
    await caughtUp(chain, services);
    events.push(...(await chain.submitAll(block === 0 ? calls : [], (time += SLOT_DURATION))));
  }
  return events;
}

/** Begins the next quarter hour; each meter has exported in the last one. */
async function nextQuarter(): Promise<EventRecord[]> {
  time = quarterStart += QUARTER_HOUR_MS;
  const epoch = BigInt(quarterStart / QUARTER_HOUR_MS) - 1n;
  meters.forEach((meter) => meter.count(epoch, { imported: 0, exported: EXPORT }));
  return chain.submitAll([], time);
}

/** How often `name` is among `events`; `meter` narrows it down to those of one. */
function count(events: readonly EventRecord[], name: string, meter?: string): number {
  return events.filter(({ event }) => {
    if (`${event.section}.${event.method}` !== name) return false;
    return meter === undefined || event.data.some((field) => hexToString(field.toHex()) === meter);
  }).length;
}

/** Errors of what failed, but of answers that come when others have completed the quorum: how soon an operator tries is real time. */
function faults(events: readonly EventRecord[]): string[] {
  return events
    .filter(({ event }) => `${event.section}.${event.method}` === 'system.ExtrinsicFailed')
    .map(({ event }) => {
      const error = event.data[0] as DispatchError;
      return error.isModule ? chain.api.registry.findMetaError(error.asModule).name : error.type;
    })
    .filter((name) => name !== 'RequestClosed');
}

/** Wh of export that the chain has verified. */
async function verified(): Promise<bigint> {
  const totals = (await chain.api.query['oracleClient']?.['totals']?.())?.toJSON();
  return BigInt((totals as { exportWh: number }).exportWh);
}

async function metricsOf(service: OperatorService): Promise<string> {
  return (await fetch(`${service.url}/metrics`)).text();
}

async function expectHealthy(): Promise<void> {
  for (const { url } of services) expect((await fetch(`${url}/health`)).status).toBe(200);
}

test('the meters are asked for once, read by the quorum, and set their baseline', async () => {
  await nextQuarter();
  const asked = await blocks(1);
  expect(count(asked, 'oracleClient.RequestOpened')).toBe(2);
  const answered = await blocks(ENOUGH);
  expect(count(answered, 'oracleClient.AnswerReceived')).toBe(2 * QUORUM);
  expect(count(answered, 'oracleClient.BaselineSet')).toBe(2);
  expect(await verified()).toBe(0n);
});

test('whoever’s turn it is, every quarter hour is settled, and nobody works in vain', async () => {
  const before = await verified();
  const events: EventRecord[] = [];
  for (let quarter = 0; quarter < 6; quarter++) {
    events.push(...(await nextQuarter()), ...(await blocks(ENOUGH + (quarter % 3))));
  }
  expect(count(events, 'oracleClient.ReadingAccepted')).toBe(6 * 2);
  expect(count(events, 'oracleClient.AnswerReceived')).toBe(6 * 2 * QUORUM);
  expect(faults(events)).toEqual([]);
  expect(await verified()).toBe(before + BigInt(6 * 2 * EXPORT));
});

test('an operator that is started anew goes on where the last one was', async () => {
  await nextQuarter();
  await caughtUp(chain, services);
  // The meters are about to be asked for, and two of three go: the quorum is out of reach until one is back.
  await Promise.all(services.splice(1).map((service) => service.stop()));
  expect(count(await blocks(4), 'oracleClient.ReadingAccepted')).toBe(0);
  services.push(await operator(1));
  const events = await blocks(ENOUGH + 3);
  expect(count(events, 'oracleClient.ReadingAccepted')).toBe(2);
  expect(faults(events)).toEqual([]);
  services.push(await operator(2));
});

/** The epochs that were read of `meter`, in the order of their readings. */
function epochsRead(events: readonly EventRecord[], meter: string): bigint[] {
  return events
    .filter(({ event }) => `${event.section}.${event.method}` === 'oracleClient.ReadingAccepted')
    .filter(({ event }) => hexToString(event.data[0]?.toHex()) === meter)
    .map(({ event }) => BigInt(String(event.data[1])));
}

/** `count` quarter hours in which nobody is read; the epochs that they are. */
async function quartersUnread(count: number): Promise<{ events: EventRecord[]; missed: bigint[] }> {
  const events: EventRecord[] = [];
  const missed: bigint[] = [];
  for (let quarter = 0; quarter < count; quarter++) {
    events.push(...(await nextQuarter()), ...(await blocks(2)));
    missed.push(BigInt(quarterStart / QUARTER_HOUR_MS) - 1n);
  }
  return { events, missed };
}

/** Blocks until both meters are read for the last epoch. */
async function untilRead(last: bigint): Promise<EventRecord[]> {
  const events: EventRecord[] = [];
  const isRead = (meter: string): boolean => epochsRead(events, meter).includes(last);
  for (let block = 0; block < 200; block++) {
    events.push(...(await blocks(1)));
    if (isRead(first.meterId) && isRead(second.meterId)) return events;
    // An operator waits in real time before it tries the head-end again.
    await sleep(50);
  }
  throw new Error('the meters are not read');
}

test('a head-end that is away is not asked in vain: all it has counted is read afterwards, oldest first', async () => {
  const port = Number(new URL(headEnd.url).port);
  await headEnd.stop();
  const { events, missed } = await quartersUnread(3);
  expect(count(events, 'oracleClient.RequestOpened')).toBe(0);
  headEnd = await openHeadEnd(port);
  const after = await untilRead(missed.at(-1) ?? 0n);
  for (const { meterId } of [first, second]) expect(epochsRead(after, meterId)).toEqual(missed);
  expect(faults(after)).toEqual([]);
});

test('what happened while all operators were away is read afterwards, oldest first', async () => {
  await Promise.all(services.splice(0).map((service) => service.stop()));
  const { missed } = await quartersUnread(3);
  services.push(...(await Promise.all(keys.map((_, index) => operator(index)))));
  const after = await untilRead(missed.at(-1) ?? 0n);
  for (const { meterId } of [first, second]) expect(epochsRead(after, meterId)).toEqual(missed);
});

test('where books wait for upkeep, the operators clear them', async () => {
  const { api } = chain;
  const automatic = (on: boolean): SignedCall => {
    const call = api.tx['oracleClient']!['setAutoMarketClearing']!(on);
    return { signer: campus.admin, call: api.tx['governance']!['propose']!(call) };
  };
  const money = 10n ** 18n;
  const endow = api.tx['gridToken']!['mint']!(second.account.address, money, null);
  const order = { energy: 100, limit: 3_000 };
  await nextQuarter();
  await blocks(1, [
    automatic(false),
    { signer: campus.admin, call: endow },
    orderCall(api, first, { ...order, side: 'Sell' }),
    orderCall(api, second, { ...order, side: 'Buy' }),
  ]);
  const begun = await nextQuarter();
  expect(count(begun, 'trading.EpochCleared')).toBe(0);
  // Turns are of two blocks each.
  const events = await blocks(2 * OPERATORS + 2);
  expect(count(events, 'trading.OrderFilled')).toBe(2);
  expect(count(events, 'trading.EpochCleared')).toBe(1);
  await blocks(1, [automatic(true)]);
});

describe('a head-end that answers rubbish', () => {
  const RUBBISH: readonly (readonly [Fault, reason: string])[] = [
    ['html', 'not-json'],
    ['huge', 'too-large'],
    ['nan', 'malformed'],
    ['wrong-unit', 'malformed'],
    ['http-500', 'http'],
    ['missing-interval', 'missing'],
  ];

  // What a test before has left unread.
  beforeAll(async () => {
    headEnd.setFault(first.meterId, null);
    await nextQuarter();
    await blocks(ENOUGH);
  });

  test.each(RUBBISH)(
    '(%s) is not heard on the chain, and nothing is lost',
    async (fault, reason) => {
      const before = await verified();
      headEnd.setFault(first.meterId, fault);
      const events = [...(await nextQuarter()), ...(await blocks(ENOUGH))];
      expect(count(events, 'oracleClient.ReadingAccepted', first.meterId)).toBe(0);
      expect(count(events, 'oracleClient.ReadingAccepted', second.meterId)).toBe(1);
      expect(count(events, 'oracleClient.AnswerReceived')).toBe(QUORUM);
      expect(faults(events)).toEqual([]);
      await expectHealthy();
      for (const service of services) {
        expect(await metricsOf(service)).toMatch(
          new RegExp(`^solar_oracle_read_faults_total\\{reason="${reason}",.*\\} [1-9]`, 'm'),
        );
      }
      headEnd.setFault(first.meterId, null);
      await nextQuarter();
      const everything = before + BigInt(4 * EXPORT);
      for (let block = 0; block < 2 * ENOUGH && (await verified()) < everything; block++) {
        await blocks(1);
      }
      expect(await verified()).toBe(everything);
    },
  );
});

test('a reading that only the chain can refuse is not repeated, and harms nobody', async () => {
  headEnd.setFault(first.meterId, 'wrong-key');
  const events = [...(await nextQuarter()), ...(await blocks(12))];
  // Each operator tries once: those after the quorum as the request stays open.
  expect(count(events, 'system.ExtrinsicFailed')).toBe(OPERATORS);
  expect(count(events, 'oracleClient.ReadingAccepted')).toBe(1);
  expect(await metricsOf(services[0]!)).toMatch(
    /^solar_oracle_refused_total\{reason="BadSignature",.*\} [1-9]/m,
  );
  await expectHealthy();
  headEnd.setFault(first.meterId, null);
});
