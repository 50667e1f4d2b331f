/** Where declarations have their place: codegen looks for each word there, and would not see it elsewhere. */
import type { ClassDeclaration, SourceFile } from './source-file.js';
import type { PalletSources, Sources } from './files.js';
import type { Place } from './model.js';
import type { Problems } from './problems.js';
import { hasDecorator } from './read-schema.js';

type Room = 'schema' | 'pallet' | 'benchmarking' | 'api';

/** The file of a pallet in which a class may bear the word. */
const ROOMS: Record<string, Room> = {
  storage: 'schema',
  events: 'schema',
  constants: 'schema',
  genesis: 'schema',
  scale: 'schema',
  pallet: 'pallet',
  benchmarks: 'benchmarking',
  api: 'api',
};

/** The word of the class in which a member may bear the word. */
const OWNERS: Record<string, string> = {
  hasher: 'storage',
  raw: 'storage',
  mendable: 'storage',
  hot: 'storage',
  event: 'events',
  call: 'pallet',
  hook: 'pallet',
  role: 'pallet',
  operational: 'pallet',
  mandatory: 'pallet',
  innerWeight: 'pallet',
  precheck: 'pallet',
  wrapper: 'pallet',
  inNameOf: 'pallet',
  proxy: 'pallet',
  component: 'benchmarks',
};

/** Refuses declarations where nobody reads them, and a second one where only the first is read. */
export function checkHomes(
  sources: Sources,
  everything: readonly SourceFile[],
  problems: Problems,
): void {
  const rooms = roomsOf(sources);
  const read = everything.filter(
    ({ path }) => !sources.unconstructed.some((home) => path.startsWith(`${home}/`)),
  );
  for (const file of read) {
    for (const decl of file.classes) checkClass(decl, file, rooms, problems);
    const errors = file.enums.find(({ name }) => name === 'Errors');
    if (errors && rooms.get(file.path) !== 'schema')
      problems.add(errors.place, elsewhere('enum Errors', 'schema'));
  }
  for (const pallet of sources.pallets) checkSingle(pallet, problems);
}

function checkClass(
  decl: ClassDeclaration,
  { path }: SourceFile,
  rooms: ReadonlyMap<string, Room>,
  problems: Problems,
): void {
  for (const { name } of decl.decorators) {
    const room = ROOMS[name];
    if (room && rooms.get(path) !== room) problems.add(decl.place, elsewhere(`@${name}`, room));
  }
  for (const member of decl.members) {
    for (const { name } of member.decorators) {
      const owner = OWNERS[name];
      if (!owner || decl.decorators.some((d) => ROOMS[d.name])) continue;
      problems.add(
        member.place,
        `@${name} of ${member.name} says nothing here: it belongs into the class marked @${owner}`,
      );
    }
  }
}

function elsewhere(what: string, room: Room): string {
  const file =
    room === 'schema' ? 'schema.ts (or a file that schema/index.ts exports)' : `${room}.ts`;
  return `${what} says nothing here: it belongs into a pallet's ${file}`;
}

function roomsOf({ pallets, apis }: Sources): Map<string, Room> {
  const rooms = new Map<string, Room>(apis.map(({ path }) => [path, 'api']));
  for (const { schemaFiles, pallet, benchmarking, api } of pallets) {
    for (const path of schemaFiles) rooms.set(path, 'schema');
    rooms.set(pallet.path, 'pallet');
    if (benchmarking) rooms.set(benchmarking.path, 'benchmarking');
    if (api) rooms.set(api.path, 'api');
  }
  return rooms;
}

function checkSingle({ schema, pallet, benchmarking }: PalletSources, problems: Problems): void {
  const once = (what: string, all: readonly { place: Place }[] = []): void => {
    const [first, second] = all;
    if (!first || !second) return;
    const { file, line } = first.place;
    problems.add(second.place, `${what} is at ${file}:${line} already; a pallet has one of them`);
  };
  const marked = (source: SourceFile | null, word: string): ClassDeclaration[] | undefined =>
    source?.classes.filter((c) => hasDecorator(c, word));
  for (const word of ['storage', 'events', 'constants', 'genesis'])
    once(`@${word}`, marked(schema, word));
  once('@pallet', marked(pallet, 'pallet'));
  once('@benchmarks', marked(benchmarking, 'benchmarks'));
  once(
    'enum Errors',
    schema?.enums.filter(({ name }) => name === 'Errors'),
  );
}
