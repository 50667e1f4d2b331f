/** What asc knows and editors do not: for `tsc -p runtime` and `tsc -p pallets` only, asc reads no such file. */

/** runtime/host/memory.ts: bytes that are zero, 8-aligned, and stay for the whole call. */
declare function __alloc(size: usize): usize;
/** Defined in the target that has benchmarks. */
declare const BENCHMARKS: i32;
/** Defined in the target that fills released memory. */
declare const POISON: i32;
/** The bytes of a storage item that the framework writes itself; a type of metadata only. */
declare class EventRecord {}
/** On a class that nothing extends; here also on those with private constructors. */
declare function final(constructor: Function): void;
