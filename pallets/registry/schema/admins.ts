/** What a line of admins took and added in a day. */
@scale
export class Takings {
  constructor(
    /** The day, in days since 1970 (UTC). */
    public day: u64,
    /** Users suspended or retired. */
    public users: u32,
    /** Meters unassigned, or given another device. */
    public meters: u32,
    /** Users, admins, and devices of nobody's meters. */
    public added: u32,
  ) {}
}

/** What Root can set. */
@scale
export class RegistryParameters {
  constructor(
    /** Users that an admin, with those it has appointed, may suspend or retire in a day. */
    public suspensionsPerDay: u32,
  ) {}
}
