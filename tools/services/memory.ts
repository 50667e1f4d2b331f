/** How much memory a service takes beside what it uses. */
import { setFlagsFromString } from 'node:v8';

/** By default V8 lets garbage pile up to several times what is in use; a service waits most of the time. */
export function keepLittleGarbage(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
