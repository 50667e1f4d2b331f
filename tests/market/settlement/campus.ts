/** A campus on the chain with the model beside it: what happens happens to both. */
import { expect } from '@jest/globals';
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import type { Side } from '../model.js';
import { account, egat, type Account } from '../../support/accounts.js';
import { ChainBuilder, tx, type Receipt, type TestChain } from '../../support/chain-builder.js';
import { RULES, TICK, epochOf, money, orderIn, rulesWith } from '../../support/market.js';
import { MOCK_SIGNATURE, op1 } from '../../support/meters.js';
import { decree } from '../../support/root.js';
import type { Flow } from './imbalance.js';
import { onChain, type ChainTariff } from './on-chain.js';
import type { Tariff } from './tariff.js';
import { World } from './world.js';

const EPOCH = BigInt(QUARTER_HOUR_MS);
/** Friday, 6 December 2024, 08:00 in Thailand: an hour before the peak. */
const FRIDAY = Date.parse('2024-12-06T08:00:00+07:00');

/** What a campus starts with. */
export interface Beginning {
  readonly tariff: Tariff;
  /** Base units of GRID that each owner has. */
  readonly start: bigint;
  readonly collar: boolean;
  /** Owner by meter; meters that end in `-load` only consume. */
  readonly meters: Readonly<Record<string, Account>>;
  /** Steps that a block takes of pools. */
  readonly stepsPerBlock: number;
  /** Blocks after an epoch from which on its pool takes nothing. */
  readonly poolDeadline: number;
  /** Blocks after which an unanswered request closes. */
  readonly requestLifetime: number;
  /** Steps that a block takes of books; those of the usual rules unless given. */
  readonly clearingSteps?: number;
  /** Those who answer for meters, and how many have to say the same; one alone unless given. */
  readonly operators?: readonly Account[];
  readonly quorum?: number;
}

/** The event of a pool that has closed. */
export interface PoolClosed {
  readonly epoch: bigint;
  readonly supplyWh: bigint;
  readonly demandWh: bigint;
  readonly sharedWh: bigint;
  readonly price: bigint;
}

export const CAMPUS_ADMIN = account('CampusAdmin');

export class Campus {
  readonly chain: TestChain;
  readonly world: World;
  readonly owners: readonly Account[];
  readonly ids: readonly string[];
  /** Registers by meter at the end of each epoch, in the order of epochs from `first` on. */
  private readonly registers = new Map<string, Map<bigint, Flow>>();
  private readonly deadlines = new Map<bigint, number>();
  private readonly sides = new Map<string, Side>();
  /** What the chain has said of pools that closed, by epoch. */
  readonly closed = new Map<bigint, PoolClosed[]>();

  constructor(private readonly beginning: Beginning) {
    const { meters, start, tariff } = beginning;
    this.ids = Object.keys(meters);
    this.owners = [...new Set(Object.values(meters))];
    this.chain = build(beginning, this.owners);
    this.world = new World([{ from: 0n, tariff }]);
    for (const { name } of this.owners) this.world.money.give(name, start);
    for (const id of this.ids) {
      this.world.addMeter(id, (meters[id] as Account).name, null, !id.endsWith('-load'));
      this.registers.set(id, new Map());
    }
    this.turn(new Map());
    for (const id of this.ids) this.readUpTo(id, this.epoch - 1n);
  }

  private get operators(): readonly Account[] {
    return this.beginning.operators ?? [op1];
  }

  /** The epoch that runs. */
  get epoch(): bigint {
    return epochOf(this.chain);
  }

  account(name: string): Account {
    return this.owners.find((who) => who.name === name) as Account;
  }

  private owner(id: string): Account {
    return this.account(this.world.meter(id).owner);
  }

  /** Places an order on both, unless the meter is on the other side already. `limit` in ticks. */
  place(id: string, side: Side, epoch: bigint, quantity: bigint, limit: bigint): bigint | null {
    const key = `${id} ${epoch}`;
    if ((this.sides.get(key) ?? side) !== side) return null;
    const name = side === 'Bid' ? 'Buy' : 'Sell';
    const call = tx('Trading.placeOrder', name, id, epoch, quantity, limit * TICK);
    const receipt = this.chain.submit(this.owner(id), call);
    const order = this.world.place(id, side, epoch, quantity, limit);
    expect([receipt.error, order === null]).toEqual([
      order === null ? expect.any(String) : null,
      order === null,
    ]);
    if (order === null) return null;
    expect(orderIn(receipt)).toBe(order);
    this.sides.set(key, side);
    return order;
  }

  cancel(id: string, epoch: bigint, order: bigint): void {
    const receipt = this.chain.submit(this.owner(id), tx('Trading.cancelOrder', order));
    expect(receipt.error).toBeNull();
    this.world.cancel(epoch, order);
    if (!this.world.books.get(epoch)?.some(({ meter }) => meter === id)) {
      this.sides.delete(`${id} ${epoch}`);
    }
  }

