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
  plenty,
  recipient,
  sr25519Key,
  sr25519Signature,
} from "./fixtures";
