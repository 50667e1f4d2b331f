import { beforeAll, describe, expect, test } from '@jest/globals';
import { compress, init as initZstd } from '@bokuweb/zstd-wasm';
import { concat, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { compile, compileProbe } from './fixtures.js';

const NONE = new Uint8Array(0);

let blob: Uint8Array;

beforeAll(async () => {
  await Promise.all([ready(), initZstd()]);
  blob = await compileProbe();
});

describe('a blob', () => {
  const EMPTY_MEMORY = 'export { __heap_base }; memory.data(8);';

  test('may come compressed', () => {
    const prefix = Uint8Array.of(0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05);
    const packed = concat(prefix, compress(blob, 3));
    expect(packed.length).toBeLessThan(blob.length);
    expect(toHex(new Executor(packed).code)).toBe(toHex(blob));
  });

  test.each([
    [
      'an import nobody has',
      `@external("env", "ext_sun_shine_version_1") declare function f(): void;
       export function g(): void { f(); }`,
      'ext_sun_shine_version_1, which this host does not have',
    ],
    [
      'an import of another shape',
      `@external("env", "ext_storage_root_version_2") declare function f(): u64;
       export function g(): void { f(); }`,
      'ext_storage_root_version_2 is i>I, the blob imports >I',
    ],
    [
      'an import of another module',
      `@external("sun", "shine") declare function f(): void; export function g(): void { f(); }`,
      'import sun.shine is not of module env',
    ],
    ['a start section', 'export let a = new Array<i32>();', 'start section'],
  ])('with %s is refused', async (_name, source, reason) => {
    const module = await compile(`${EMPTY_MEMORY}\n${source}`);
    expect(() => new Executor(module)).toThrow(reason);
  });

  test('that is no module is refused', () => {
    expect(() => new Executor(utf8('no wasm at all'))).toThrow('not a WebAssembly module');
  });

  test('without __heap_base cannot be called', async () => {
    const module = await compile('export function F_f(p: usize, n: usize): u64 { return 0; }');
    const call = (): unknown => new Executor(module).call('F_f', NONE, new Externalities());
    expect(call).toThrow('does not export __heap_base');
  });
});
