export { Bench } from "./bench";
export {
  accountOf,
  caller,
  distinct,
  ecdsaKey,
  ecdsaSignature,
  filler,
  holder,
  plenty,
} from "./fixtures";
