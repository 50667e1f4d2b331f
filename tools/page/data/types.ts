/** What the API answers, as far as the page reads it. Prices and money are decimal GRID (`0.523`), energies Wh. */
import type { Role } from '../session.js';

/** The final block up to which an answer knows everything. */
export interface AsOf {
  readonly height: number;
  readonly time: string;
}

/** A final block, and the chain it is of. `time` in ms since 1970. */
export interface Head {
  readonly genesis: string;
  readonly number: number;
  readonly time: number;
}

export interface Level {
  readonly price: string;
  readonly energyWh: number;
  readonly orders: number;
}

export interface Rules {
  readonly lotWh: number;
  readonly tick: string;
  readonly lowest: string | null;
  readonly highest: string | null;
  readonly ordersPerUser: number;
  readonly horizon: number;
}

export interface Indicative {
  readonly price: string | null;
  readonly volumeWh: number;
  readonly demandWh: number;
  readonly supplyWh: number;
  readonly surplusWh: number;
}

export interface Book {
  readonly epoch: number;
  readonly from: string;
  readonly to: string;
  readonly gate: string;
  readonly feedIn: string;
  readonly retail: string;
  readonly rules: Rules;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly indicative: Indicative | null;
}

export interface Books {
  readonly current: number;
  readonly items: readonly Book[];
  readonly asOf: AsOf;
}

export interface Pool {
  readonly phase: 'open' | 'closing' | 'closed';
  readonly awaited: number;
  readonly read: number;
  readonly supplyWh: number | null;
  readonly demandWh: number | null;
  readonly sharedWh: number | null;
  readonly withheld: boolean;
}

export interface Epoch {
  readonly epoch: number;
  readonly from: string;
  readonly to: string;
  readonly phase: 'open' | 'clearing' | 'closed';
  readonly status: 'provisional' | 'final';
  readonly price: string | null;
  readonly volumeWh: number;
  readonly demandWh: number;
  readonly supplyWh: number;
  readonly surplusWh: number;
  readonly bids: number;
  readonly asks: number;
  readonly feedIn: string;
  readonly retail: string;
  readonly poolPrice: string;
  readonly tariffVersion: number;
  readonly pool: Pool | null;
  readonly clearedIn: number | null;
}

export interface EpochDetails {
  readonly epoch: Epoch;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly auctionProof: { readonly bytes: string; readonly tick: string } | null;
  readonly asOf: AsOf;
}

export interface Order {
  readonly order: number;
  readonly account: string;
  readonly meter: string | null;
  readonly epoch: number;
  readonly from: string;
  readonly side: 'buy' | 'sell';
  readonly limit: string;
  readonly energyWh: number;
  readonly filledWh: number;
  readonly price: string | null;
  readonly status: 'open' | 'filled' | 'partly' | 'expired' | 'cancelled';
  readonly placedAt: string;
  readonly placedIn: number;
  readonly closedIn: number | null;
}

export interface PriceBucket {
  readonly from: string;
  readonly to: string;
  readonly price: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly volumeWh: number;
  readonly epochs: number;
  readonly trades: number;
  /** What the utility paid and asked; null where no epoch of it has ended. */
  readonly feedIn: string | null;
  readonly retail: string | null;
  readonly poolPrice: string | null;
}

export interface Prices {
  readonly items: readonly PriceBucket[];
  readonly asOf: AsOf;
}

/** A list of which `next` asks for the following page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | number | null;
  readonly asOf: AsOf;
}

export interface Tariff {
  readonly version: number;
  readonly fromEpoch: number;
  readonly from: string;
  readonly to: string | null;
  readonly offsetMinutes: number;
  readonly poolShare: number;
  readonly bahtPerGrid: string;
}

export interface Tariffs {
  readonly items: readonly Tariff[];
  readonly asOf: AsOf;
}

/** Energy by where it came from and went, and what that was worth. */
export interface Energy {
  readonly madeWh: number;
  readonly usedWh: number;
  readonly soldAheadWh: number;
  readonly sharedOutWh: number;
  readonly utilityOutWh: number;
  readonly boughtAheadWh: number;
  readonly sharedInWh: number;
  readonly utilityInWh: number;
  readonly pendingWh: number;
}

