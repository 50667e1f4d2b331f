/** The whole vocabulary of declarations. asc ignores these words; `tools/compiler/codegen` reads them. */

/** On the class of calls in pallet.ts: the pallet's name in metadata and storage keys. */
declare function pallet(name: string): ClassDecorator;
/** On a static method of the pallet class: a dispatchable call, with its index for ever. */
declare function call(index: number): MethodDecorator;
/**
 * On a `@call`: who may make it. Roles of the enum `Role` (`"admin"`, `"marketMaker"`), `"any"` for whoever
 * holds one of those that runtime/chain/seams.ts counts among them, `"delegate"` for whoever acts for such an account,
 * `"root"` for what governance decides. Nobody else's transaction is looked at any further.
 */
declare function role(...roles: string[]): MethodDecorator;
/** On a `@call` of authorities or Root: dispatched in the operational class, which has room of its own. */
declare const operational: MethodDecorator;
/** On a `@call`: dispatched in the mandatory class (inherents). */
declare const mandatory: MethodDecorator;
/**
 * On a `@call` that sets other work going which has a weight of its own, such as another call: a function,
 * imported by pallet.ts, that takes the call's arguments and weighs that work. It is added to weights.ts.
 */
declare function innerWeight(of: Function): MethodDecorator;
/**
 * On a `@call` that governance may run: a function, imported by pallet.ts, that takes the call's arguments and
 * answers what is wrong with them. It changes nothing; a proposal that it refuses is not voted on.
 */
declare function precheck(by: Function): MethodDecorator;
/**
 * On a `@call` that makes the calls of one of its arguments, a `Call` or `Vec<Call>`, in the same extrinsic: each of them is
 * looked at as if it came by itself. `@innerWeight` adds what they weigh.
 */
declare const wrapper: MethodDecorator;
/**
 * On a `@call` that acts, and makes the calls in it, in the name of another account: a function, imported by pallet.ts,
 * that takes the account that makes it and its arguments, and answers that other account, or null where it may not. Its quota
 * pays.
 */
declare function inNameOf(of: Function): MethodDecorator;
/**
 * On a `@call`: the types of proxies, variants of the enum `ProxyType` (`"trading"`), that let a delegate make it. The variant
 * of number 0 lets every call be made.
 */
declare function proxy(...types: string[]): MethodDecorator;
/** On a static method of the pallet class: `onInitialize`, `onIdle`, `onFinalize`, `onRuntimeUpgrade`. */
declare const hook: MethodDecorator;
/**
 * On the class of storage items in the schema; `@storage(1)` gives the layout a version, which a migration
 * compares with the one in storage.
 */
declare const storage: ((version: number) => ClassDecorator) & ClassDecorator;
/** On a map: one hasher per key (`blake2_128_concat`, `twox_64_concat`, `identity`). */
declare function hasher(...names: string[]): PropertyDecorator;
/**
 * On a storage item: records that Root may mend by raw writes. All other storage, parameters above all, changes
 * only through calls that check it.
 */
declare const mendable: PropertyDecorator;
/**
 * On a storage item that calls have in common, whoever makes them: a block books each of its keys once, read and written, before any
 * call, and no call or hook books it again. Of a map it names a function of the pallet's hot.ts that lists the keys:
 * those that calls of the block which begins may touch.
 */
declare const hot: PropertyDecorator & ((keys: string) => PropertyDecorator);
/** On the class of events in the schema. */
declare const events: ClassDecorator;
/** On a static method of the events class: an event, with its index for ever. */
declare function event(index: number): MethodDecorator;
/** On the class of metadata constants in the schema. */
declare const constants: ClassDecorator;
/** On a class whose constructor parameters are its SCALE fields. */
declare const scale: ClassDecorator;
/**
 * On the class of a pallet's genesis configuration in the schema. Pallets are built in the order of
 * construct.ts; `@genesis("last")` comes after all others, whose storage it may look at. The pallet's function
 * `buildGenesis` gets the class; of a list `Items<T>`, of any length, `build<Name>` gets one item after the other.
 */
declare const genesis: ClassDecorator & ((when: "last") => ClassDecorator);
/** On a class of runtime API methods: trait name and version. */
declare function api(name: string, version: number): ClassDecorator;
/**
 * On the class of benchmarks in benchmarking.ts. Its static methods that take a `Bench` are benchmarks:
 * of the call or hook of their name, or of a step that a pallet's own code weighs.
 */
declare const benchmarks: ClassDecorator;
/**
 * On a benchmark, once for each parameter after the `Bench`, in their order: what the cost grows with.
 * `of` says it in terms of the call's arguments (`"location.length"`) or of the pallet's parameters
 * (`"parameters().quorum"`, from its parameters.ts), or is the parameter's own name where there is no call.
 */
declare function component(of: string, min: number, max: number): MethodDecorator;
/**
 * On a storage item: described in metadata, but its bytes are the framework's own business. The
 * generator writes no accessors, only the address of its 32-byte key, `Storage.<item>.key()`; its type
 * may be one that exists in metadata only.
 */
declare const raw: PropertyDecorator;

/** TypeScript's own names for decorators, which the AssemblyScript library leaves out. */
type ClassDecorator = (target: any) => void;
type MethodDecorator = (target: any, name: string | symbol) => void;
type PropertyDecorator = (target: any, name: string | symbol) => void;
