/**
 * Which room may import from which: the arrows of README.md, read by `npm run lint:imports`. A room may
 * import itself and what its row lists; whatever is in no row may be imported by nobody but itself.
 */

import { readdirSync } from 'node:fs';

/** Files that people bring. */
const FILES = ['readings', 'campusFile'];

/** Name of a room: its files (a regular expression), and the rooms that it may import. */
const ROOMS = {
  // The runtime, from the bottom up.
  host: ['^runtime/host/', []],
  scale: ['^runtime/scale/', ['host']],
  primitives: ['^runtime/primitives/', ['host', 'scale']],
  facts: ['^runtime/chain/(config|database-weights|version|construct)\\.ts$', []],
  support: ['^runtime/support/(?!benchmarking/)', ['host', 'scale', 'primitives', 'facts']],
  benchmarking: [
    '^runtime/support/benchmarking/',
    ['host', 'scale', 'primitives', 'facts', 'support', 'generated', 'frame', 'seams'],
  ],
  genesis: ['^runtime/genesis/', ['host', 'scale', 'primitives']],
  seams: [
    '^runtime/chain/(seams|delegates)\\.ts$',
    ['scale', 'primitives', 'facts', 'support', 'generated', 'frame', 'pallets'],
  ],
  frame: [
    '^runtime/frame/',
    ['host', 'scale', 'primitives', 'facts', 'support', 'benchmarking', 'generated', 'seams'],
  ],
  executive: [
    '^runtime/(executive/|benchmark\\.ts$)',
    [
      ...['host', 'scale', 'primitives', 'facts', 'support', 'benchmarking', 'generated', 'seams'],
      'frame',
    ],
  ],
  api: [
    '^runtime/(api/|index\\.ts$)',
    [
      ...['host', 'scale', 'primitives', 'facts', 'support', 'generated', 'seams', 'frame'],
      ...['executive', 'genesis'],
    ],
  ],
  // Written by codegen: it wires everything to everything.
  generated: ['^runtime/generated/', null],
  pallets: ['^pallets/', ['scale', 'primitives', 'support', 'benchmarking', 'generated', 'frame']],

  // The tools, floor by floor.
  tools: ['^tools/support/', ['units']],
  // What a browser runs as well.
  proofs: ['^tools/proofs/', []],
  client: ['^tools/client/', []],
  // Lengths of time, and the token.
  units: ['^node-config/(time|token)\\.ts$', []],
  files: ['^tools/support/(encoding|csv)\\.ts$', []],
  // What only a browser runs.
  page: ['^tools/page/', ['proofs', 'client', 'units', 'files']],
  config: ['^node-config/', ['tools']],
  // Files that people bring: what they say, before any chain is asked.
  readings: ['^tools/readings/', ['tools', 'units']],
  campusFile: ['^tools/campus-file/', ['tools', 'config', 'readings']],
  compiler: ['^tools/compiler/', ['tools', 'config']],
  node: ['^tools/node/', ['tools', 'config', 'compiler']],
  services: [
    '^tools/services/',
    ['tools', 'proofs', 'client', 'config', ...FILES, 'compiler', 'node'],
  ],
  operations: ['^tools/operations/', ['tools', 'config', ...FILES, 'compiler', 'node', 'services']],
  campus: [
    '^tools/campus/',
    ['tools', 'config', ...FILES, 'compiler', 'node', 'services', 'operations'],
  ],
  // Every job of people, from the command line.
  desk: [
    '^tools/desk/',
    ['tools', 'config', ...FILES, 'compiler', 'node', 'services', 'operations'],
  ],
  bench: [
    // Its modules in AssemblyScript are pieces of the runtime, measured on their own.
    '^tools/bench/(?!assembly/)',
    [
      ...['tools', 'proofs', 'config', ...FILES, 'compiler', 'node', 'services', 'operations'],
      'campus',
    ],
  ],
  commands: ['^tools/(commands/|cli\\.ts$)', null],
};

const arrows = Object.entries(ROOMS)
  .filter(([, [, may]]) => may !== null)
  .map(([name, [files, may]]) => ({
    name: `${name}-imports`,
    severity: 'error',
    comment: `${name} may import ${may.length ? may.join(', ') : 'nothing but itself'}; see tools/dependency-cruiser.mjs`,
    from: { path: files },
    to: {
      path: '^(runtime|pallets|tools|node-config|tests|zombienet)/',
      pathNot: [files, ...may.map((room) => ROOMS[room][0])],
    },
  }));

const PALLETS = readdirSync('pallets', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** What codegen writes of them. */
const OWN_FILES = PALLETS.map((name) => name.replaceAll('-', '_')).join('|');

/** Storage, events and errors of other pallets: benchmarks set their scene with them, nobody else. */
const ownStorageOnly = PALLETS.map((name) => ({
  name: `${name}-own-storage`,
  severity: 'error',
  comment: "a pallet reaches what is another one's through the functions that the other exports",
  from: { path: `^pallets/${name}/(?!benchmarking\\.ts$)` },
  to: {
    path: '^runtime/generated/',
    pathNot: `^runtime/generated/(types|${name.replaceAll('-', '_')})`,
  },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'seams-name-the-pallets',
      severity: 'error',
      comment:
        'runtime/chain/seams.ts is the one hand-written file of runtime/ that names an application pallet',
      from: { path: '^runtime/(?!generated/|chain/seams\\.ts$)' },
      to: { path: `^pallets/|^runtime/generated/(${OWN_FILES})(_calls)?\\.ts$` },
    },
    ...ownStorageOnly,
    {
      name: 'page-runs-in-a-browser',
      severity: 'error',
      comment: 'a browser has nothing of Node.js',
      from: { path: '^tools/page/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'files that import each other cannot be read one after the other',
      from: { path: '^(pallets|runtime/(?!generated/))' },
      to: { circular: true, viaOnly: { pathNot: '^runtime/generated/' } },
    },
    {
      name: 'found',
      severity: 'error',
      comment: 'the file that is imported does not exist',
      from: {},
      // better-sqlite3-13 is installed where Node.js is 22 or later.
      to: { couldNotResolve: true, pathNot: '^(assemblyscript|better-sqlite3-13)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
