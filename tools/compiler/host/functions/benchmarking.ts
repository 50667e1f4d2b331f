/** What benchmark runners have besides: they count for themselves here, so most of it has nothing to say. */

import { keyOf } from '../bytes.js';
import { HostError, type Host } from '../host.js';
import { ScaleReader } from '../scale.js';
import { fn, type HostFunction, type HostFunctions } from './table.js';

const NOTHING = fn('>', () => {});
const IGNORED = fn('I>', () => {});
/** Four u32: reads and writes, first and repeated. */
const COUNTS = 16;
const TIME = 16;

function always(answer: Uint8Array): HostFunction {
  return fn('>I', (host: Host) => host.giveFat(answer));
}

/** The tracked key begins with its bytes. */
function noteUncounted(host: Host, tracked: bigint): void {
  host.context.uncounted?.(keyOf(new ScaleReader(host.bytes(tracked)).byteString()));
}

function lookAtClock(host: Host): number {
  const { clock } = host.context;
  if (!clock) throw new HostError('this call is no benchmark');
  clock();
  return host.give(new Uint8Array(TIME));
}

export const BENCHMARKING: HostFunctions = {
  ext_benchmarking_current_time_version_1: fn('>i', lookAtClock),
  ext_benchmarking_commit_db_version_1: fn('>', (host: Host) => host.ext.commit()),
  // Whoever asks for one repetition throws the storage away itself.
  ext_benchmarking_wipe_db_version_1: NOTHING,
  ext_benchmarking_reset_read_write_count_version_1: NOTHING,
  ext_benchmarking_read_write_count_version_1: always(new Uint8Array(COUNTS)),
  ext_benchmarking_get_read_and_written_keys_version_1: always(new Uint8Array(1)),
  ext_benchmarking_set_whitelist_version_1: IGNORED,
  ext_benchmarking_add_to_whitelist_version_1: fn('I>', noteUncounted),
  ext_benchmarking_proof_size_version_1: always(new Uint8Array(1)),
};
