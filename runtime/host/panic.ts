import { fat, panicHandlerAbort } from "./env";

/**
 * Ends a block that must not exist: the host reports `message` and discards every change.
 * asc calls it for its own checks too (`--use abort`).
 */
export function abort(
  message: string | null,
  file: string | null = null,
  line: u32 = 0,
  column: u32 = 0,
): void {
  const text = String.UTF8.encode(message ? message : "the runtime stopped without a reason");
  panicHandlerAbort(fat(changetype<usize>(text), text.byteLength));
  unreachable();
}

/** `abort` as an expression of any type: `return panic<Header>("…")`. */
export function panic<T>(message: string): T {
  abort(message);
  return unreachable();
}
