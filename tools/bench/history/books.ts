/** What meters and the market of a made history do, in its rows. */
import { Ledger } from './ledger.js';
import {
  type MadeMeter,
  type Order,
  type Shown,
  Side,
  chance,
  isSunny,
  roundDown,
  valueOf,
} from './made.js';

export class Books extends Ledger {
  private readonly registers = new Map<
    string,
    { import: bigint; export: bigint; sequence: number }
  >();
  private orders = new Map<number, Order[]>();
  private contracts = new Map<string, { sold: number; bought: number; held: bigint }>();
  private shown = new Map<number, Shown[]>();
  private nextOrder = 1;
  private nextRequest = 0;
  private readonly price: bigint;
  private readonly poolPrice: bigint;

  constructor(
    private readonly meters: readonly MadeMeter[],
    private readonly feedIn: bigint,
    private readonly retail: bigint,
  ) {
    super();
    this.price = roundDown((feedIn * 2n + retail * 3n) / 5n, 10n ** 15n);
    this.poolPrice = roundDown((feedIn + retail) / 2n, 1000n);
  }

  addEpoch(epoch: number, block: number, start: number): void {
    this.add('epochs', {
      ...{ epoch, block, start, tariff_version: 0 },
      ...{ feed_in: `${this.feedIn}`, retail: `${this.retail}`, pool_price: `${this.poolPrice}` },
    });
  }

  /** Every fourth meter wants energy, and every fourth offers some while the sun is up. */
  order(epoch: number, block: number): void {
    const orders: Order[] = [];
    for (const of of this.meters) {
      const side = of.number % 4 === 0 ? 'sell' : of.number % 4 === 1 ? 'buy' : null;
      if (side === null || !isSunny(epoch)) continue;
      const energy = 10 * (10 + (chance(epoch, of.number, 1) % 40));
      const id = this.nextOrder++;
      orders.push({ id, of, side, energy });
      const limit = side === 'buy' ? this.price + 10n ** 16n : this.price - 10n ** 16n;
      const hold = valueOf(energy, side === 'buy' ? limit : this.retail - limit);
      this.reserve(of.account, hold, block);
      this.add('orders', {
        ...{ id, ...this.place(block), account: of.account, meter: of.meter, epoch },
        ...{ side, energy_wh: energy, limit_price: `${limit}` },
      });
    }
    if (orders.length) this.orders.set(epoch, orders);
  }

  /** The shorter side trades all it ordered; the longer one is served in the order of numbers, which is enough here. */
  clear(epoch: number, block: number): void {
    const orders = this.orders.get(epoch);
    if (!orders) return;
    this.orders.delete(epoch);
    const total = (side: Order['side']): number =>
      orders.filter((order) => order.side === side).reduce((sum, { energy }) => sum + energy, 0);
    const [demand, supply] = [total('buy'), total('sell')];
    const volume = Math.min(demand, supply);
    const left = { buy: volume, sell: volume };
    for (const order of orders) {
      const filled = Math.min(left[order.side], order.energy);
      left[order.side] -= filled;
      this.fill(order, epoch, filled, block);
    }
    const counts = {
      bids: orders.filter(({ side }) => side === 'buy').length,
      asks: orders.filter(({ side }) => side === 'sell').length,
    };
    this.add('auctions', {
      ...{ epoch, ...this.place(block), price: volume ? `${this.price}` : null },
      ...{ volume_wh: volume, demand_wh: demand, supply_wh: supply },
      ...{ surplus_wh: Math.abs(demand - supply), ...counts, proof_hash: null },
    });
  }

  private fill(
    { id, of, side, energy }: Order,
    epoch: number,
    filled: number,
    block: number,
  ): void {
    const { account, meter } = of;
    const limit = side === 'buy' ? this.price + 10n ** 16n : this.price - 10n ** 16n;
    const hold = valueOf(energy, side === 'buy' ? limit : this.retail - limit);
    const value = valueOf(filled, this.price);
    const held = side === 'sell' ? valueOf(filled, this.retail) : 0n;
    const owner = this.account(account, block);
    owner.reserved -= hold;
    owner.free += hold + (side === 'sell' ? value : -value) - held;
    owner.reserved += held;
    if (filled < energy) {
      const rest = energy - filled;
      this.add('order_ends', {
        ...{ order_id: id, ...this.place(block), outcome: 'expired', energy_wh: rest },
      });
    }
    if (filled === 0) return;
    this.add('fills', {
      ...{ order_id: id, ...this.place(block), account, meter, epoch, side, energy_wh: filled },
      ...{ price: `${this.price}`, value: `${value}`, held: `${held}` },
    });
    this.contracts.set(`${epoch} ${meter}`, {
      sold: side === 'sell' ? filled : 0,
      bought: side === 'buy' ? filled : 0,
      held,
    });
  }

