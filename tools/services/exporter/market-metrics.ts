/** Epochs, their books, and what came of them. */
import type { Instruments } from './instruments.js';
import type { Observation, ObservedEvent } from './observation.js';

/** Base units per kWh, of which 10^18 are one GRID. */
const GRID = 1e18;

export class MarketMetrics {
  private readonly epoch;
  private readonly uncleared;
  private readonly orders;
  private readonly lastCleared;
  private readonly price;
  private readonly volume;
  private readonly cleared;
  private readonly trades;
  private readonly traded;

  constructor(make: Instruments) {
    this.epoch = make.gauge('epoch_current', 'Epoch of the newest final block');
    this.uncleared = make.gauge('epochs_uncleared', 'Epochs past their gate, not cleared');
    this.orders = make.gauge('orders_open', 'Orders in books that are not cleared', 'side');
    this.lastCleared = make.gauge('epoch_cleared', 'Epoch that was cleared last');
    this.price = make.gauge('clearing_price_grid_per_kwh', 'Price of the last trade');
    this.volume = make.gauge('clearing_volume_watt_hours', 'Volume of the epoch cleared last');
    this.cleared = make.counter('epochs_cleared_total', 'Epochs cleared', 'outcome');
    this.trades = make.counter('trades_total', 'Orders that traded');
    this.traded = make.counter('traded_energy_watt_hours_total', 'Energy traded');
  }

  record({ market, events }: Observation): void {
    this.epoch.set(market.epoch);
    this.uncleared.set(market.uncleared);
    this.orders.set({ side: 'buy' }, market.orders.buy);
    this.orders.set({ side: 'sell' }, market.orders.sell);
    for (const event of events) this.count(event);
  }

  private count({ pallet, name, cleared }: ObservedEvent): void {
    if (pallet === 'Trading' && name === 'OrderFilled') this.trades.inc();
    if (!cleared) return;
    this.lastCleared.set(cleared.epoch);
    this.volume.set(cleared.volumeWh);
    this.traded.inc(cleared.volumeWh);
    this.cleared.inc({ outcome: cleared.price === null ? 'no_trade' : 'trade' });
    if (cleared.price !== null) this.price.set(Number(cleared.price) / GRID);
  }
}
