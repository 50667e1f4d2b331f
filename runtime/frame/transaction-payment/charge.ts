/** Taking a fee: ChargeTransactionPayment. What is taken is burned. */
import { Events as Balances, Storage as Supply } from "../../generated/balances";
import { Events as GridToken } from "../../generated/grid_token";
import { Events } from "../../generated/transaction_payment";
import { AccountInfo } from "../../primitives/account-info";
import { AccountId } from "../../primitives/hash";
import { Weight } from "../../primitives/weight";
import { u128 } from "../../scale/u128";
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

/** Takes fee and tip of `who` out of `info`, which the caller stores; false when it holds too little. */
export function chargeFee(
  who: AccountId,
  info: AccountInfo,
  weight: Weight,
  length: u32,
  tip: u128,
): bool {
  const fee = charge(weight, length, tip);
  if (fee.isZero()) return true;
  const rest = mayTip(info, tip) ? u128.checkedSub(info.free, fee) : null;
  if (!rest) return false;
  info.free = rest;
  Supply.totalIssuance.put(u128.saturatingSub(Supply.totalIssuance.get(), fee));
  Balances.withdraw(who, fee);
  Balances.rescinded(fee);
  GridToken.transfer(who, null, fee);
  Events.transactionFeePaid(who, fee, tip);
  return true;
}
