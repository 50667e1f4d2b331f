export { Bench } from "./bench";
export { accountOf, caller, distinct, filler, holder, plenty } from "./fixtures";
