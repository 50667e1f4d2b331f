/** The link step refuses what nodes would, and says what to do. */
import { describe, expect, test } from '@jest/globals';
import { link, LinkError, type Interface } from '../../tools/compiler/link/index.js';
import { ExternalKind, MAGIC, SectionId } from '../../tools/compiler/wasm/sections.js';
import {
  ENTRY,
  HEAP_BASE_GLOBAL,
  LOG,
  MALLOC,
  nameSection,
  section,
  tinyRuntime,
  type Parts,
} from './tiny-runtime.js';

const INTERFACE: Interface = {
  entryPoints: ['Core_version'],
  version: Uint8Array.of(1, 2, 3),
  apis: new Uint8Array(12),
};
const F32 = 0x7d;
const I32 = 0x7f;
const { Function: FUNCTION, Global: GLOBAL, Table: TABLE } = ExternalKind;
const HEAP_BASE = ['__heap_base', GLOBAL, 0] as const;
const CORE_VERSION = ['Core_version', FUNCTION, 0] as const;

/** What the link step has against a runtime with these parts. */
function complaint(parts: Parts): string {
  try {
    link(tinyRuntime(parts), INTERFACE);
    return 'none';
  } catch (error) {
    if (error instanceof LinkError) expect(error.problems).toHaveLength(1);
    return (error as Error).message;
  }
}

test('a good module has nothing against it', () => expect(complaint({})).toBe('none'));

describe('the link step refuses', () => {
  test.each<[string, Parts, RegExp]>([
    [
      'a start section',
      { extra: [{ id: SectionId.Start, payload: Uint8Array.of(1) }], ...secondFunction() },
      /start section: some top-level variable is initialised with `new`/,
    ],
    [
      'an import of asc’s own abort',
      { imports: [['env', 'abort', FUNCTION, 0]], exports: shifted() },
      /imports env\.abort, .*asconfig\.json/,
    ],
    [
      'a host function that does not exist',
      { imports: [['env', 'ext_storage_get_version_9', FUNCTION, 0]], exports: shifted() },
      /imports env\.ext_storage_get_version_9, which nodes do not have: use one of/,
    ],
    [
      'a module that nodes do not have',
      { imports: [['wasi', 'ext_allocator_free_version_1', FUNCTION, 0]], exports: shifted() },
      /imports wasi\.ext_allocator_free_version_1/,
    ],
    [
      'a host function with another signature',
      {
        types: [MALLOC, LOG],
        imports: [['env', 'ext_allocator_malloc_version_1', FUNCTION, 2]],
        exports: shifted(),
      },
      /as \(i32, i64, i64\) -> nothing, nodes have \(i32\) -> i32: mend .*env\.ts/,
    ],
    [
      'an imported global',
      {
        imports: [['env', 'base', GLOBAL, I32, 0]],
        exports: [['__heap_base', GLOBAL, 0], CORE_VERSION],
      },
      /imports env\.base, which is no function/,
    ],
    [
      'an imported table',
      { imports: [['env', 'table', TABLE, 0x70, 0, 1]] },
      /imports env\.table, which is no function/,
    ],
    ['no memory', { memories: [], exportMemory: false }, /export its one memory/],
    ['a memory under no name', { exportMemory: false }, /export its one memory as `memory`/],
    ['a maximum of memory', { memories: [[1, 1, 9]] }, /declares a maximum.*maximumMemory/],
    ['no __heap_base', { exports: [CORE_VERSION] }, /export `__heap_base` as a constant i32/],
    [
      'a __heap_base that may change',
      { globals: [[I32, 1, ...HEAP_BASE_GLOBAL.slice(2)]], exports: [CORE_VERSION] },
      /export `__heap_base` as a constant i32/,
    ],
    [
      'a __heap_base beyond the memory',
      { memories: [[0, 0]] },
      /__heap_base 1024 lies beyond its 0 bytes of memory: raise initialMemory/,
    ],
    [
      'data above __heap_base',
      { extra: [section(SectionId.Data, [[0, 0x41, 0xff, 0x07, 0x0b, 2, 1, 1]])] },
      /its data ends at 1025, above __heap_base 1024/,
    ],
    [
      'a table too large',
      { tables: [[0x70, 0, 0x81, 0x40]] },
      /1 tables and 8193 elements; nodes take one of at most 8192/,
    ],
    [
      'an exported global that may change',
      {
        globals: [HEAP_BASE_GLOBAL, [I32, 1, 0x41, 0, 0x0b]],
        exports: [HEAP_BASE, CORE_VERSION, ['counter', GLOBAL, 1]],
      },
      /exports counter, a mutable global/,
    ],
    [
      'a missing entry point',
      { exports: [HEAP_BASE] },
      /entry point Core_version is missing: run `grid codegen`/,
    ],
    [
      'an entry point with another signature',
      { types: [[[I32], []]], type: 1, body: [0x0b] },
      /Core_version is \(i32\) -> nothing, nodes call \(i32, i32\) -> i64/,
    ],
    [
      'a function that no API declares',
      { exports: [HEAP_BASE, CORE_VERSION, ['helper', FUNCTION, 0]] },
      /exports helper, which no runtime API declares/,
    ],
    ['growing memory', { body: [0x41, 0, 0x40, 0, 0x1a, 0x42, 0, 0x0b] }, /grows the memory/],
  ])('%s', (_what, parts, expected) => expect(complaint(parts)).toMatch(expected));
});

