/** `grid bench --history`: how fast the API answers over a year of history, and what a month's statement takes. */
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Table from 'cli-table3';
import pidusage from 'pidusage';
import { DAY_MS, HOUR_MS } from '../../../node-config/time.js';
import { BEGINNING } from './made-history.js';
import { METERS, serveYear, summedUp } from './year.js';

const PER_SECOND = 200;
const SECONDS = 30;
/** Requests that wait at the same time before the load is given up. */
const MOST_OPEN = 1_000;

/** Makes the year unless it is there, serves it in a process of its own, and asks. */
export async function benchHistory(root: string): Promise<void> {
  const { place, url, pid, accounts, stop } = await serveYear(root);
  try {
    await summedUp(url);
    const table = new Table({ head: ['', 'ms'], style: { head: [], border: [] } });
    const statements = await statementTimes(url, accounts);
    table.push(["a month's statement, median", median(statements).toFixed(1)]);
    table.push(["a month's statement, the slowest of 20", Math.max(...statements).toFixed(1)]);
    const question = questions(accounts);
    console.log('questions one after the other:');
    console.log((await each(url, question)).toString());
    console.log(`${PER_SECOND} requests a second for ${SECONDS} s:`);
    const times = await load(url, question);
    for (const part of [0.5, 0.95, 0.99]) {
      table.push([`${PER_SECOND} requests/s, p${part * 100}`, quantile(times, part).toFixed(1)]);
    }
    console.log(table.toString());
    const { memory } = await pidusage(pid);
    console.log(`${times.length} answers; the service has ${(memory / 1e6).toFixed(0)} MB`);
    console.log(`the database has ${(statSync(place).size / 1e9).toFixed(2)} GB`);
  } finally {
    await stop();
  }
}

async function timed(url: string): Promise<{ ms: number; size: number }> {
  const begun = performance.now();
  const reply = await fetch(url);
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${text.slice(0, 200)}`);
  return { ms: performance.now() - begun, size: text.length };
}

async function statementTimes(url: string, accounts: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const month = `2024-${String((i % 12) + 1).padStart(2, '0')}`;
    times.push(
      (await timed(`${url}/v1/accounts/${accounts[(i * 7) % accounts.length]}/statements/${month}`))
        .ms,
    );
  }
  return times;
}

interface Questions {
  readonly kinds: number;
  /** The i-th of a round of all kinds; every round asks for something else. */
  at(i: number): string;
}

const TRIES = 10;

/** What pages ask, each time of another account, day or month, so that nothing is answered from memory alone. */
function questions(accounts: readonly string[]): Questions {
  const day = (i: number): Date => new Date(BEGINNING + ((i * 37) % 360) * DAY_MS);
  const date = (of: Date): string =>
    new Date(of.getTime() + 7 * HOUR_MS).toISOString().slice(0, 10);
  const range = (i: number, days: number): string => {
    const from = day(i);
    return `from=${date(from)}&to=${date(new Date(from.getTime() + days * DAY_MS))}`;
  };
  const account = (i: number): string => accounts[(i * 13) % accounts.length] ?? '';
  const all: ((i: number) => string)[] = [
    () => '/v1/health',
    () => '/v1/books',
    () => '/v1/tariffs',
    (i) => `/v1/prices?${range(i, 1)}`,
    (i) => `/v1/prices?${range(i, 7)}&bucket=hour`,
    () => '/v1/prices?from=2024-01-01&to=2024-12-31&bucket=day',
    (i) => `/v1/campus/flows?${range(i, 1)}`,
    () => '/v1/campus/flows?from=2024-01-01&to=2024-12-31&bucket=month',
    (i) => `/v1/epochs?${range(i, 1)}&limit=96`,
    (i) => `/v1/accounts/${account(i)}`,
    (i) => `/v1/accounts/${account(i)}/energy?${range(i, 1)}`,
    (i) => `/v1/accounts/${account(i)}/energy?from=2024-01-01&to=2024-12-31&bucket=day`,
    (i) => `/v1/accounts/${account(i)}/statements/2024-${String((i % 12) + 1).padStart(2, '0')}`,
    (i) => `/v1/meters/M-${String((i % METERS) + 1).padStart(4, '0')}/readings?limit=96`,
    () => '/v1/blocks?limit=20',
  ];
  return {
    kinds: all.length,
    at: (i) => (all[i % all.length] as (i: number) => string)(Math.floor(i / all.length)),
  };
}

/** How long each kind of question takes that nothing else waits for. */
async function each(url: string, { kinds, at }: Questions): Promise<Table.Table> {
  const table = new Table({
    head: ['', 'median ms', 'slowest', 'kB'],
    style: { head: [], border: [] },
  });
  for (let kind = 0; kind < kinds; kind++) {
    const times: number[] = [];
    let bytes = 0;
    // Others than the load will ask.
    for (let i = 0; i < TRIES; i++) {
      const path = at(kind + (1_000_003 + i) * kinds);
      const { ms, size } = await timed(url + path);
      times.push(ms);
      bytes = Math.max(bytes, size);
    }
    const path = at(kind).replace(/5[A-Za-z0-9]{46,48}/, '…');
    const [middle, most] = [median(times), Math.max(...times)];
    table.push([path, middle.toFixed(1), most.toFixed(1), (bytes / 1000).toFixed(0)]);
  }
  return table;
}

/** Asks at a steady pace, whether or not answers have come, and says every few seconds how many have. */
async function load(url: string, { at }: Questions): Promise<number[]> {
  const times: number[] = [];
  const asked: Promise<void>[] = [];
  const begun = performance.now();
  const questions = PER_SECOND * SECONDS;
  for (let i = 0; i < questions; i++) {
    const due = begun + (i * 1000) / PER_SECOND - performance.now();
    if (due > 1) await sleep(due);
    asked.push(timed(url + at(i)).then(({ ms }) => void times.push(ms)));
    if ((i + 1) % (PER_SECOND * 5) === 0) console.log(`${i + 1} asked, ${times.length} answered`);
    if (i - times.length > MOST_OPEN) {
      throw new Error(`${i - times.length} requests wait for an answer: the service is too slow`);
    }
  }
  await Promise.all(asked);
  return times;
}

function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? 0;
}

const median = (times: readonly number[]): number => quantile(times, 0.5);
