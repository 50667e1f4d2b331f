/** The first role holders, users and meters. */
import { Storage } from "../../runtime/generated/registry";
import { AccountId, isText } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { foundAuthorities } from "./authorities";
import { attach, describe, fitsScheme, hasRoomForMeter, isMeterId, isRating } from "./meters";
import { areValid } from "./admins";
import { grant } from "./roles";
import {
  Constants,
  Genesis,
  GenesisMeter,
  GenesisProfile,
  GenesisUser,
  MeterProfile,
  RegistryParameters,
  Role,
} from "./schema";
import { enrol } from "./users";

const INVALID_ID = "a meter id has 1 to 64 bytes of text without control characters";

/** Stores the role holders; text of the first thing that is wrong, with its path, or null. */
export function buildRegistry(genesis: Genesis): string | null {
  let problem = grantAll("registry.authorities", genesis.authorities, Role.Authority);
  foundAuthorities(genesis.authorities);
  if (!problem) problem = grantAll("registry.admins", genesis.admins, Role.Admin);
  if (!problem) problem = grantAll("registry.marketMakers", genesis.marketMakers, Role.MarketMaker);
  return problem ? problem : setLimits(genesis.suspensionsPerDay);
}

/** Gives `role` to every one of `accounts`; text of the first repetition, or null. */
export function grantAll(list: string, accounts: Vec<AccountId>, role: Role): string | null {
  for (let i = 0; i < accounts.length; i++) {
    if (grant(accounts[i], role)) continue;
    return list + "[" + i.toString() + "]: the account is listed twice";
  }
  return null;
}

/** What is wrong with it, or null when it is stored. */
export function addUser(user: GenesisUser): string | null {
  if (Storage.users.containsKey(user.account)) return "the account is listed twice";
  if (user.location.length > Constants.maxLocationLength) {
    return "the location is longer than 256 bytes";
  }
  if (!isText(user.location)) return "the location has a control character";
  enrol(user.account, user.userType, user.location, 0);
  return null;
}

/** What is wrong with it, or null when it is stored. */
export function addMeter(meter: GenesisMeter): string | null {
  if (!isMeterId(meter.id)) return INVALID_ID;
  if (!Storage.users.containsKey(meter.owner)) return "the owner is not among the users";
  if (Storage.meters.containsKey(meter.id)) return "the meter is listed twice";
  if (!hasRoomForMeter(meter.owner)) return "the owner has 10 meters already";
  attach(meter.id, meter.owner);
  return null;
}

/** What is wrong with it, or null when it is stored. */
export function addProfile(entry: GenesisProfile): string | null {
  if (!isMeterId(entry.id)) return INVALID_ID;
  if (Storage.meterProfiles.containsKey(entry.id)) return "the meter is listed twice";
  if (!fitsScheme(entry.key, entry.scheme)) {
    return "the key's length does not fit its scheme, or anybody can sign for it";
  }
  if (!isRating(entry.ratedWatts)) return "the rated power must be from 1 W to 10 MW";
  const profile = new MeterProfile(entry.key, entry.scheme, entry.ratedWatts, entry.meterClass);
  describe(entry.id, profile);
  return null;
}

function setLimits(suspensionsPerDay: u32): string | null {
  if (!suspensionsPerDay) return null;
  const parameters = new RegistryParameters(suspensionsPerDay);
  if (!areValid(parameters)) return "registry.suspensionsPerDay: from 1 to 10,000";
  Storage.parameters.put(parameters);
  return null;
}
