/** What the link step adds and takes away. */
import { describe, expect, test } from '@jest/globals';
import { embeddedVersion } from '../../tools/compiler/host/runtime-version.js';
import { HOST_FUNCTIONS as OURS } from '../../tools/compiler/host/functions/index.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { HOST_FUNCTIONS } from '../../tools/compiler/link/host-functions.js';
import { interfaceOf, link } from '../../tools/compiler/link/index.js';
import { Group } from '../../tools/compiler/link/placement.js';
import { describeBlob } from '../../tools/compiler/link/report.js';
import { ROOT } from '../../tools/support/root.js';
import { readModule } from '../../tools/compiler/wasm/module.js';
import { customSection, ExternalKind, findCustom } from '../../tools/compiler/wasm/sections.js';
import { nameSection, tinyRuntime } from './tiny-runtime.js';

const INTERFACE = {
  entryPoints: ['Core_version'],
  version: Uint8Array.of(7),
  apis: Uint8Array.of(9),
};

describe('a linked module', () => {
  const module = tinyRuntime({
    exports: [
      ['__heap_base', ExternalKind.Global, 0],
      ['Core_version', ExternalKind.Function, 0],
      ['__new', ExternalKind.Function, 0],
      ['__pin', ExternalKind.Function, 0],
    ],
    extra: [nameSection(0, 'version'), customSection('sourceMappingURL', Uint8Array.of(1))],
  });

  test('has no exports of asc’s runtime', () => {
    const names = readModule(link(module, INTERFACE)).exports.map(({ name }) => name);
    expect(names).toEqual(['memory', '__heap_base', 'Core_version']);
  });

  test('carries the version sections and no other custom ones', () => {
    const linked = link(module, INTERFACE);
    expect(findCustom(linked, 'runtime_version')).toEqual(INTERFACE.version);
    expect(findCustom(linked, 'runtime_apis')).toEqual(INTERFACE.apis);
    expect(findCustom(linked, 'name')).toBeNull();
    expect(findCustom(linked, 'sourceMappingURL')).toBeNull();
  });

  test('begins the heap on a page of memory behind its data', () => {
    const { exports, globals } = readModule(link(module, INTERFACE));
    const base = exports.find(({ name }) => name === '__heap_base')!;
    expect(globals[base.index]).toEqual({ type: 'i', mutable: false, value: 4096 });
  });

  test('keeps function names if asked to', () => {
    const linked = link(module, INTERFACE, { names: true });
    expect(readModule(linked).names.get(0)).toBe('version');
  });

  test('is still a module to other readers, with the same function', () => {
    const linked = link(module, INTERFACE);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(linked as BufferSource));
    expect((exports['Core_version'] as (a: number, b: number) => bigint)(0, 0)).toBe(0n);
    expect(describeBlob(linked)).toContain('Core_version');
  });
});

describe('placements', () => {
  const shared = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
  const one = { group: Group.Preset, name: Uint8Array.of(1), parts: [Uint8Array.of(7, 8), shared] };
  const two = { group: Group.Metadata, name: Uint8Array.of(2), parts: [shared] };
  const linked = link(tinyRuntime(), { ...INTERFACE, placements: [one, two] });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(linked as BufferSource));
  const memory = new Uint8Array((exports['memory'] as WebAssembly.Memory).buffer);
  const word = (address: number): number => Buffer.from(memory).readUInt32LE(address);
  /** The records as runtime/support/placed.ts walks them, from where the static data of the module ends. */
  const records = Array.from({ length: word(1024 + 4) }, (_, i) => {
    const [group, name, nameLength, part, length] = [0, 4, 8, 12, 16].map((field) =>
      word(1024 + 8 + 20 * i + field),
    ) as [number, number, number, number, number];
    return {
      group,
      name: memory.slice(name, name + nameLength),
      at: part,
      part: memory.slice(part, part + length),
    };
  });

  test('lie behind the static data, with their group and name', () => {
    expect(word(1024)).toBe(0x63616c70);
    expect(records.map(({ group, name, part }) => ({ group, name, part }))).toEqual([
      { group: Group.Preset, name: one.name, part: one.parts[0] },
      { group: Group.Preset, name: one.name, part: shared },
      { group: Group.Metadata, name: two.name, part: shared },
    ]);
  });

  test('share what they have in common', () => {
    expect(records[1]?.at).toBe(records[2]?.at);
  });

  test('have the heap behind them, within a memory that is large enough', () => {
    const { value } = exports['__heap_base'] as WebAssembly.Global<'i32'>;
    const ends = records.map(({ at, part }) => at + part.length);
    expect(value).toBeGreaterThanOrEqual(Math.max(...ends));
    expect(value % 4096).toBe(0);
    expect(value).toBeLessThanOrEqual(memory.length);
  });
});

describe('the interface of the declarations', () => {
  const { entryPoints, version, apis } = interfaceOf(readModel(ROOT));

  test('names the methods of every runtime API', () => {
    expect(entryPoints).toEqual(
      expect.arrayContaining([
        'Core_initialize_block',
        'BlockBuilder_apply_extrinsic',
        'TaggedTransactionQueue_validate_transaction',
        'GenesisBuilder_build_state',
      ]),
    );
  });

  test('reads as a node reads it', () => {
    const linked = link(tinyRuntime(), { entryPoints: ['Core_version'], version, apis });
    const read = embeddedVersion(linked);
    expect(read).toMatchObject({ specName: 'campus-grid', systemVersion: 1 });
    expect(read?.apis).toContainEqual({ id: 'df6acb689907609b', version: 5 });
    // The list of APIs has a section of its own; here it has to be empty.
    expect(version.at(-6)).toBe(0);
  });
});

test('the in-process host has the signatures that nodes have', () => {
  const known = Object.entries(OURS).filter(([name]) => name in HOST_FUNCTIONS);
  expect(known.length).toBeGreaterThan(40);
  for (const [name, { signature }] of known) {
    expect([name, signature]).toEqual([name, HOST_FUNCTIONS[name]]);
  }
});
