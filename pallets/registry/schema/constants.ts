@constants
export class Constants {
  /** Meters one user may have. */
  static readonly maxMetersPerUser: u32 = 10;
  /** Bytes a meter id may have. */
  static readonly maxMeterIdLength: u32 = 64;
  /** Bytes a location may have. */
  static readonly maxLocationLength: u32 = 256;
  /** Watts a meter may be rated for. */
  static readonly maxRatedWatts: u64 = 10_000_000;
  /** Epochs between two exchanges of a meter's device. */
  static readonly exchangeInterval: u64 = 96;
  /** Users that an admin may suspend or retire in a day unless genesis or Root says otherwise. */
  static readonly defaultSuspensionsPerDay: u32 = 16;
  /** Users that an admin may be allowed to suspend or retire in a day. */
  static readonly maxSuspensionsPerDay: u32 = 10_000;
  // So many do not keep an order of somebody else out of two blocks, nor out of a node's pool.
  /** Users, admins and devices of nobody's meters that an admin may add in a day. */
  static readonly maxAddedPerDay: u32 = 2_000;
  /** Signatories that an account may have. */
  static readonly maxSignatories: u32 = 8;
}
