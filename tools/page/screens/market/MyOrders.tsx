import type { Order } from '../../data/types.js';
import { unitsOf } from '../../data/amounts.js';
import { Card, LinkButton, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';

/** So many are listed: all that can be open, and what became of the ones before. */
const MOST = 8;

/** The orders of whoever is looking, newest quarter hour first, whichever book is shown. */
export function MyOrders({ orders }: { readonly orders: readonly Order[] }) {
  const { market } = useWords();
  const format = useFormat();
  const sending = useSending();
  const cancel = (order: number): void => {
    void sending.send({
      pallet: 'Trading',
      name: 'cancel_order',
      args: { order_id: BigInt(order) },
    });
  };
  return (
    <Card title={market.mine}>
      {orders.length === 0 ? (
        <p className="muted">{market.noneMine}</p>
      ) : (
        <Table
          caption={market.mine}
          keyOf={({ order }) => order}
          rows={[...orders].sort((a, b) => b.epoch - a.epoch || b.order - a.order).slice(0, MOST)}
          columns={[
            {
              name: market.side,
              cell: ({ side, epoch, from }) => (
                <a className="whole" href={to('market', [], { epoch: String(epoch) })}>
                  {market[side]} · {format.time(Date.parse(from))}
                </a>
              ),
              isHead: true,
            },
            { name: format.unit, cell: ({ energyWh }) => format.kwh(energyWh, 2), isNumber: true },
            {
              name: market.limit,
              cell: ({ limit }) => format.grid(unitsOf(limit), 3),
              isNumber: true,
              isWideOnly: true,
            },
            {
              name: `${market.filled} (${format.unit})`,
              cell: ({ filledWh, status }) => (status === 'open' ? '' : format.kwh(filledWh, 2)),
              isNumber: true,
              isWideOnly: true,
            },
            {
              name: market.orderState,
              cell: ({ status, order }) => (
                <>
                  {market.status[status]}{' '}
                  {status === 'open' && (
                    <LinkButton onClick={() => cancel(order)}>{market.cancel}</LinkButton>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      <SendingView of={sending} done={market.status.cancelled} />
      {orders.some(({ status }) => status === 'filled' || status === 'partly') && (
        <p className="small">
          <a href={to('statement')}>{market.toStatement}</a>
        </p>
      )}
    </Card>
  );
}
