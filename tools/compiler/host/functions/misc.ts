/** The heap, logging, panics and the versions of other blobs. */

import { toHex } from '../bytes.js';
import { HostError, RuntimePanic, type Host, type LogLevel } from '../host.js';
import { fn, type HostFunctions } from './table.js';

const DEBUG: LogLevel = 3;

function log(host: Host, level: number, target: bigint, message: bigint): void {
  if (level < 0 || level > 4) throw new HostError(`no log level ${level}`);
  if (level >= host.surroundings.maxLogLevel) return;
  host.surroundings.logger(level as LogLevel, host.text(target), host.text(message));
}

function print(host: Host, text: string): void {
  if (host.surroundings.maxLogLevel > DEBUG) host.surroundings.logger(DEBUG, 'runtime', text);
}

export const MISC: HostFunctions = {
  ext_allocator_malloc_version_1: fn('i>i', (host, size: number) =>
    host.allocator.allocate(size >>> 0),
  ),
  ext_allocator_free_version_1: fn('i>', (host, ptr: number) =>
    host.allocator.deallocate(ptr >>> 0),
  ),
  ext_panic_handler_abort_on_panic_version_1: fn('I>', (host, message: bigint) => {
    throw new RuntimePanic(host.text(message));
  }),
  ext_logging_log_version_1: fn('iII>', log),
  ext_logging_max_level_version_1: fn('>i', (host) => host.surroundings.maxLogLevel),
  ext_misc_print_num_version_1: fn('I>', (host, value: bigint) =>
    print(host, BigInt.asUintN(64, value).toString()),
  ),
  ext_misc_print_utf8_version_1: fn('I>', (host, text: bigint) => print(host, host.text(text))),
  ext_misc_print_hex_version_1: fn('I>', (host, data: bigint) =>
    print(host, toHex(host.bytes(data))),
  ),
  ext_misc_runtime_version_version_1: fn('I>I', (host, blob: bigint) =>
    host.giveOption(host.surroundings.versionOf(host.copy(blob))),
  ),
};