export interface EnergyBucket extends Energy {
  readonly from: string;
  readonly to: string;
  readonly readings: number;
  readonly paid: string;
  readonly tariffAlone: string;
  readonly saved: string;
}

export interface AccountEnergy {
  readonly items: readonly EnergyBucket[];
  readonly total: EnergyBucket;
  readonly asOf: AsOf;
}

export interface FlowBucket {
  readonly from: string;
  readonly to: string;
  readonly meters: number;
  readonly complete: boolean;
  readonly withheld: boolean;
  readonly energy: Energy | null;
  readonly saved: string | null;
  readonly selfConsumption: number | null;
  readonly selfSufficiency: number | null;
}

export interface Flows {
  readonly items: readonly FlowBucket[];
  readonly total: FlowBucket;
  readonly asOf: AsOf;
}

export interface Meter {
  readonly meter: string;
  readonly class: 'consumption' | 'generation' | 'bidirectional' | null;
  readonly ratedWatts: number | null;
  readonly closing: boolean;
  readonly lastEpoch: number | null;
  readonly silentEpochs: number | null;
}

export interface Balance {
  readonly free: string;
  readonly reserved: string;
  readonly total: string;
  readonly totalBaht: string;
  readonly debt: string;
  readonly debtBaht: string;
}

export interface AccountAlert {
  readonly kind: 'meter_silent' | 'debt' | 'low_balance' | 'suspended' | 'meter_not_described';
  readonly meter: string | null;
  readonly since: string | null;
  readonly amount: string | null;
}

export interface Account {
  readonly account: string;
  readonly name: string | null;
  readonly type: 'prosumer' | 'consumer' | null;
  readonly status: 'active' | 'suspended' | 'inactive' | null;
  readonly location: string | null;
  readonly registeredAt: string | null;
  readonly roles: readonly Role[];
  readonly balance: Balance;
  readonly meters: readonly Meter[];
  readonly alerts: readonly AccountAlert[];
  readonly asOf: AsOf;
}

export type StatementKind =
  | 'bought'
  | 'sold'
  | 'shared_in'
  | 'shared_out'
  | 'utility_in'
  | 'utility_out'
  | 'carried'
  | 'short'
  | 'unused'
  | 'topped_up'
  | 'paid_out'
  | 'received'
  | 'sent'
  | 'fees'
  | 'debt_incurred'
  | 'debt_paid'
  | 'other';

/** Money in GRID and, at the tariff's rate, in baht. */
export interface Amount {
  readonly grid: string;
  readonly baht: string;
}

export interface StatementLine extends Amount {
  readonly kind: StatementKind;
  readonly energyWh: number | null;
  readonly entries: number;
  readonly firstEpoch: number | null;
  readonly lastEpoch: number | null;
  readonly firstBlock: number | null;
  readonly lastBlock: number | null;
}

export interface Statement {
  readonly account: string;
  readonly name: string | null;
  readonly month: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'provisional' | 'final';
  readonly tariffVersions: readonly number[];
  readonly opening: Amount;
  readonly lines: readonly StatementLine[];
  readonly closing: Amount;
  readonly reserved: string;
  readonly debt: { readonly opening: string; readonly closing: string };
  readonly asOf: AsOf;
}

export interface StatementEntry extends Amount {
  readonly kind: StatementKind;
  readonly time: string;
  readonly epoch: number | null;
  readonly meter: string | null;
  readonly other: string | null;
  readonly energyWh: number | null;
  readonly price: string | null;
  readonly block: number;
  readonly tariffVersion: number | null;
  readonly status: 'provisional' | 'final';
}

export interface Building {
  readonly account: string;
  readonly name: string;
  readonly location: string | null;
}

export interface Campus {
  readonly name: string;
  readonly timeZone: string;
  readonly buildings: readonly Building[];
  readonly asOf: AsOf;
}

/** Server-sent events of `/v1/stream`. */
export interface BlockEvent {
  readonly kind: 'block';
  readonly height: number;
  readonly hash: string;
  readonly time: string;
  readonly epoch: number;
}

export interface HelloEvent {
  readonly kind: 'hello';
  readonly genesis: string | null;
  readonly height: number | null;
  readonly epoch: number | null;
  readonly time: string | null;
}
