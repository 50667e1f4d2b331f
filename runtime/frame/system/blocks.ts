/** The chain's blocks as pallets see them. */
import { Storage } from "../../generated/system";
import { abort } from "../../host/panic";
import { H256 } from "../../primitives/hash";

/** Number of the block being built; between blocks, of the latest. */
export function blockNumber(): u32 {
  return Storage.number.get();
}

/** What tells this chain from every other. */
export function genesisHash(): H256 {
  const hash = Storage.blockHash.get(0);
  if (!hash) abort("the hash of block 0 is known from block 1 on");
  return hash!;
}
