/** Who takes part, with which meters. */
import type { Account, Flag, Meter } from './words.js';

/** View `users`: the latest of each account. */
export interface UserRow {
  readonly account: Account;
  readonly block: number;
  readonly type: string;
  readonly status: string;
  readonly location: string;
  readonly registered_at: number;
}

/** View `meters`: the latest of each meter. */
export interface MeterRow {
  readonly meter: Meter;
  readonly block: number;
  /** Null while it belongs to nobody; then `since` and `closing` are, too. */
  readonly account: Account | null;
  /** Time of the assignment, or of a change of its device. */
  readonly since: number | null;
  /** Whether it leaves its owner once its orders are settled. */
  readonly closing: Flag | null;
  /** The rest is null until it is described. */
  readonly scheme: string | null;
  readonly key: string | null;
  readonly rated_watts: number | null;
  readonly class: string | null;
}

/** View `roles`: the latest of each account that has any. */
export interface RoleRow {
  readonly account: Account;
  readonly block: number;
  /** Names with a space between them: `admin prosumer`; empty without any. */
  readonly roles: string;
}
