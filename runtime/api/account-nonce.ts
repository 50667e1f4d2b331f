import { account } from "../frame/system/accounts";
import { AccountId } from "../primitives/hash";

/** What a wallet needs to sign. */
@api("AccountNonceApi", 1)
export class AccountNonceApi {
  /** How many transactions of `account` the chain has seen. */
  static accountNonce(account: AccountId): u32 {
    return nonceOf(account);
  }
}

function nonceOf(who: AccountId): u32 {
  return account(who).nonce;
}