describe('the link step refuses instructions of', () => {
  test.each<[string, number[], RegExp]>([
    ['sign extension', [0x42, 0, 0xc4, 0x0b], /function 0 uses opcode 0xc4 \(sign-extension\)/],
    ['bulk memory', [0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 10, 0, 0, 0x0b], /0xfc \(bulk-memory/],
    ['SIMD', [0xfd, 12, 0x0b], /0xfd \(simd\)/],
    ['threads', [0xfe, 3, 0, 0x0b], /0xfe \(threads\)/],
    ['reference types', [0xd0, 0x70, 0x1a, 0x42, 0, 0x0b], /0xd0 \(reference-types\)/],
    ['tail calls', [0x12, 0, 0x0b], /0x12 \(tail-calls\)/],
    ['exceptions', [0x06, 0x40, 0x0b, 0x0b], /0x6 \(exception-handling\)/],
    ['multiple values', [0x02, 0x00, 0x0b, 0x0b], /0x0 \(multi-value\)/],
  ])('%s', (_what, body, expected) => expect(complaint({ body })).toMatch(expected));

  test('any kind, naming the function where its name is known', () => {
    const parts = { body: [0x42, 0, 0xc4, 0x0b], extra: [nameSection(0, 'runtime/index/slow')] };
    expect(complaint(parts)).toMatch(/: runtime\/index\/slow uses opcode 0xc4/);
  });

  test('any kind, also in the types of locals', () => {
    expect(complaint({ locals: [1, 1, 0x7b] })).toMatch(/0x7b \(simd or reference-types\)/);
  });
});

describe('the link step cannot read', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['what is no module', Uint8Array.of(1, 2, 3, 4), /not a WebAssembly module/],
    ['half a module', tinyRuntime().subarray(0, 40), /ends early/],
    [
      'functions with two results',
      tinyRuntime({ types: [[[], [I32, I32]]] }),
      /returns 2 values; nodes take one at most/,
    ],
    [
      'a table of references',
      tinyRuntime({ tables: [[0x6f, 0, 1]] }),
      /a table holds something other than functions/,
    ],
    ['values of other types', tinyRuntime({ types: [[[0x7b], []]] }), /type 0x7b/],
    [
      'a DataCount section',
      tinyRuntime({ extra: [{ id: 12, payload: Uint8Array.of(1) }] }),
      /DataCount/,
    ],
    [
      'passive data',
      tinyRuntime({ extra: [section(SectionId.Data, [[1, 1, 7]])] }),
      /data segment is passive/,
    ],
    [
      'flagged elements',
      tinyRuntime({
        tables: [[0x70, 0, 1]],
        extra: [section(SectionId.Element, [[1, 0, 1, 0]])],
      }),
      /element segment is passive/,
    ],
    ['shared memory', tinyRuntime({ memories: [[3, 1, 1]] }), /shared/],
    [
      'a section twice',
      tinyRuntime({ extra: [section(SectionId.Memory, [[0, 1]])] }),
      /out of order or there twice/,
    ],
    ['numbers that are too long', withLongNumber(), /number of the module is too long/],
  ])('%s', (_what, module, expected) => {
    expect(() => link(module, INTERFACE)).toThrow(expected);
  });
});

test('all reasons come at once', () => {
  const module = tinyRuntime({ memories: [[1, 1, 9]], exports: [], types: [[[F32], []]] });
  expect(() => link(module, INTERFACE)).toThrow(LinkError);
  try {
    link(module, INTERFACE);
  } catch (error) {
    expect((error as LinkError).problems).toHaveLength(3);
  }
});

/** Exports of a module that imports one function. */
function shifted(): Parts['exports'] & object {
  return [HEAP_BASE, ['Core_version', FUNCTION, 1]];
}

/** A type for a start function; the one function keeps its own. */
function secondFunction(): Parts {
  return { types: [ENTRY] };
}

/** A module whose type section claims a count of six bytes. */
function withLongNumber(): Uint8Array {
  return Uint8Array.from([...MAGIC, 1, 6, 0x80, 0x80, 0x80, 0x80, 0x80, 0]);
}
