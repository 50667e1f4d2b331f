/** The primitives as a Wasm module of their own: each export takes a request and gives an answer. */
import "../../../runtime/host/panic";

export { __heap_base };
export * from "./parts";
export * from "./round-trip";
export * from "./verdicts";
