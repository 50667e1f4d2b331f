/**
 * Type words of declarations. The aliases mean something to asc as well; the classes are read by the
 * generator only and never exist at run time.
 */

/** A value that may be absent: `T | null`; integers are boxed, `Option<Box<u64>>`. */
export type Option<T> = T | null;

/** An unsigned integer that travels in SCALE's compact form. */
export type Compact<T> = T;

/** An unsigned integer with its highest byte first: as a key that is not hashed, it sorts by value. */
export type BigEndian<T> = T;

/** SCALE's `Vec<T>`. */
export type Vec<T> = Array<T>;

/**
 * A list of a genesis configuration that may be longer than memory has room for: where it begins in the JSON text, 0
 * without one. Each of its items goes to the pallet's `build…` function of that name by itself.
 */
export type Items<T> = usize;

/** A single storage value. */
export abstract class ValueOf<V> {}

/** A storage map from `K` to `V`. */
export abstract class MapOf<K, V> {}

/** A storage map from two keys to `V`. */
export abstract class DoubleMapOf<K1, K2, V> {}

/** A constant of type Balance; asc knows no u128 constants, so it has to fit 64 bits. */
export type BalanceConstant = u64;