  /** Reads every meter for an epoch that is over, and settles what does not wait for the pool. */
  read(epoch: number, block: number): void {
    const all: Shown[] = [];
    for (const of of this.meters) {
      const { meter, account, number } = of;
      const sun = isSunny(epoch) && number % 4 !== 1 ? 1 : 0;
      const exported = sun * (100 + (chance(epoch, number, 2) % 900));
      const imported = 50 + (chance(epoch, number, 3) % 700);
      const contract = this.contracts.get(`${epoch} ${meter}`);
      const [sold, bought] = [contract?.sold ?? 0, contract?.bought ?? 0];
      const delivered = Math.min(sold, exported);
      const used = Math.min(bought, imported);
      const shown: Shown = {
        ...{ of, delivered, short: sold - delivered, used, unused: bought - used },
        ...{ surplus: exported - delivered, deficit: imported - used },
      };
      all.push(shown);
      this.addReading(of, epoch, imported, exported, block);
      const place = this.place(block);
      this.add('settlements', {
        ...{ epoch, meter, ...place, account, kind: 'pooled', in_debt: 0 },
        price: contract ? `${this.price}` : '0',
        ...{ delivered_wh: delivered, short_wh: shown.short, used_wh: used },
        ...{ unused_wh: shown.unused, surplus_wh: shown.surplus, deficit_wh: shown.deficit },
        ...{ carried_wh: 0, feed_in: `${this.feedIn}`, retail: `${this.retail}` },
      });
      const line = (
        kind: string,
        wh: number,
        price: bigint,
        minted: bigint,
        burned: bigint,
      ): void => this.line(shown, epoch, kind, wh, price, minted, burned, place);
      line('delivered', delivered, this.price, 0n, 0n);
      line('used', used, this.price, 0n, 0n);
      if (contract) {
        this.contracts.delete(`${epoch} ${meter}`);
        const owner = this.account(account, block);
        owner.reserved -= contract.held;
        owner.free += contract.held;
      }
      line('short', shown.short, this.retail, 0n, valueOf(shown.short, this.retail));
      line('unused', shown.unused, this.feedIn, valueOf(shown.unused, this.feedIn), 0n);
    }
    this.shown.set(epoch, all);
  }

  private addReading(
    { meter, account }: MadeMeter,
    epoch: number,
    imported: number,
    exported: number,
    block: number,
  ): void {
    const known = this.registers.get(meter) ?? { import: 0n, export: 0n, sequence: 0 };
    known.import += BigInt(imported);
    known.export += BigInt(exported);
    known.sequence++;
    this.registers.set(meter, known);
    const id = this.nextRequest++;
    const expires_at = block + 100;
    this.add('requests', { id, ...this.place(block), meter, epoch, expires_at });
    this.add('readings', {
      ...{ meter, ...this.place(block), epoch, account, kind: 'reading' },
      sequence: `${known.sequence}`,
      ...{ import_register: `${known.import}`, export_register: `${known.export}` },
      ...{ import_wh: imported, export_wh: exported, carried_wh: 0 },
    });
  }

  /** Shares what was left over, pro rata by prefix sums, and settles the rest at the tariff. */
  closePool(epoch: number, block: number): void {
    const all = this.shown.get(epoch) ?? [];
    this.shown.delete(epoch);
    const supply = all.reduce((sum, { surplus, unused }) => sum + surplus + unused, 0);
    const demand = all.reduce((sum, { deficit, short }) => sum + deficit + short, 0);
    const shared = Math.min(supply, demand);
    const place = this.place(block);
    const sides = { supply: new Side(shared, supply), demand: new Side(shared, demand) };
    for (const shown of all) {
      const { surplus, unused, deficit, short } = shown;
      const [given, taken] = [sides.supply.next(surplus), sides.demand.next(deficit)];
      sides.supply.next(unused);
      sides.demand.next(short);
      const mint = (kind: string, wh: number, price: bigint): void =>
        this.line(shown, epoch, kind, wh, price, valueOf(wh, price), 0n, place);
      const burn = (kind: string, wh: number, price: bigint): void =>
        this.line(shown, epoch, kind, wh, price, 0n, valueOf(wh, price), place);
      mint('surplus_shared', given, this.poolPrice);
      mint('surplus_fed_in', surplus - given, this.feedIn);
      burn('deficit_shared', taken, this.poolPrice);
      burn('deficit_bought', deficit - taken, this.retail);
    }
    this.add('pools', {
      ...{ epoch, ...place, supply_wh: supply, demand_wh: demand, shared_wh: shared },
      ...{ price: `${this.poolPrice}`, feed_in: `${this.feedIn}`, retail: `${this.retail}` },
      ...{ tariff_version: 0, awaited: all.length, read: all.length, proof_hash: null },
    });
  }

  private line(
    { of }: Shown,
    epoch: number,
    kind: string,
    wh: number,
    price: bigint,
    minted: bigint,
    burned: bigint,
    place: { block: number; event: number },
  ): void {
    if (wh === 0) return;
    const { account, meter } = of;
    this.add('settlement_lines', {
      ...{ account, epoch, meter, kind, ...place, energy_wh: wh, price: `${price}` },
      ...{ minted: `${minted}`, burned: `${burned}` },
    });
    if (minted) this.mint(account, minted, place.block, 'settlement');
    if (burned) this.collect(account, burned, place.block);
  }

  /** The cash desk gives every tenth account some GRID. */
  topUp(block: number, value: bigint): void {
    for (const { account, number } of this.meters) {
      if (number % 10 === 0) this.mint(account, value, block, 'mint');
    }
  }
}
