/** Orders as the API tells them. */
import type { Static } from 'typebox';
import type { OrderRow } from '../../schema.js';
import type { Order } from '../contract/market-schemas.js';
import type { State } from '../state.js';
import { grid, gridOr, spanOf } from './words.js';

export type OrderRows = OrderRow & {
  readonly placed_at: number;
  readonly filled_wh: number | null;
  readonly price: string | null;
  readonly filled_in: number | null;
  readonly outcome: 'cancelled' | 'expired' | null;
  readonly ended_in: number | null;
};

export const ORDERS = `
  SELECT o.*, b.time AS placed_at, f.energy_wh AS filled_wh, f.price, f.block AS filled_in,
    x.outcome, x.block AS ended_in
  FROM orders o JOIN blocks b ON b.number = o.block
  LEFT JOIN fills f ON f.order_id = o.id LEFT JOIN order_ends x ON x.order_id = o.id`;

export function orderOf(row: OrderRows, state: State): Static<typeof Order> {
  return {
    order: row.id,
    account: row.account,
    meter: row.meter,
    epoch: row.epoch,
    from: spanOf(row.epoch, state).from,
    side: row.side,
    limit: grid(row.limit_price),
    energyWh: row.energy_wh,
    filledWh: row.filled_wh ?? 0,
    price: gridOr(row.price),
    status: statusOf(row),
    placedAt: state.local.iso(row.placed_at),
    placedIn: row.block,
    closedIn: row.filled_in ?? row.ended_in,
  };
}

function statusOf({ filled_wh, energy_wh, outcome }: OrderRows): Static<typeof Order>['status'] {
  if (outcome === 'cancelled') return 'cancelled';
  if (filled_wh) return filled_wh < energy_wh ? 'partly' : 'filled';
  return outcome === 'expired' ? 'expired' : 'open';
}
