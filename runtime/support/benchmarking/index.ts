export { Bench } from "./bench";
export {
  accountOf,
  caller,
  distinct,
  ecdsaKey,
  ecdsaSignature,
  ed25519Key,
  ed25519Signature,
  filler,
  holder,
  member,
  plenty,
  sr25519Key,
  sr25519Signature,
} from "./fixtures";
