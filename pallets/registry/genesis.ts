/** The first admins, users and meters. */
import { Storage } from "../../runtime/generated/registry";
import { AccountId } from "../../runtime/primitives";
import { Vec } from "../../runtime/frame/words";
import { attach, isMeterId } from "./meters";
import { grant, roleOfType } from "./roles";
import { Constants, Genesis, GenesisMeter, GenesisUser, Role, User, UserStatus } from "./schema";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildRegistry(genesis: Genesis): string | null {
  grantAll(genesis.authorities, Role.Authority);
  grantAll(genesis.admins, Role.Admin);
  grantAll(genesis.marketMakers, Role.MarketMaker);
  grantAll(genesis.oracleOperators, Role.OracleOperator);
  for (let i = 0; i < genesis.users.length; i++) {
    const problem = addUser(genesis.users[i]);
    if (problem) return "registry.users[" + i.toString() + "]: " + problem;
  }
  for (let i = 0; i < genesis.meters.length; i++) {
    const problem = addMeter(genesis.meters[i]);
    if (problem) return "registry.meters[" + i.toString() + "]: " + problem;
  }
  return null;
}

function grantAll(accounts: Vec<AccountId>, role: Role): void {
  for (let i = 0; i < accounts.length; i++) grant(accounts[i], role);
}

function addUser(user: GenesisUser): string | null {
  if (Storage.users.containsKey(user.account)) return "the account is listed twice";
  if (user.location.length > Constants.maxLocationLength) return "the location is too long";
  const record = new User(user.userType, UserStatus.Active, user.location, 0);
  Storage.users.insert(user.account, record);
  grant(user.account, roleOfType(user.userType));
  return null;
}

function addMeter(meter: GenesisMeter): string | null {
  if (!isMeterId(meter.id)) return "a meter id has 1 to 64 bytes";
  if (!Storage.users.containsKey(meter.owner)) return "the owner is not among the users";
  if (Storage.meters.containsKey(meter.id)) return "the meter is listed twice";
  if (<u32>Storage.metersOf.get(meter.owner).length >= Constants.maxMetersPerUser) {
    return "the owner has too many meters";
  }
  attach(meter.id, meter.owner);
  return null;
}
