/** The cash desk: money in, money out, and what a day came to. */
import type { Call, EventRecord, Extrinsic } from '@polkadot/types/interfaces';
import { encodeAddress } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { SS58_PREFIX } from '../../../node-config/token.js';
import { DAY_MS, MINUTE_MS } from '../../../node-config/time.js';
import { fields, hex as hexText, listOf } from '../../node/shapes.js';
import { UnusableError } from '../../support/failure.js';
import { localDay } from '../../support/time-zone.js';
import { address, amount, answer, type Answer, clock, table } from '../answer.js';
import { baht, grid, parseAmount } from '../amounts.js';
import { big, type Desk } from '../desk.js';
import type { Intent } from '../intent.js';
import { parseAccount } from '../people.js';
import { rolesOf } from '../roles.js';

/** Blocks that are asked for at the same time. */
const PARALLEL = 32;

export async function topUpIntent(desk: Desk, who: string, text: string): Promise<Intent> {
  const [account, value] = [await parseAccount(who), parseAmount(text, desk.satangPerGrid)];
  const roles = await rolesOf(desk, account);
  if (roles.length === 0)
    throw new UnusableError(
      `${account} has no role on this chain and cannot hold GRID; "grid user register" registers it`,
    );
  const debt = await desk.ask(big, 'SettlementApi.debt', account);
  const pays =
    debt > 0n
      ? [`of which ${grid(debt < value ? debt : value)} GRID pay what the account owes`]
      : [];
  return {
    call: desk.state.runtime.call('GridToken.mint', account, value, null),
    says: [
      `top up ${account} by ${grid(value)} GRID for ${baht(value, desk.satangPerGrid)} THB`,
      ...pays,
    ],
  };
}

export async function payOutIntent(desk: Desk, who: string, text: string): Promise<Intent> {
  const [account, value] = [await parseAccount(who), parseAmount(text, desk.satangPerGrid)];
  const { data } = await desk.get(
    z.object({ data: z.object({ free: big }) }),
    'System.Account',
    account,
  );
  if (data.free < value)
    throw new UnusableError(
      `${account} has ${grid(data.free)} GRID to spend, less than ${grid(value)}`,
    );
  return {
    call: desk.state.runtime.call('GridToken.burn', account, value),
    says: [
      `pay ${baht(value, desk.satangPerGrid)} THB out to ${account} for ${grid(value)} GRID, which are destroyed`,
    ],
  };
}

const line = z.strictObject({
  at: clock,
  block: z.int(),
  kind: z.enum(['in', 'out']),
  account: address,
  grid: amount,
  thb: amount,
  by: address.nullable(),
});
export const cashDayShape = z.strictObject({
  day: z.string(),
  lines: z.array(line),
  in: amount,
  out: amount,
  inThb: amount,
  outThb: amount,
});
type Line = z.output<typeof line>;

const blockShape = fields({ block: fields({ extrinsics: listOf(hexText) }) });

/**
 * What was paid in and out on a local day.
 * @throws UnusableError if the node has forgotten the state of that day
 */
export async function cashDayAnswer(
  desk: Desk,
  wanted?: string,
): Promise<Answer<typeof cashDayShape>> {
  const day = wanted ?? localDay(await desk.now(), desk.offsetMinutes);
  const start = Date.parse(day) - desk.offsetMinutes * MINUTE_MS;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(start)) {
    throw new UnusableError(`${JSON.stringify(day)} is no day such as 2024-01-15`);
  }
  const height = await desk.rpc.height();
  const first = await firstBlockFrom(desk, start, height);
  const end = await firstBlockFrom(desk, start + DAY_MS, height);
  const found: (Line & { value: bigint })[] = [];
  for (let from = first; from < end; from += PARALLEL) {
    const numbers = Array.from({ length: Math.min(PARALLEL, end - from) }, (_, at) => from + at);
    for (const lines of await Promise.all(numbers.map((number) => linesOf(desk, number))))
      found.push(...lines);
  }
  const sum = (kind: Line['kind']): bigint =>
    found.filter((one) => one.kind === kind).reduce((total, { value }) => total + value, 0n);
  const [into, out] = [sum('in'), sum('out')];
  const value = {
    day,
    lines: found.map(({ value: _, ...rest }) => rest),
    ...{ in: grid(into), out: grid(out) },
    ...{ inThb: baht(into, desk.satangPerGrid), outThb: baht(out, desk.satangPerGrid) },
  };
  return answer(cashDayShape, value, inWords(value));
}

