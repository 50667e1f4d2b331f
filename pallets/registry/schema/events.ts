import { AccountId } from "../../../runtime/primitives";
import { Vec } from "../../../runtime/support/words";
import { Role } from "./roles";
import { UserStatus, UserType } from "./users";
import { MeterClass, MeterId } from "./meters";
import { RegistryParameters } from "./admins";

@events
export class Events {
  /** A user was registered. */
  @event(0) static userRegistered(user: AccountId, userType: UserType): void {}
  /** The standing of a user changed. */
  @event(1) static userStatusUpdated(user: AccountId, status: UserStatus): void {}
  /** A meter was assigned to a user. */
  @event(2) static meterAssigned(meterId: MeterId, user: AccountId): void {}
  /** A meter was taken from a user. */
  @event(3) static meterUnassigned(meterId: MeterId, user: AccountId): void {}
  /** The device behind a meter was described. */
  @event(4)
  static meterProfileSet(meterId: MeterId, ratedWatts: u64, meterClass: MeterClass): void {}
  /** An account was given a role. */
  @event(5) static roleGranted(account: AccountId, role: Role): void {}
  /** An account lost a role. */
  @event(6) static roleRevoked(account: AccountId, role: Role): void {}
  /** A meter takes no more orders and leaves its user once the last one is settled. */
  @event(7) static meterClosing(meterId: MeterId, user: AccountId): void {}
  /** Root set the parameters. */
  @event(8) static parametersSet(parameters: RegistryParameters): void {}
  /** Another device stands behind a meter, or the old one begins anew. */
  @event(9) static deviceExchanged(meterId: MeterId, user: AccountId): void {}
  /** Others sign for `account`. */
  @event(10) static signatoriesSet(account: AccountId, signatories: Vec<AccountId>): void {}
}
