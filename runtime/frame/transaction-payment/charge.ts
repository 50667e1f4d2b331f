/** Taking a fee: ChargeTransactionPayment. What is taken is burned. */
import { AccountInfo } from "../../primitives/account-info";
import { AccountId } from "../../primitives/hash";
import { Weight } from "../../primitives/weight";
import { u128 } from "../../scale/u128";
import { withdraw } from "../balances/ledger";
import { feeOf } from "./fees";

function charge(weight: Weight, length: u32, tip: u128): u128 {
  return u128.saturatingAdd(feeOf(weight, length).total(), tip);
}

/** Whether the account with record `info` can pay fee and tip; who is barred from moving GRID tips nothing. */
export function canPay(info: AccountInfo, weight: Weight, length: u32, tip: u128): bool {
  return mayTip(info, tip) && charge(weight, length, tip) <= info.free;
}

/** A fee is owed whatever happened to its payer; a tip is a gift. */
function mayTip(info: AccountInfo, tip: u128): bool {
  return tip.isZero() || info.frozen.isZero();
}

/** Takes fee and tip of `who` out of `info`, which the caller stores; gives both together, null when it holds too little. */
export function chargeFee(
  who: AccountId,
  info: AccountInfo,
  weight: Weight,
  length: u32,
  tip: u128,
): u128 | null {
  const fee = charge(weight, length, tip);
  if (fee.isZero()) return fee;
  return mayTip(info, tip) && withdraw(who, info, fee) ? fee : null;
}