function inWords({ day, lines, inThb, outThb, ...sums }: z.output<typeof cashDayShape>): string {
  const rows = lines.map((one) => [one.at.slice(11, 16), one.kind, one.grid, one.thb, one.account]);
  return [
    lines.length
      ? table(['time', '', 'GRID', 'THB', 'account'], rows)
      : `Nothing was paid in or out on ${day}.`,
    `${day}: in ${sums.in} GRID (${inThb} THB), out ${sums.out} GRID (${outThb} THB)`,
  ].join('\n');
}

/** The first block at `time` or later; one beyond the last where there is none. */
async function firstBlockFrom(desk: Desk, time: number, height: number): Promise<number> {
  let [low, high] = [1, height + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await timeOf(desk, middle)) >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}

async function timeOf(desk: Desk, number: number): Promise<number> {
  const hash = await desk.rpc.blockHash(number);
  try {
    const state = await desk.stateAt(hash ?? '');
    return Number((await state.get('Timestamp.Now')).toPrimitive());
  } catch {
    throw new UnusableError(
      `${desk.rpc.url} has forgotten block ${number}; ask an archive node (--state-pruning archive)`,
    );
  }
}

/** What the cash desk's calls in a block paid in and out. */
async function linesOf(desk: Desk, number: number): Promise<(Line & { value: bigint })[]> {
  const hash = (await desk.rpc.blockHash(number)) ?? '';
  const { block } = await desk.rpc.ask(blockShape, 'chain_getBlock', hash);
  const state = await desk.stateAt(hash);
  const extrinsics = block.extrinsics.map((bytes) =>
    state.runtime.registry.createType<Extrinsic>('Extrinsic', bytes),
  );
  const ours = new Map(
    extrinsics.map((one, at) => [at, one] as const).filter(([, one]) => isCash(one.method as Call)),
  );
  if (ours.size === 0) return [];
  const at = desk.clock(Number((await state.get('Timestamp.Now')).toPrimitive()));
  return (await state.events()).flatMap((record) => {
    const extrinsic = record.phase.isApplyExtrinsic
      ? ours.get(record.phase.asApplyExtrinsic.toNumber())
      : undefined;
    const moved = extrinsic && movedBy(record);
    if (!moved) return [];
    const { kind, account, value } = moved;
    const by = extrinsic.isSigned
      ? encodeAddress(extrinsic.signer.toU8a().slice(-32), SS58_PREFIX)
      : null;
    return [
      {
        at,
        block: number,
        kind,
        account,
        grid: grid(value),
        thb: baht(value, desk.satangPerGrid),
        by,
        value,
      },
    ];
  });
}

/** Whether a call mints or burns, or one inside it does. */
function isCash(call: Call): boolean {
  if (call.section === 'gridToken') return call.method === 'mint' || call.method === 'burn';
  return call.args.some((argument) => {
    const inner = Array.isArray(argument) ? (argument as unknown[]) : [argument];
    return inner.some(
      (one) => typeof one === 'object' && one !== null && 'section' in one && isCash(one as Call),
    );
  });
}

const transfer = z.object({ from: z.string().nullable(), to: z.string().nullable(), value: big });

function movedBy({
  event,
}: EventRecord): { kind: 'in' | 'out'; account: string; value: bigint } | null {
  if (event.section !== 'gridToken' || event.method !== 'Transfer') return null;
  const names = event.data.names ?? ['from', 'to', 'value'];
  const { from, to, value } = transfer.parse(
    Object.fromEntries(names.map((name, at) => [name, event.data[at]?.toPrimitive()])),
  );
  if (from === null && to !== null)
    return { kind: 'in', account: encodeAddress(to, SS58_PREFIX), value };
  if (to === null && from !== null)
    return { kind: 'out', account: encodeAddress(from, SS58_PREFIX), value };
  return null;
}
