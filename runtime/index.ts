/**
 * The Wasm module's table of contents.
 *
 * A node calls a runtime API method as an export `<Trait>_<method>(ptr, len) -> len << 32 | ptr`; those
 * exports are written by codegen from the classes in `runtime/api` and the pallets' `api.ts`. Besides
 * them the module exports its memory and `__heap_base`, above which memory belongs to the host, and to the link step
 * `__slot_duration`.
 */
// @ts-ignore: asc's own
export { __heap_base };
export { SLOT_DURATION as __slot_duration } from "./frame/aura/slots";
export * from "./generated/apis";
