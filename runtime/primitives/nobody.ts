import { AccountId } from "./hash";

/** Whether a key is nobody's, so that nothing may be held or signed in its name. */
export function isNobody(account: AccountId): bool {
  return account.isZero();
}