  send(from: Account, to: Account, value: bigint): void {
    const receipt = this.chain.submit(from, tx('GridToken.transfer', to, value));
    if (from === to || value === 0n) return;
    expect(receipt.error === null).toBe(this.world.money.send(from.name, to.name, value));
  }

  payDebt(who: Account, value: bigint): void {
    const purse = this.world.money.of(who.name);
    const due = value < purse.debt ? value : purse.debt;
    const receipt = this.chain.submit(who, tx('Settlement.payDebt', value));
    const pays = purse.debt > 0n && purse.free >= due;
    expect(receipt.error === null).toBe(pays);
    if (pays) this.world.money.repay(who.name, due);
  }

  /** Puts a tariff in force from an epoch on that nobody can order for yet. */
  changeTariff(tariff: Tariff): void {
    const from = this.epoch + BigInt(RULES.horizon) + 1n;
    expect(decree(this.chain, egat, tx('Settlement.setTariff', onChain(tariff), from))).toBeNull();
    const { schedule } = this.world;
    if (schedule.at(-1)?.from === from) schedule.pop();
    schedule.push({ from, tariff });
  }

  /** Ends the running epoch, in which `flows` went through the meters; the next one's book is cleared. */
  turn(flows: ReadonlyMap<string, Flow>): void {
    const { epoch } = this;
    for (const id of this.ids) {
      const history = this.registers.get(id) as Map<bigint, Flow>;
      const before = history.get(epoch - 1n) ?? { exported: 1_000n, imported: 2_000n };
      const { exported, imported } = flows.get(id) ?? { exported: 0n, imported: 0n };
      history.set(epoch, {
        exported: before.exported + exported,
        imported: before.imported + imported,
      });
    }
    this.block((epoch + 1n) * EPOCH - this.chain.now);
    this.deadlines.set(epoch, this.chain.number + this.beginning.poolDeadline);
    this.world.endEpoch(epoch);
    this.world.clear(epoch + 1n);
    do this.block();
    while ((this.chain.api('TradingApi.due_epochs') as bigint[]).length > 0);
  }

  /** Closes the open block; the next one comes `after` ms later. */
  block(after = BigInt(this.chain.chain.slotDuration)): void {
    const block = this.chain.nextBlock(after);
    for (const { path, data } of this.chain.eventsOf(block)) {
      if (path !== 'Settlement.PoolClosed') continue;
      const event = data as PoolClosed;
      this.closed.set(event.epoch, [...(this.closed.get(event.epoch) ?? []), event]);
    }
    this.closePools();
  }

  /** Closes those of the model's pools that take nothing any more. */
  private closePools(): void {
    for (const [epoch, deadline] of this.deadlines) {
      if (this.chain.number < deadline && !this.world.isComplete(epoch)) continue;
      this.world.closePool(epoch);
      this.deadlines.delete(epoch);
    }
  }

  /** Has a meter read for every epoch up to `epoch` that it is still asked for. */
  readUpTo(id: string, epoch: bigint): void {
    for (;;) {
      const open = this.openRequest(id);
      if (open === null || open.epoch > epoch) return;
      const registers = (this.registers.get(id) as Map<bigint, Flow>).get(open.epoch) as Flow;
      for (const operator of this.operators.slice(0, this.beginning.quorum ?? 1)) {
        expect(this.fulfil(id, open, registers, operator).error).toBeNull();
      }
      const { last } = this.world.meter(id);
      const before = last === null ? registers : (this.registers.get(id)?.get(last) ?? registers);
      this.world.read(id, open.epoch, {
        exported: registers.exported - before.exported,
        imported: registers.imported - before.imported,
      });
      this.closePools();
    }
  }

  /** Answers a request on the chain alone. */
  fulfil(
    meterId: string,
    { request, epoch }: { request: bigint; epoch: bigint },
    { exported, imported }: Flow,
    operator: Account,
  ): Receipt {
    const reading = {
      meterId,
      epoch,
      sequence: epoch,
      importWh: imported,
      exportWh: exported,
      signature: MOCK_SIGNATURE,
    };
    return this.chain.submit(operator, tx('OracleClient.fulfillEnergyData', request, reading));
  }

  /** What a meter is asked for, which it asks for now where nothing is; null where it has been read for all. */
  openRequest(id: string): { request: bigint; epoch: bigint } | null {
    const open = (): bigint | null =>
      this.chain.query('OracleClient.RequestOf', id) as bigint | null;
    let request = open();
    if (request === null) {
      const { error } = this.chain.submit(
        this.operators[0] as Account,
        tx('OracleClient.requestEnergyData', id),
      );
      if (error === 'OracleClient.AlreadyRead') return null;
      expect(error).toBeNull();
      request = open();
    }
    const { epoch } = this.chain.query('OracleClient.Requests', request) as { epoch: bigint };
    return { request: request as bigint, epoch };
  }

