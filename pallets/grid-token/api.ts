import { Storage } from "../../runtime/generated/grid_token";
import { AccountId, Balance, Bytes, Text } from "../../runtime/primitives";
import { balanceOf, totalSupply } from "../../runtime/frame/balances/ledger";

/** The reads of PSP22 and its metadata. */
@api("GridTokenApi", 1)
export class GridTokenApi {
  /** GRID in existence, in base units. */
  static totalSupply(): Balance {
    return totalSupply();
  }

  /** GRID that an account may move, in base units. */
  static balanceOf(owner: AccountId): Balance {
    return balanceOf(owner);
  }

  /** GRID of `owner` that `spender` may move, in base units. */
  static allowance(owner: AccountId, spender: AccountId): Balance {
    return Storage.allowances.get(owner, spender);
  }

  /** The token's name. */
  static tokenName(): Text {
    return Bytes.literal("Campus Grid");
  }

  /** The token's symbol. */
  static tokenSymbol(): Text {
    return Bytes.literal("GRID");
  }

  /** Decimals of the token: 10^18 base units are one GRID. */
  static tokenDecimals(): u8 {
    return 18;
  }
}
