/** Quarter hours that are told: who orders what, what flows, whose meter keeps silent. */
import { account } from '../../support/accounts.js';
import { TICK, type Side } from '../model.js';
import { Campus, type Beginning } from './campus.js';
import type { Flow } from './imbalance.js';
import { flat } from './tariff.js';

export const GRID = 10n ** 18n;
/** So many thousandths of a GRID, in base units. */
export const milli = (thousandths: number): bigint => (BigInt(thousandths) * GRID) / 1_000n;

export const A = account('Ann');
export const B = account('Bob');
export const N = account('Neighbour');
export const Z = account('Zoe');

/** Ann has two meters, Bob, the neighbour and Zoe one each. Feed-in 0.4, retail 1, so the pool's price is 0.7. */
export const SCENE: Beginning = {
  tariff: flat(milli(400), GRID),
  start: 100n * GRID,
  collar: true,
  meters: { a1: A, a2: A, b: B, n: N, z: Z },
  stepsPerBlock: 1_000,
  poolDeadline: 4,
  requestLifetime: 8,
};

/** `[exported, imported]` in Wh, by meter. */
export type Flows = Readonly<Record<string, readonly [number, number]>>;
/** `[meter, side, Wh, thousandths of a GRID per kWh]`. */
export type Told = readonly [meter: string, side: Side, wh: number, price: number];

export interface Quarter {
  readonly orders?: readonly Told[];
  readonly flows?: Flows;
  /** Meters that are not answered for: read with a later epoch. */
  readonly lost?: readonly string[];
  /** Meters that were not answered for in the epoch before either. */
  readonly lostBefore?: readonly string[];
  /** Meters that are read when the pool has closed. */
  readonly late?: readonly string[];
}

/** Both sides of a trade, which meet at their price. */
export function deal(seller: string, buyer: string, wh: number, price: number): Told[] {
  return [
    [seller, 'Ask', wh, price],
    [buyer, 'Bid', wh, price],
  ];
}

function flowsOf(flows: Flows): Map<string, Flow> {
  return new Map(
    Object.entries(flows).map(([id, [exported, imported]]) => [
      id,
      { exported: BigInt(exported), imported: BigInt(imported) },
    ]),
  );
}

/** Places orders for the next epoch, which then begins. */
export function order(campus: Campus, orders: readonly Told[]): void {
  for (const [id, side, wh, price] of orders) {
    const limit = milli(price) / TICK;
    if (campus.place(id, side, campus.epoch + 1n, BigInt(wh), limit) === null) {
      throw new Error(`${id} could not order`);
    }
  }
}

/** Ends the running epoch: `flows` have flowed, and the meters are read. */
export function end(campus: Campus, { flows = {}, lost = [], late = [] }: Quarter): void {
  const { epoch } = campus;
  campus.turn(flowsOf(flows));
  const silent = [...lost, ...late];
  for (const id of campus.ids) if (!silent.includes(id)) campus.readUpTo(id, epoch);
  for (const id of lost) campus.openRequest(id);
  campus.pastDeadline(epoch);
  for (const id of late) campus.readUpTo(id, epoch);
  if (lost.length) for (let i = 0; i < SCENE.requestLifetime; i++) campus.block();
  campus.rest();
}

/** Plays quarter hours on a campus: each one's orders are placed in the epoch before, in which nothing flows. */
export function tell(quarters: readonly Quarter[], changes: Partial<Beginning> = {}): Campus {
  const campus = new Campus({ ...SCENE, ...changes });
  for (const quarter of quarters) {
    order(campus, quarter.orders ?? []);
    end(campus, { lost: quarter.lostBefore ?? [] });
    end(campus, quarter);
  }
  campus.expectSame();
  return campus;
}
