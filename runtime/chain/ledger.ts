/** The framework's one hook into the pallet that keeps the money. */
export { balanceOf, move } from "../../pallets/grid-token/ledger";
