/** An integer that may be absent: `Option<Box<u64>>` is SCALE's `Option<u64>`. */
@final
export class Box<T> {
  constructor(readonly value: T) {}
}
