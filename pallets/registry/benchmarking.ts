import { Bench, accountOf, caller, distinct, filler } from "../../runtime/support/benchmarking";
import { Storage } from "../../runtime/generated/registry";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { AccountId, Origin } from "../../runtime/primitives";
import { appoint, parameters } from "./admins";
import { setBaseline } from "../oracle-client/accepting";
import { Answer } from "../oracle-client/schema";
import { epochLength } from "../trading/epochs";
import {
  attach,
  describe,
  joinPools,
  lockMeter,
  meterOf,
  meterProfile,
  ownerOfMeter,
} from "./meters";
import { Registry } from "./pallet";
import { grant, hasRole, isUserVerified } from "./roles";
import { changeSignatories } from "./signatories";
import {
  Constants,
  KeyScheme,
  MeterClass,
  MeterId,
  MeterProfile,
  RegistryParameters,
  Role,
  Takings,
  User,
  UserStatus,
  UserType,
} from "./schema";

@benchmarks
export class Benchmarks {
  /** Anew, as the other type, after a time as an inactive user with a location of full length and many meters. */
  @component("location.length", 0, 256)
  static registerUser(bench: Bench, length: u32): void {
    const origin = admin(bench);
    const user = userWith(UserStatus.Inactive);
    attachMeters(user, Constants.maxMetersPerUser);
    bench.start();
    const refusal = Registry.registerUser(origin, user, UserType.Consumer, filler(length));
    bench.stop();
    bench.expect(!refusal && isUserVerified(user), "the user may trade");
  }

  /** Suspends a user with a location of full length, by an admin whom another one appointed. */
  static updateUserStatus(bench: Bench): void {
    const origin = admin(bench);
    const user = userWith(UserStatus.Active);
    bench.start();
    const refusal = Registry.updateUserStatus(origin, user, UserStatus.Suspended);
    bench.stop();
    bench.expect(!refusal && !isUserVerified(user), "the user may not trade");
  }

  /** The last meter that a user may have. */
  @component("meterId.length", 4, 64)
  static assignMeter(bench: Bench, length: u32): void {
    const origin = admin(bench);
    const user = userWith(UserStatus.Active);
    attachMeters(user, Constants.maxMetersPerUser - 1);
    const meter = distinct(u32.MAX_VALUE, length);
    bench.start();
    const refusal = Registry.assignMeter(origin, meter, user);
    bench.stop();
    bench.expect(!refusal && belongsTo(meter, user), "the meter is the user's");
  }

  /** The last one of a user that has as many as are allowed, with names of full length; it was read in an epoch before. */
  static unassignMeter(bench: Bench): void {
    const origin = admin(bench);
    const user = userWith(UserStatus.Active);
    const meter = attachMeters(user, Constants.maxMetersPerUser);
    joinPools(meter, meterOf(meter)!, 0);
    Timestamp.store(epochLength());
    bench.start();
    const refusal = Registry.unassignMeter(origin, meter);
    bench.stop();
    bench.expect(!refusal && !ownerOfMeter(meter), "the meter is nobody's");
  }

  /** With the longest key there is, of a meter that nobody has. */
  @component("meterId.length", 1, 64)
  static setMeterProfile(bench: Bench, length: u32): void {
    const origin = admin(bench);
    const meter = filler(length);
    bench.start();
    const refusal = Registry.setMeterProfile(
      origin,
      meter,
      filler(33),
      KeyScheme.Ecdsa,
      5_000,
      MeterClass.Bidirectional,
    );
    bench.stop();
    const profile = meterProfile(meter);
    bench.expect(!refusal && profile!.ratedWatts == 5_000, "the device is described");
  }

  /** Of a meter that was read, by an owner who cannot pay for what it has taken, and locked by contracts. */
  static exchangeDevice(bench: Bench): void {
    const origin = admin(bench);
    const user = userWith(UserStatus.Active);
    const meter = attachMeters(user, Constants.maxMetersPerUser);
    const key = filler(33);
    const rating = Constants.maxRatedWatts;
    describe(meter, new MeterProfile(key, KeyScheme.Ecdsa, rating, MeterClass.Bidirectional));
    const entry = meterOf(meter)!;
    lockMeter(meter, entry, 1);
    setBaseline(meter, entry, 0, new Answer(user, 0, 1, 0, 0));
    Timestamp.store(epochLength() * 90);
    bench.start();
    const refusal = Registry.exchangeDevice(
      origin,
      meter,
      50_000,
      100,
      filler(33),
      KeyScheme.Ecdsa,
      5_000,
      MeterClass.Bidirectional,
    );
    bench.stop();
    bench.expect(!refusal && meterProfile(meter)!.ratedWatts == 5_000, "the device is another");
  }

  /** By an admin whom another one appointed. */
  static addAdmin(bench: Bench): void {
    const origin = admin(bench);
    const account = accountOf(1);
    bench.start();
    const refusal = Registry.addAdmin(origin, account);
    bench.stop();
    bench.expect(!refusal && hasRole(account, Role.Admin), "the account is an admin");
  }

  /** By itself. */
  static removeAdmin(bench: Bench): void {
    const origin = admin(bench);
    const account = origin.signer()!;
    bench.start();
    const refusal = Registry.removeAdmin(origin, account);
    bench.stop();
    bench.expect(!refusal && !hasRole(account, Role.Admin), "the account is no admin");
  }

  /** As many as there can be, in place of as many others. */
  static setSignatories(bench: Bench): void {
    const account = accountOf(0);
    const before = new Array<AccountId>();
    const next = new Array<AccountId>();
    for (let i: u32 = 1; i <= Constants.maxSignatories; i++) {
      before.push(accountOf(i));
      next.push(accountOf(Constants.maxSignatories + i));
    }
    bench.expect(!changeSignatories(account, before), "others sign");
    bench.start();
    const refusal = Registry.setSignatories(Origin.root(), account, next);
    bench.stop();
    bench.expect(!refusal && hasRole(next[0], Role.Signatory), "they sign");
    bench.expect(!hasRole(before[0], Role.Signatory), "the others do not");
  }

  static setParameters(bench: Bench): void {
    bench.start();
    const refusal = Registry.setParameters(Origin.root(), new RegistryParameters(1));
    bench.stop();
    bench.expect(!refusal && parameters().suspensionsPerDay == 1, "the limit is set");
  }
}

/** An admin whom another one appointed, and who has taken something today already. */
function admin(bench: Bench): Origin {
  const who = caller(bench);
  const first = accountOf(2);
  appoint(first, null);
  appoint(who, first);
  Storage.takings.insert(first, new Takings(0, 1, 1, 1));
  Storage.parameters.put(new RegistryParameters(Constants.defaultSuspensionsPerDay));
  return Origin.signed(who);
}

/** A prosumer with a location of full length, and the role that goes with the status. */
function userWith(status: UserStatus): AccountId {
  const user = accountOf(1);
  const location = filler(Constants.maxLocationLength);
  Storage.users.insert(user, new User(UserType.Prosumer, status, location, 1));
  if (status == UserStatus.Active) grant(user, Role.Prosumer);
  return user;
}

/** Gives `user` that many meters with names of full length; returns the last one. */
function attachMeters(user: AccountId, count: u32): MeterId {
  let meter = distinct(0, Constants.maxMeterIdLength);
  for (let i: u32 = 0; i < count; i++) {
    meter = distinct(i, Constants.maxMeterIdLength);
    attach(meter, user);
  }
  return meter;
}

function belongsTo(meter: MeterId, user: AccountId): bool {
  const owner = ownerOfMeter(meter);
  return owner ? owner.equals(user) : false;
}
