/** Whether a runtime declares what nodes ask of it: the list of APIs that its version carries. */
import { Bytes } from "../../scale/bytes";

/** Bytes of an entry: the BLAKE2b-64 of the API's name and its version. */
export const API_ENTRY_SIZE: u32 = 12;

/** Without these a node neither imports nor authors, finalises or syncs. The hashes are read as little-endian numbers. */
function requiredApis(): Array<u64> {
  return [
    0x9b60079968cb6adf, // Core
    0xe4f5917cfc97e337, // Metadata
    0x9a95f801d43afe40, // BlockBuilder
    0x158fd0ee9798bcd2, // TaggedTransactionQueue
    0xd46232c55c8d71dd, // AuraApi
    0xf5ed5eb2acc599ed, // GrandpaApi
    0x8beb1f2972053cab, // SessionKeys
  ];
}

/** Whether `entries`, one after the other, name all that a node needs. */
export function declaresRequiredApis(entries: Bytes): bool {
  if (entries.length % API_ENTRY_SIZE) return false;
  const required = requiredApis();
  for (let i = 0; i < required.length; i++) {
    if (!isListed(required[i], entries)) return false;
  }
  return true;
}

function isListed(api: u64, entries: Bytes): bool {
  for (let at: u32 = 0; at < entries.length; at += API_ENTRY_SIZE) {
    if (load<u64>(entries.ptr + at) == api) return true;
  }
  return false;
}
