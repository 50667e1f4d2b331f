/** All host functions, by the names runtimes import them under. */

import { BENCHMARKING } from './benchmarking.js';
import { CRYPTO } from './crypto.js';
import { HASHING } from './hashing.js';
import { MISC } from './misc.js';
import { OFFCHAIN } from './offchain.js';
import { STORAGE } from './storage.js';
import type { HostFunctions } from './table.js';

export const HOST_FUNCTIONS: HostFunctions = {
  ...STORAGE,
  ...HASHING,
  ...CRYPTO,
  ...MISC,
  ...OFFCHAIN,
  ...BENCHMARKING,
};
