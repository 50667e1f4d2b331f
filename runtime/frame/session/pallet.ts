/** Who authors blocks, under the names by which wallets and indexers find the author of a block. */
@pallet("Session")
export class Session {}
