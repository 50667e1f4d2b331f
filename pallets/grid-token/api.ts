import { Storage } from "../../runtime/generated/grid_token";
import { AccountId, Balance, Bytes, Text } from "../../runtime/primitives";
import { Option } from "../../runtime/support/words";
import { balanceOf, totalSupply } from "../../runtime/frame/balances/ledger";
import { TokenMetadata } from "./schema";

const DECIMALS: u8 = 18;

/** The reads of PSP22 and its metadata. */
@api("GridTokenApi", 2)
export class GridTokenApi {
  /** GRID in existence, 10^18 = 1 GRID. */
  static totalSupply(): Balance {
    return totalSupply();
  }

  /** GRID that an account may move, 10^18 = 1 GRID. */
  static balanceOf(owner: AccountId): Balance {
    return balanceOf(owner);
  }

  /** GRID of an owner that a spender may move, 10^18 = 1 GRID. */
  static allowance(owner: AccountId, spender: AccountId): Balance {
    return Storage.allowances.get(owner, spender);
  }

  /** The token's name. */
  static tokenName(): Option<Text> {
    return name();
  }

  /** The token's symbol. */
  static tokenSymbol(): Option<Text> {
    return symbol();
  }

  /** Decimals of the token: 10^18 base units are one GRID. */
  static tokenDecimals(): u8 {
    return DECIMALS;
  }

  /** Name, symbol and decimals of the token. */
  static tokenMetadata(): TokenMetadata {
    return new TokenMetadata(name(), symbol(), DECIMALS);
  }
}

function name(): Text {
  return Bytes.literal("Campus Grid");
}

function symbol(): Text {
  return Bytes.literal("GRID");
}
