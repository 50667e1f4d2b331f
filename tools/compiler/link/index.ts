/**
 * The last step of a build: makes sure that nodes will load the module, and gives it what asc does not
 * know: the sections from which a node reads the runtime's version without running it.
 */
import type { Model } from '../codegen/model.js';
import { snakeCase } from '../codegen/names.js';
import { apiId, BENCHMARK_API, encodeRuntimeVersion } from '../metadata/runtime-version.js';
import { readModule } from '../wasm/module.js';
import {
  customSection,
  exportSection,
  memorySection,
  readCustom,
  SectionId,
  withConstant,
  withData,
  writeSections,
} from '../wasm/sections.js';
import { problemsOf } from './checks.js';
import { layOut, type Placement } from './placement.js';
import { SLOT_SECTION, slotContent, WITHOUT_SLOTS, withSlots } from './slots.js';

export type { Placement } from './placement.js';

/** Where the host's heap begins. */
const HEAP_BASE = '__heap_base';
/** Bytes of a page of memory as processors know it, and of one as Wasm counts them. */
const PAGE = 4096;
const WASM_PAGE = 65_536;

/** What runtime/benchmark.ts exports. */
const BENCHMARK_ENTRY_POINTS = ['Benchmark_benchmark_metadata', 'Benchmark_dispatch_benchmark'];

/** What runtime/fuzz.ts exports. */
const FUZZ_ENTRY_POINTS = ['Fuzz_decode', 'Fuzz_decoders'];

/** A module that nodes would not load or run; the message has a line for each reason. */
export class LinkError extends Error {
  override name = 'LinkError';

  constructor(readonly problems: readonly string[]) {
    super(problems.map((problem) => `the blob cannot run on a node: ${problem}`).join('\n'));
  }
}

/** What a blob has to offer and to say about itself. */
export interface Interface {
  /** Names of the functions that a node calls. */
  readonly entryPoints: readonly string[];
  /** SCALE RuntimeVersion without APIs. */
  readonly version: Uint8Array;
  /** 12 bytes for each API: its id and version. */
  readonly apis: Uint8Array;
  /** What the runtime finds in its memory behind the static data; default: nothing. */
  readonly placements?: readonly Placement[];
  /** Milliseconds of a slot; default: whatever the sources say, and no section that says so. */
  readonly slotDuration?: number;
  /** May import what only benchmark runners offer. */
  readonly benchmarks?: boolean;
}

export interface LinkOptions {
  /** Keep function names, for readable stack traces. */
  readonly names?: boolean;
}

/** @param placements what the runtime asks for by name */
export function interfaceOf(model: Model, placements: readonly Placement[] = []): Interface {
  return {
    placements,
    slotDuration: model.version.implVersion,
    entryPoints: model.apis.flatMap((api) =>
      api.methods.map((method) => `${api.name}_${snakeCase(method.name)}`),
    ),
    version: encodeRuntimeVersion({ ...model, apis: [] }),
    apis: new Uint8Array(Buffer.concat(model.apis.map(apiRecord))),
  };
}

function apiRecord({ name, version }: { name: string; version: number }): Uint8Array {
  const record = Buffer.alloc(12);
  record.set(apiId(name));
  record.writeUInt32LE(version, 8);
  return record;
}

/** The same, with the `Benchmark` runtime API and what it finds in memory. */
export function withBenchmarks(required: Interface, placements: readonly Placement[]): Interface {
  return {
    ...required,
    entryPoints: [...required.entryPoints, ...BENCHMARK_ENTRY_POINTS],
    apis: new Uint8Array(Buffer.concat([required.apis, apiRecord(BENCHMARK_API)])),
    placements: [...(required.placements ?? []), ...placements],
    benchmarks: true,
  };
}

/** The same with the exports of runtime/fuzz.ts, which no runtime API declares. */
export function withDecoders(required: Interface): Interface {
  return { ...required, entryPoints: [...required.entryPoints, ...FUZZ_ENTRY_POINTS] };
}

/**
 * @returns the finished blob
 * @throws LinkError with every reason why a node would refuse it; BlobError if it cannot even be read
 */
export function link(
  compiled: Uint8Array,
  { entryPoints, version, apis, placements = [], benchmarks = false, slotDuration }: Interface,
  { names = false }: LinkOptions = {},
): Uint8Array {
  const timed = slotDuration === undefined ? compiled : withSlots(compiled, slotDuration);
  const stripped = withoutHelpers(timed ?? compiled);
  const problems = problemsOf(readModule(stripped), entryPoints, benchmarks);
  if (!timed) problems.push(WITHOUT_SLOTS);
  if (problems.length > 0) throw new LinkError(problems);
  const kept = readModule(withPlacements(stripped, placements)).sections.filter(
    (section) => section.id !== SectionId.Custom || (names && readCustom(section).name === 'name'),
  );
  return writeSections([
    ...kept,
    customSection('runtime_version', version),
    customSection('runtime_apis', apis),
    ...(slotDuration === undefined ? [] : [customSection(SLOT_SECTION, slotContent(slotDuration))]),
  ]);
}

/**
 * Lays `placements` behind the static data and moves `__heap_base` up to the next page: the argument of a
 * call and the first memory that it takes lie on one page then, which holds no static data either. Short
 * calls take longest for the first touch of a page.
 */
function withPlacements(module: Uint8Array, placements: readonly Placement[]): Uint8Array {
  const { sections, exports, globals, memories } = readModule(module);
  const old = exports.find(({ name }) => name === HEAP_BASE);
  const base = globals[old?.index ?? 0]?.value ?? 0;
  const bytes = layOut(placements, base);
  const heap = Math.ceil((base + bytes.length) / PAGE) * PAGE;
  const pages = Math.max(memories[0]?.initial ?? 0, Math.ceil(heap / WASM_PAGE));
  const globalSection = sections.find(({ id }) => id === SectionId.Global);
  if (!globalSection) throw new Error('the module has no globals: asc always writes some');
  const changed = [
    memorySection(pages),
    withConstant(globalSection, heap),
    exportSection(exports.map((e) => (e === old ? { ...e, index: globals.length } : e))),
    withData(
      sections.find(({ id }) => id === SectionId.Data),
      base,
      bytes,
    ),
  ];
  const kept = sections.filter(({ id }) => changed.every((section) => section.id !== id));
  const known = [...kept, ...changed].filter(({ id }) => id !== SectionId.Custom);
  const custom = kept.filter(({ id }) => id === SectionId.Custom);
  return writeSections([...known.sort((a, b) => a.id - b.id), ...custom]);
}

/** asc exports the functions of its own runtime (`__new`, `__pin` …) for JavaScript hosts; ours have no use for them. */
function withoutHelpers(compiled: Uint8Array): Uint8Array {
  const { sections, exports } = readModule(compiled);
  const kept = exports.filter(({ name }) => !name.startsWith('__') || name === HEAP_BASE);
  return writeSections(
    sections.map((section) => (section.id === SectionId.Export ? exportSection(kept) : section)),
  );
}
