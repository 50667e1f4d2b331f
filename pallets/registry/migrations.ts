/** Storage written by older runtimes, brought to the layout of this one. */
import { Storage, StorageVersion } from "../../runtime/generated/registry";
import { auraAuthorities } from "../../runtime/frame/aura/authorities";
import { foundValidators } from "../../runtime/frame/session/validators";
import { MapWalk } from "../../runtime/support/map-walk";
import { Steps } from "../../runtime/support/steps";
import { write } from "../../runtime/support/storage";
import { readsWrites } from "../../runtime/support/weight-units";
import { reportFlaw } from "../../runtime/support/log";
import { AccountId, Bytes, Weight, Writer, asText, isText } from "../../runtime/primitives";
import { freeze } from "../../runtime/frame/balances/ledger";
import { authorities, foundAuthorities, isAuthority } from "./authorities";
import { Constants, UserStatus } from "./schema";

const STRANGE_NAME =
  "the name of a meter in use is no text: it goes on, but unassigned it can only come back under another name";
/** Bytes of the hash before a meter's name in its key. */
const HASH_SIZE: u32 = 16;

/** Runs what has not run on this chain yet; the version in storage says what has. */
export function migrateRegistry(): Weight {
  let weight = readsWrites(1, 0, 0);
  if (StorageVersion.get() < 1) weight = weight.plus(toVersion1());
  if (StorageVersion.get() < 2) weight = weight.plus(toVersion2());
  return weight;
}

/** 1: the authorities as a list. Before, an authority's account was its Aura key. */
function toVersion1(): Weight {
  const keys = auraAuthorities();
  const listed = new Array<AccountId>();
  for (let i = 0; i < keys.length; i++) {
    if (isAuthority(keys[i])) listed.push(keys[i]);
  }
  foundAuthorities(listed);
  StorageVersion.put(1);
  return readsWrites(1 + keys.length, 2, 0);
}

/** 2: meters know since when they are read, suspended users move nothing, locations are text, ratings at most 10 MW. */
function toVersion2(): Weight {
  foundValidators(authorities());
  const visited = extendMeters() + mendUsers() + capRatings();
  StorageVersion.put(2);
  return readsWrites(2 * visited + 4, visited + 2, 0);
}

/**
 * Meters in use are read as they were: since ever, and with orders. Those of another device the oracle finds. A name that is
 * no text stays: the device signs it with every reading.
 */
function extendMeters(): u32 {
  const walk = new MapWalk(Storage.meters.keyOf(Bytes.empty()));
  walk.forgetful();
  let visited: u32 = 0;
  for (; walk.next(); visited++) {
    const old = walk.value();
    const w = new Writer(old.remaining() + 17);
    w.raw(old.ptr, old.remaining());
    w.u64(0);
    w.bool(false);
    w.u64(0);
    const key = walk.address();
    write(key.ptr, key.length, w);
    if (!isText(walk.keyBehind(HASH_SIZE).text())) reportFlaw("pallet_registry", STRANGE_NAME);
  }
  return visited;
}

/** Of a migration, which has a block to itself. */
function all(): Steps {
  return new Steps(u32.MAX_VALUE);
}

/** Suspended ones are frozen; a location that no wallet can show is made one that it can. */
function mendUsers(): u32 {
  const users = Storage.users.iter(all());
  users.forgetful();
  let visited: u32 = 0;
  for (; users.next(); visited++) {
    const who = users.key();
    const user = users.value();
    if (!who || !user) continue;
    if (user.status == UserStatus.Suspended) freeze(who);
    if (isText(user.location)) continue;
    user.location = asText(user.location);
    Storage.users.insert(who, user);
  }
  return visited;
}

function capRatings(): u32 {
  const profiles = Storage.meterProfiles.iter(all());
  profiles.forgetful();
  let visited: u32 = 0;
  for (; profiles.next(); visited++) {
    const meter = profiles.key();
    const profile = profiles.value();
    if (!meter || !profile || profile.ratedWatts <= Constants.maxRatedWatts) continue;
    profile.ratedWatts = Constants.maxRatedWatts;
    Storage.meterProfiles.insert(meter, profile);
  }
  return visited;
}
