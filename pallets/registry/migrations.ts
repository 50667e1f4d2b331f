/** Storage written by older runtimes, brought to the layout of this one. */
import { StorageVersion } from "../../runtime/generated/registry";
import { auraAuthorities } from "../../runtime/frame/aura/authorities";
import { readsWrites } from "../../runtime/support/weight-units";
import { Vec } from "../../runtime/support/words";
import { AccountId, Weight } from "../../runtime/primitives";
import { foundAuthorities, isAuthority } from "./authorities";

/** Runs what has not run on this chain yet; the version in storage says what has. */
export function migrateRegistry(): Weight {
  let weight = readsWrites(1, 0, 0);
  if (StorageVersion.get() < 1) weight = weight.plus(toVersion1());
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
