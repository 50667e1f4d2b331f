import { Text } from "../../../runtime/primitives";

/** Kind of market participant. */
export enum UserType {
  /** Generates and consumes. */
  Prosumer = 0,
  /** Only consumes. */
  Consumer = 1,
}

/** Standing of a user. */
export enum UserStatus {
  /** May trade. */
  Active = 0,
  /** Barred by an admin. */
  Suspended = 1,
  /** Not taking part; may be registered anew, as the other type too. */
  Inactive = 2,
}

/** A registered participant. */
@scale
export class User {
  constructor(
    /** What the user may do on the market. */
    public userType: UserType,
    /** Whether the user may do it now. */
    public status: UserStatus,
    /** Where the user is: at most 256 bytes of text without control characters. */
    public location: Text,
    /** Block time of the registration, in milliseconds since 1970. */
    public registeredAt: u64,
  ) {}
}
