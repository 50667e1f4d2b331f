/** Lists of things that know when they are `equals`. */

export function contains<T>(list: Array<T>, item: T): bool {
  for (let i = 0; i < list.length; i++) {
    // @ts-ignore: asc looks for `equals` in T
    if (list[i].equals(item)) return true;
  }
  return false;
}

/** The rest of `list`, in its order. */
export function without<T>(list: Array<T>, item: T): Array<T> {
  const kept = new Array<T>();
  for (let i = 0; i < list.length; i++) {
    // @ts-ignore: asc looks for `equals` in T
    if (!list[i].equals(item)) kept.push(list[i]);
  }
  return kept;
}

/** Where an item first stands that is in the list before; -1 where all differ. */
export function indexOfRepeated<T>(list: Array<T>): i32 {
  for (let i = 1; i < list.length; i++) {
    for (let j = 0; j < i; j++) {
      // @ts-ignore: asc looks for `equals` in T
      if (list[i].equals(list[j])) return i;
    }
  }
  return -1;
}
