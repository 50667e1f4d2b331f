/** The codec as a Wasm module of its own: each export takes a request and gives an answer. */
import "../../../runtime/host/panic";

export { __heap_base };
export { arithmetic, compactForm } from "./arithmetic";
export { read, write } from "./codec";
export { referenceRead, referenceWrite } from "./reference";
