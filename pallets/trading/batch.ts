/** Orders of one account that are placed together: what they share is read once and written once. */
import { reserve, reserveBond } from "../../runtime/frame/balances/ledger";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/trading";
import { AccountId, Balance, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { firstMeter, lockMeter, meterOf, meterProfile } from "../registry/meters";
import { rolesOf } from "../registry/roles";
import { Meter, MeterId, MeterProfile } from "../registry/schema";
import { ratesIn, tariffBook } from "../settlement/tariffs";
import { countIn, enter, extend, isEmpty, openBook, positionOf, useOf } from "./books";
import {
  checkBook,
  checkClass,
  checkDistance,
  checkReadings,
  checkTariff,
  checkTerms,
  checkUser,
  ratedEnergy,
} from "./checks";
import { rules, rulesOf } from "./parameters";
import { holdOf } from "./payment";
import { expectGate } from "./schedule";
import {
  Book,
  Epoch,
  MarketParameters,
  MarketRules,
  Order,
  OrderId,
  OrderRequest,
  Position,
  PositionKey,
  Side,
} from "./schema";

/** The book of an epoch that takes orders, and what the account has in it. */
@final
class Desk {
  constructor(
    readonly epoch: Epoch,
    readonly parameters: MarketParameters,
    readonly book: Book,
    readonly isNew: bool,
    readonly position: Position,
  ) {}
}

/** A meter that may trade. */
@final
class TradingMeter {
  /** Orders on it that are being placed. */
  orders: u32 = 0;

  constructor(
    readonly id: MeterId,
    readonly entry: Meter,
    readonly profile: MeterProfile,
  ) {}
}

/** Takes orders one after the other, then places them all; nothing is written before. */
@final
export class Batch {
  private readonly now: u64 = Timestamp.now();
  private readonly known: MarketRules = rules();
  private readonly latest: OrderId = Storage.latestOrder.get();
  private readonly current: Epoch;
  private readonly roles: u32;
  private readonly desks: Array<Desk> = new Array<Desk>();
  private readonly meters: Array<TradingMeter> = new Array<TradingMeter>();
  private readonly orders: Array<Order> = new Array<Order>();
  /** The meter of orders that name none. */
  private usual: MeterId | null = null;
  /** What the bids, and what the bonds of the asks have to have set aside. */
  private bids: Balance = u128.zero();
  private bonds: Balance = u128.zero();
  private refusal: DispatchResult = null;

  constructor(private readonly who: AccountId) {
    this.current = this.now / this.known.epochLength;
    this.roles = rolesOf(who);
  }

  /**
   * Takes an order. Checks go from the order itself over its epoch and meter to caps and money; an error ends the
   * batch.
   */
  add(request: OrderRequest): DispatchResult {
    const side = request.side;
    const delivery = request.deliveryEpoch;
    const epoch = delivery ? delivery.value : this.current + 1;
    const p = rulesOf(epoch, this.known);
    let refusal = checkUser(this.roles, side);
    if (!refusal) refusal = checkTerms(request.energyWh, request.limitPrice, p);
    if (!refusal) refusal = checkDistance(epoch, this.current, p);
    if (refusal) return refusal;
    const desk = this.deskOf(epoch, p);
    refusal = checkBook(epoch, desk.book, this.now);
    if (!refusal) refusal = checkTariff(request.limitPrice, desk.book, p);
    if (refusal) return refusal;
    const meter = this.meterOf(request.meter);
    if (!meter) return this.refusal;
    refusal = this.checkMeter(meter, request, desk);
    if (!refusal) refusal = checkCaps(desk);
    if (!refusal) refusal = this.back(request, desk.book);
    if (refusal) return refusal;
    this.take(request, meter, desk);
    return ok();
  }

  /** Sets the money aside and puts every order into its book. */
  place(): DispatchResult {
    let refusal = reserve(this.who, this.bids);
    // Who is in debt may still sell, but not bid.
    if (!refusal) refusal = reserveBond(this.who, this.bonds);
    if (refusal) return refusal;
    let id = this.latest;
    for (let i = 0; i < this.orders.length; i++) {
      const order = this.orders[i];
      id++;
      enter(id, order);
      Events.orderPlaced(id, this.who, order.epoch, order.side, order.energyWh, order.limitPrice);
    }
    Storage.latestOrder.put(id);
    this.store();
    return ok();
  }

  private store(): void {
    let gate = u64.MAX_VALUE;
    for (let i = 0; i < this.desks.length; i++) {
      const desk = this.desks[i];
      Storage.positions.insert(new PositionKey(desk.epoch, this.who), desk.position);
      Storage.books.insert(desk.epoch, desk.book);
      if (desk.isNew) gate = min(gate, desk.book.gate);
    }
    if (gate != u64.MAX_VALUE) expectGate(gate);
    for (let i = 0; i < this.meters.length; i++) {
      const meter = this.meters[i];
      lockMeter(meter.id, meter.entry, meter.orders);
    }
  }

  private deskOf(epoch: Epoch, p: MarketParameters): Desk {
    for (let i = 0; i < this.desks.length; i++) {
      if (this.desks[i].epoch == epoch) return this.desks[i];
    }
    const stored = Storage.books.get(epoch);
    const length = this.known.epochLength;
    const book = stored ? stored : openBook(epoch, p, length, ratesIn(tariffBook(), epoch, length));
    const desk = new Desk(epoch, p, book, isEmpty(book), positionOf(epoch, this.who));
    this.desks.push(desk);
    return desk;
  }

  /** The meter, if it may trade; otherwise null, and `refusal` says why. */
  private meterOf(named: MeterId | null): TradingMeter | null {
    const id = named ? named : this.usualMeter();
    if (!id) return this.refuse(Errors.MeterRequired());
    for (let i = 0; i < this.meters.length; i++) {
      if (this.meters[i].id.equals(id)) return this.meters[i];
    }
    const entry = meterOf(id);
    if (!entry || !entry.owner.equals(this.who)) return this.refuse(Errors.MeterNotOwned());
    if (entry.closing) return this.refuse(Errors.MeterClosed());
    const profile = meterProfile(id);
    if (!profile) return this.refuse(Errors.MeterNotDescribed());
    const silence = checkReadings(id, entry, this.current, this.known.epochLength);
    if (silence) return this.refuse(silence);
    const meter = new TradingMeter(id, entry, profile);
    this.meters.push(meter);
    return meter;
  }

  private usualMeter(): MeterId | null {
    if (!this.usual) this.usual = firstMeter(this.who);
    return this.usual;
  }

  private refuse(refusal: DispatchResult): TradingMeter | null {
    this.refusal = refusal;
    return null;
  }

  /** What the meter can do, its side in the epoch, and its energy against its rating. */
  private checkMeter(meter: TradingMeter, request: OrderRequest, desk: Desk): DispatchResult {
    const refusal = checkClass(meter.profile, request.side);
    if (refusal) return refusal;
    const use = useOf(desk.position, meter.id);
    if (use && use.side != request.side) return Errors.OppositeSides();
    const onOrder = use ? use.energyWh : 0;
    const rated = ratedEnergy(meter.profile, this.known.epochLength);
    return onOrder + request.energyWh > rated ? Errors.RatingExceeded() : ok();
  }

  /** Adds what the order has to have set aside. */
  private back(request: OrderRequest, book: Book): DispatchResult {
    const buys = request.side == Side.Buy;
    const own = holdOf(request.side, request.energyWh, request.limitPrice, book.retail);
    const all = own ? u128.checkedAdd(buys ? this.bids : this.bonds, own) : null;
    if (!all) return Errors.ValueOverflow();
    if (buys) this.bids = all;
    else this.bonds = all;
    return ok();
  }

  private take(request: OrderRequest, meter: TradingMeter, desk: Desk): void {
    const order = new Order(
      this.who,
      meter.id,
      desk.epoch,
      request.side,
      request.limitPrice,
      request.energyWh,
      0,
      false,
    );
    this.orders.push(order);
    meter.orders++;
    extend(desk.position, this.latest + <u64>this.orders.length, order);
    countIn(desk.book, order.side);
  }
}

function checkCaps(desk: Desk): DispatchResult {
  const p = desk.parameters;
  const book = desk.book;
  if (<u32>desk.position.orders.length >= p.maxOrdersPerUser) return Errors.TooManyOrdersOfUser();
  return book.bids + book.asks >= p.maxOrdersPerEpoch ? Errors.TooManyOrdersInEpoch() : ok();
}
