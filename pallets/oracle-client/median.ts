/** The value that most observers can live with. */

/**
 * The median of `values`, which has at least one; of an even number the lower of the two in the
 * middle, so that it is always a value that somebody reported. Up to half of the values less one may
 * be anything at all and the result still lies between two of the others. Leaves `values` sorted.
 */
export function median(values: Array<u64>): u64 {
  // Insertion sort: there are at most sixteen.
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    let at = i;
    for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
    values[at] = value;
  }
  return values[(values.length - 1) >> 1];
}
