/** What the API answers to those who run the campus, as far as the page reads it. */
import type { Role } from '../session.js';
import type { AsOf, Balance, EnergyBucket, Meter } from './types.js';

export interface UserEntry {
  readonly account: string;
  readonly name: string | null;
  readonly type: 'prosumer' | 'consumer' | null;
  readonly status: 'active' | 'suspended' | 'inactive' | null;
  readonly location: string | null;
  readonly registeredAt: string | null;
  readonly roles: readonly Role[];
  readonly meters: readonly string[];
  readonly balance: Balance | null;
}

export interface MeterEntry extends Meter {
  readonly account: string | null;
  readonly name: string | null;
  readonly scheme: 'ed25519' | 'sr25519' | 'ecdsa' | null;
  readonly since: string | null;
}

export type ApplicationStatus = 'waiting' | 'accepted' | 'declined' | 'expired' | 'registered';

export interface Application {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly building: string;
  readonly meter: string | null;
  readonly status: ApplicationStatus;
  readonly reason: string | null;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly decidedAt: string | null;
}

export interface Transfer {
  readonly block: number;
  readonly event: number;
  readonly time: string;
  readonly kind: 'top_up' | 'pay_out' | 'transfer';
  readonly from: string | null;
  readonly to: string | null;
  readonly name: string | null;
  readonly value: string;
  readonly baht: string;
  readonly by: string | null;
}

export interface Transfers {
  readonly items: readonly Transfer[];
  readonly next: string | null;
  readonly day: string;
  readonly toppedUp: string;
  readonly paidOut: string;
  readonly asOf: AsOf;
}

export interface DayOfReadings {
  readonly day: string;
  readonly expected: number;
  readonly inTime: number;
  readonly late: number;
  readonly several: number;
  readonly missing: number;
}

export interface Completeness {
  readonly days: readonly DayOfReadings[];
  readonly meters: readonly {
    readonly meter: string;
    readonly account: string | null;
    readonly missing: number;
    readonly late: number;
    readonly lastEpoch: number | null;
  }[];
  readonly refused: readonly {
    readonly reason: string;
    readonly count: number;
    readonly last: string;
  }[];
  readonly operators: readonly {
    readonly account: string;
    readonly active: boolean;
    readonly answers: number;
    readonly refused: number;
    readonly last: string | null;
  }[];
  readonly requests: {
    readonly opened: number;
    readonly fulfilled: number;
    readonly expired: number;
  };
  readonly asOf: AsOf;
}

export type ProposalStatus = 'open' | 'executed' | 'failed' | 'rejected' | 'expired' | 'cancelled';

export interface ProposalEntry {
  readonly proposal: number;
  readonly proposer: string;
  readonly status: ProposalStatus;
  readonly pallet: string | null;
  readonly call: string | null;
  readonly args: unknown;
  readonly callHash: string;
  readonly codeHash: string | null;
  readonly approvals: readonly string[];
  readonly rejections: readonly string[];
  readonly needed: number;
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly closedAt: string | null;
  readonly error: string | null;
}

export interface BlockEntry {
  readonly height: number;
  readonly hash: string;
  readonly parent: string;
  readonly time: string;
  readonly author: string | null;
  readonly specVersion: number;
  readonly epoch: number;
  readonly extrinsics: number;
  readonly events: number;
}

export interface EventEntry {
  readonly block: number;
  readonly event: number;
  readonly time: string;
  readonly extrinsic: number | null;
  readonly pallet: string;
  readonly name: string;
  readonly data: unknown;
}

export interface ExtrinsicEntry {
  readonly index: number;
  readonly hash: string;
  readonly signer: string | null;
  readonly pallet: string;
  readonly call: string;
  readonly success: boolean;
  readonly error: string | null;
}

export interface BlockDetails {
  readonly block: BlockEntry;
  readonly extrinsics: readonly ExtrinsicEntry[];
  readonly asOf: AsOf;
}

export interface BuildingEnergy {
  readonly account: string;
  readonly name: string;
  readonly energy: EnergyBucket;
}

export interface BuildingsSideBySide {
  readonly items: readonly BuildingEnergy[];
  readonly asOf: AsOf;
}
