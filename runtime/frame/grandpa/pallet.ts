import { Storage } from "../../generated/grandpa";
import { Genesis } from "./schema";

/** The authorities whose votes make blocks final. */
@pallet("Grandpa")
export class Grandpa {
  static buildGenesis(genesis: Genesis): string | null {
    for (let i = 0; i < genesis.authorities.length; i++) {
      if (!genesis.authorities[i].weight) {
        return "grandpa.authorities[" + i.toString() + "]: the weight must be at least 1";
      }
    }
    Storage.authorities.put(genesis.authorities);
    return null;
  }
}