  /** Lets blocks pass until every pool has closed that is due, and no contract waits to be ended. */
  rest(): void {
    for (let left = 1_000; left > 0; left--) {
      this.block();
      if (this.chain.query('Settlement.Closing') !== null) continue;
      if (this.chain.count('Settlement.PassedOver') > 0) continue;
      const pools = [...this.chain.entries('Settlement.Pools')] as [unknown, { phase: string }][];
      if (pools.filter(([, { phase }]) => phase !== 'Closed').length === this.deadlines.size)
        return;
    }
    throw new Error('settlement does not come to rest');
  }

  /** Everything stops for 97 epochs: open books clear, and what was traded and is never read is void. */
  stop(): void {
    const { chain, world, epoch } = this;
    this.block(97n * EPOCH);
    for (let left = 2_000; left > 0 && this.isBusy(); left--) this.chain.nextBlock();
    for (let of = epoch + 1n; of <= epoch + BigInt(RULES.horizon); of++) world.clear(of);
    for (const id of this.ids) {
      const meter = world.meter(id);
      for (const of of [...meter.contracts.keys()]) world.breakContract(meter, of);
    }
    expect([chain.count('Settlement.Contracts'), chain.count('Settlement.PassedOver')]).toEqual([
      0, 0,
    ]);
    for (const who of this.owners) expect(money(chain, who).reserved).toBe(0n);
    this.expectSame();
  }

  /** Whether a book or a contract that nobody waits for is still there. */
  private isBusy(): boolean {
    const due = this.chain.api('TradingApi.due_epochs') as bigint[];
    return due.length > 0 || this.chain.count('Settlement.Contracts') > 0;
  }

  /** Waits until the pool of `epoch` takes nothing any more. */
  pastDeadline(epoch: bigint): void {
    while (this.deadlines.has(epoch)) this.block();
  }

  /** Both have come to the same, to the base unit. */
  expectSame(): void {
    const { chain, world } = this;
    const found = this.owners.map((who) => {
      return { name: who.name, ...money(chain, who), debt: chain.api('SettlementApi.debt', who) };
    });
    const expected = this.owners.map(({ name }) => {
      const { free, held, debt } = world.money.of(name);
      return { name, free, reserved: held, debt };
    });
    expect(found).toEqual(expected);
    expect(chain.query('Balances.TotalIssuance')).toBe(world.money.supply());
    expect(chain.api('SettlementApi.total_debt')).toBe(world.money.debts());
    for (const id of this.ids) {
      const { carry, contracts } = world.meter(id);
      expect(chain.query('OracleClient.MeterStates', id)).toMatchObject({ carriedWh: carry });
      const open = (chain.api('SettlementApi.contracts', id) as { epoch: bigint }[]).map(
        (own) => own.epoch,
      );
      expect(open).toEqual([...contracts.keys()].sort((a, b) => (a < b ? -1 : 1)));
    }
  }
}

/** What `names` have together on the chain, what is set aside included and debts taken off. */
export function wealth(campus: Campus, ...names: readonly string[]): bigint {
  const { chain } = campus;
  return names
    .map((name) => {
      const who = campus.account(name);
      const { free, reserved } = money(chain, who);
      return free + reserved - (chain.api('SettlementApi.debt', who) as bigint);
    })
    .reduce((all, one) => all + one, 0n);
}

/** A chain of its owners, their meters, one operator and one authority; nobody has been read. */
function build(beginning: Beginning, owners: readonly Account[]): TestChain {
  const { tariff, start, collar, meters, stepsPerBlock, poolDeadline, requestLifetime } = beginning;
  const { operators = [op1], quorum = 1, clearingSteps = RULES.stepsPerBlock } = beginning;
  const builder = new ChainBuilder()
    .admin(CAMPUS_ADMIN)
    .authority(egat)
    .oracleOperator(...operators)
    .startingAt(BigInt(FRIDAY))
    .unshared()
    .configure({
      trading: { parameters: { ...rulesWith({ stepsPerBlock: clearingSteps }), collar } },
      oracleClient: { requestLifetime, quorum },
      settlement: { tariff: inGenesis(onChain(tariff)), poolDeadline, stepsPerBlock },
    });
  for (const owner of owners) builder.with(owner, start);
  for (const [id, owner] of Object.entries(meters)) {
    const meterClass = id.endsWith('-load') ? 'Consumption' : 'Bidirectional';
    builder.meter(id, owner, { meterClass });
  }
  return builder.build();
}

/** JSON has no bigints. */
function inGenesis(tariff: ChainTariff): object {
  const text = JSON.stringify(tariff, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return JSON.parse(text) as object;
}
