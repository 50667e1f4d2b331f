import { Storage } from "../../generated/system";
import { Writer } from "../../scale/writer";
import { append } from "../storage";

/** Adds an encoded DigestItem to the digest of the block being built. */
export function depositLog(item: Writer): void {
  append(Storage.digest.KEY, 32, item);
}
