/**
 * What an indexer does that knows FRAME's Balances and PSP22 and nothing of this chain: it adds up events, and
 * never looks at storage.
 */
import type { EventRecord } from './runtime-types.js';

/** What an account holds, in base units. */
export interface Holding {
  free: bigint;
  reserved: bigint;
  frozen: bigint;
}

interface Data {
  readonly who: string;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly destinationStatus: 'Free' | 'Reserved';
}

/** Adds up FRAME's events. */
export class Indexer {
  readonly holdings = new Map<string, Holding>();

  constructor(public issuance: bigint) {}

  holding(who: string): Holding {
    let known = this.holdings.get(who);
    if (!known) this.holdings.set(who, (known = { free: 0n, reserved: 0n, frozen: 0n }));
    return known;
  }

  take(events: readonly EventRecord[]): void {
    for (const { path, data } of events) {
      if (path.startsWith('Balances.')) this.apply(path.slice('Balances.'.length), data as Data);
    }
    for (const [who, { free, reserved }] of this.holdings) {
      if (free < 0n || reserved < 0n) throw new Error(`${who} holds ${free} and ${reserved}`);
    }
  }

  private apply(name: string, { who, from, to, amount, destinationStatus }: Data): void {
    switch (name) {
      case 'Transfer':
        this.holding(from).free -= amount;
        this.holding(to).free += amount;
        break;
      case 'Reserved':
        this.holding(who).free -= amount;
        this.holding(who).reserved += amount;
        break;
      case 'Unreserved':
        this.holding(who).reserved -= amount;
        this.holding(who).free += amount;
        break;
      case 'ReserveRepatriated':
        this.holding(from).reserved -= amount;
        this.holding(to)[destinationStatus === 'Free' ? 'free' : 'reserved'] += amount;
        break;
      case 'Withdraw':
        this.holding(who).free -= amount;
        break;
      case 'Minted':
        this.holding(who).free += amount;
        this.issuance += amount;
        break;
      case 'Burned':
        this.holding(who).free -= amount;
        this.issuance -= amount;
        break;
      case 'Rescinded':
        this.issuance -= amount;
        break;
      case 'Frozen':
        this.holding(who).frozen += amount;
        break;
      case 'Thawed':
        this.holding(who).frozen -= amount;
        break;
      default:
        throw new Error(`Balances.${name} is not known to move anything`);
    }
  }
}

/** Adds up PSP22's Transfer alone: what accounts hold, reserved or not. */
export class TokenIndexer {
  readonly holdings = new Map<string, bigint>();

  constructor(public supply: bigint) {}

  take(events: readonly EventRecord[]): void {
    for (const { path, data } of events) {
      if (path !== 'GridToken.Transfer') continue;
      const { from, to, value } = data as { from: string | null; to: string | null; value: bigint };
      if (from === to || value === 0n) throw new Error('a transfer that moves nothing');
      if (from === null) this.supply += value;
      else this.holdings.set(from, (this.holdings.get(from) ?? 0n) - value);
      if (to === null) this.supply -= value;
      else this.holdings.set(to, (this.holdings.get(to) ?? 0n) + value);
    }
  }
}
