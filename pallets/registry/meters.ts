/** Meters and their owners, for this pallet and those that trade and measure. */
import { Errors, Events, Storage } from "../../runtime/generated/registry";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import {
  AccountId,
  Bytes,
  DispatchResult,
  isNobody,
  isText,
  ok,
  without,
} from "../../runtime/primitives";
import { countMeter } from "../settlement/clock";
import { Constants, KeyScheme, Meter, MeterId, MeterProfile } from "./schema";

/** The user that `meter` belongs to, or null. */
export function ownerOfMeter(meter: MeterId): AccountId | null {
  const entry = Storage.meters.get(meter);
  return entry ? entry.owner : null;
}

/** The entry of `meter`, or null while it belongs to nobody. */
export function meterOf(meter: MeterId): Meter | null {
  return Storage.meters.get(meter);
}

/** The device behind `meter`, or null while nobody has described it. */
export function meterProfile(meter: MeterId): MeterProfile | null {
  return Storage.meterProfiles.get(meter);
}

/** The meter that `user` has had longest, or null. */
export function firstMeter(user: AccountId): MeterId | null {
  const meters = Storage.metersOf.get(user);
  return meters.length ? meters[0] : null;
}

/**
 * The assigned meter after `meter` in the order of storage, the first one after null; null at the end.
 * For runtime APIs: it walks.
 */
export function nextMeter(meter: MeterId | null): MeterId | null {
  return meter ? Storage.meters.after(meter) : Storage.meters.first();
}

/** Keeps `meter`, which has this entry, with its owner while orders on it are open; each of them locks it once more. */
export function lockMeter(meter: MeterId, entry: Meter, orders: u32): void {
  entry.openOrders += orders;
  Storage.meters.insert(meter, entry);
}

/** Undoes one `lockMeter`; the last one takes a meter that is closing from its owner. */
export function unlockMeter(meter: MeterId): void {
  const entry = Storage.meters.get(meter);
  if (!entry || !entry.openOrders) return;
  entry.openOrders--;
  if (entry.closing && !entry.openOrders) detach(meter, entry);
  else Storage.meters.insert(meter, entry);
}

export function isMeterId(id: MeterId): bool {
  return id.length > 0 && id.length <= Constants.maxMeterIdLength && isText(id);
}

export function hasRoomForMeter(user: AccountId): bool {
  return <u32>Storage.metersOf.get(user).length < Constants.maxMetersPerUser;
}

/** Whether `key` can be one of `scheme`, and not one for which anybody can sign. */
export function fitsScheme(key: Bytes, scheme: KeyScheme): bool {
  if (scheme == KeyScheme.Ecdsa) return key.length == 33;
  return key.length == 32 && !isNobody(key.ptr);
}

export function isRating(watts: u64): bool {
  return watts > 0 && watts <= Constants.maxRatedWatts;
}

/** Why a device with this key and rating cannot be a meter's; null when it can. */
export function checkDevice(key: Bytes, scheme: KeyScheme, ratedWatts: u64): DispatchResult {
  if (!fitsScheme(key, scheme)) return Errors.InvalidMeterKey();
  return isRating(ratedWatts) ? ok() : Errors.InvalidRating();
}

/** Puts `meter` under `user`; the caller has checked that it is free. */
export function attach(meter: MeterId, user: AccountId): void {
  Storage.meters.insert(meter, new Meter(user, 0, Timestamp.now(), false, 0));
  Storage.metersOf.append(user, meter);
  Events.meterAssigned(meter, user);
}

/** Takes `meter` from its owner, at once or when the last order on it is settled. */
export function close(meter: MeterId, entry: Meter): void {
  if (!entry.openOrders) {
    detach(meter, entry);
    return;
  }
  entry.closing = true;
  Storage.meters.insert(meter, entry);
  Events.meterClosing(meter, entry.owner);
}

/** Has the next reading of `meter` set a baseline: what stood behind it is another device now. */
export function beginAnew(meter: MeterId, entry: Meter): void {
  leavePools(entry);
  entry.since = Timestamp.now();
  Storage.meters.insert(meter, entry);
}

/** Has pools wait for `meter` from that of `epoch` on, which runs: its baseline is set. */
export function joinPools(meter: MeterId, entry: Meter, epoch: u64): void {
  if (!entry.pooledFrom) countMeter(true);
  entry.pooledFrom = epoch;
  Storage.meters.insert(meter, entry);
}

function leavePools(entry: Meter): void {
  if (entry.pooledFrom) countMeter(false);
  entry.pooledFrom = 0;
}

/** Takes `meter` from its owner. */
function detach(meter: MeterId, entry: Meter): void {
  const user = entry.owner;
  leavePools(entry);
  Storage.metersOf.mutateExists<MeterId>(user, meter, (meters, gone) => {
    const kept = without(meters, gone);
    return kept.length ? kept : null;
  });
  Storage.meters.remove(meter);
  Events.meterUnassigned(meter, user);
}

export function describe(meter: MeterId, profile: MeterProfile): void {
  Storage.meterProfiles.insert(meter, profile);
  Events.meterProfileSet(meter, profile.ratedWatts, profile.meterClass);
}
