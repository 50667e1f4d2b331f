/** Rust's own types and the words that schemas use for plain ones. */
import type { Declaration } from '../notation.js';
import { variants, wrapper } from '../notation.js';

export const PRELUDE: Record<string, Declaration> = {
  Bytes: 'Vec<u8>',
  Text: 'str',
  Balance: 'u128',
  Unit: '()',
  'Option<T>': variants('Option', { None: [0], Some: [1, 'T'] }, { T: 'T' }),
  'Result<T, E>': variants('Result', { Ok: [0, 'T'], Err: [1, 'E'] }, { T: 'T', E: 'E' }),
  'BTreeMap<K, V>': wrapper('BTreeMap', 'Vec<(K, V)>', { K: 'K', V: 'V' }),
  'Cow<T>': wrapper('Cow', 'T', { T: 'T' }),
};
