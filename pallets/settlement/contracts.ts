/** What was traded ahead: a contract of each meter and epoch, from clearing until the meter has been read. */
import { Storage } from "../../runtime/generated/settlement";
import { AccountId, Balance, u128 } from "../../runtime/primitives";
import { MeterId } from "../registry/schema";
import { Side } from "../trading/schema";
import { Contract, MeterEpoch } from "./schema";

/**
 * Adds `energyWh`, traded at `price`, to the contract of `meter` for `epoch`. `held` is what stays set aside of the
 * seller for it, in base units; nothing of a buyer. Returns whether the contract is new: then it takes over the lock
 * that the order has on its meter (`lockMeter`), and otherwise the order has to let go of the meter itself.
 */
export function openContract(
  owner: AccountId,
  meter: MeterId,
  epoch: u64,
  side: Side,
  energyWh: u64,
  price: Balance,
  held: Balance,
): bool {
  const key = new MeterEpoch(epoch, meter);
  const known = Storage.contracts.get(key);
  const contract = known ? known : new Contract(owner, 0, 0, price, u128.zero());
  if (side == Side.Sell) contract.soldWh += energyWh;
  else contract.boughtWh += energyWh;
  contract.held = u128.saturatingAdd(contract.held, held);
  Storage.contracts.insert(key, contract);
  return !known;
}
