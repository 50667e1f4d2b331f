/** From sources to the Model, or to one error with a line for every problem. */
import type { ClassDeclaration, SourceFile } from './source-file.js';
import { needSentence } from './checks.js';
import { type PalletSources, type Sources, allSources, loadSources } from './files.js';
import type { GenesisField, Model, Pallet, Place } from './model.js';
import { checkHomes } from './homes.js';
import { Problems } from './problems.js';
import { readBenchmarks } from './read-benchmarks.js';
import { palletClass, readCalls, readHooks } from './read-pallet.js';
import { RoleWords } from './read-roles.js';
import {
  isBuiltLast,
  readConstants,
  readErrors,
  readEvents,
  readGenesis,
  readStorage,
  readStorageVersion,
} from './read-schema.js';
import { ProxyWords } from './read-wrappers.js';
import { checkSilence } from './silence.js';
import { checkStatics } from './statics.js';
import { TypeWords, split } from './type-words.js';
import { checkWording } from './wording.js';
import { readStructs, readTypes } from './read-types.js';
import { readApis } from './read-api.js';
import { readAnyRole, readConfig, readConstruct, readVersion } from './read-chain.js';

/** Names of functions that take what a genesis says. */
const BUILDER = /^build[A-Z]/;

/**
 * Reads every declaration below `root`.
 * @param slotDuration milliseconds between blocks, where they are not to be the default
 * @throws DeclarationError naming file, line and remedy of each problem.
 */
export function readModel(root: string, slotDuration?: number): Model {
  const problems = new Problems();
  const sources = loadSources(root);
  noteSyntaxErrors(sources, problems);
  const everything = allSources(root, ['runtime', 'pallets']);
  checkStatics(everything, problems);
  checkSilence(everything, problems);
  problems.throwIfAny();
  const config = readConfig(sources.config, slotDuration, problems);
  const types = readTypes(sources, problems);
  const words = new TypeWords(readAliases(sources), new Set(types.keys()), problems);
  readStructs(sources, words, types);
  const model: Model = {
    pallets: readPallets(sources, {
      words,
      roles: new RoleWords(types, readAnyRole(everything, types, problems), problems),
      proxies: new ProxyWords(types, problems),
      config,
      imported: importsOf(everything),
      problems,
    }),
    types,
    apis: readApis(sources, words, problems),
    version: readVersion(sources.version, config, problems),
    modules: readModules(sources),
    config,
  };
  checkHomes(sources, everything, problems);
  checkWording(model, problems);
  problems.throwIfAny();
  return model;
}

function importsOf(files: readonly SourceFile[]): Set<string> {
  const origins = files.flatMap((file) => [...file.origins.values()]);
  return new Set(origins.map(({ module, name }) => `${module}:${name}`));
}

function allFiles(sources: Sources): SourceFile[] {
  const ofPallets = sources.pallets.flatMap((p) => [
    p.schema,
    p.pallet,
    p.weights,
    p.api,
    p.benchmarking,
  ]);
  return [...ofPallets.filter((f) => f !== null), ...sources.apis, ...sources.primitives];
}

function noteSyntaxErrors(sources: Sources, problems: Problems): void {
  for (const file of [
    ...allFiles(sources),
    sources.construct,
    sources.version,
    ...sources.config,
  ]) {
    for (const { message, place } of file.errors) problems.add(place, `syntax: ${message}`);
  }
}

function readAliases(sources: Sources): Map<string, string> {
  return new Map(allFiles(sources).flatMap((file) => [...file.aliases]));
}

/** Where generated code finds the builtin classes. */
function readModules(sources: Sources): Map<string, string> {
  const modules = new Map([['Call', 'runtime/support/call']]);
  for (const { path, classes } of sources.primitives) {
    for (const { name } of classes) modules.set(name, path.replace(/\.ts$/, ''));
  }
  return modules;
}

/** What pallets are read with. */
interface Vocabulary {
  readonly words: TypeWords;
  readonly roles: RoleWords;
  readonly proxies: ProxyWords;
  readonly config: Map<string, bigint>;
  /** What is imported somewhere: `pallets/trading/weights:clearing`. */
  readonly imported: ReadonlySet<string>;
  readonly problems: Problems;
}

function readPallets(sources: Sources, vocabulary: Vocabulary): Pallet[] {
  const { problems } = vocabulary;
  const order = readConstruct(sources.construct, problems);
  const found = new Map<string, { sources: PalletSources; decl: ClassDeclaration }>();
  for (const pallet of sources.pallets) {
    const decl = palletClass(pallet);
    const name = decl?.decorators.find((d) => d.name === 'pallet')?.args[0];
    const place: Place = { file: pallet.pallet.path, line: 1 };
    if (!decl || typeof name !== 'string') {
      problems.add(place, 'no class is marked @pallet("Name")');
    } else if (!order.has(name)) {
      problems.add(
        place,
        `pallet ${name} is not in runtime/chain/construct.ts; add "${name}:<index>"`,
      );
    } else found.set(name, { sources: pallet, decl });
  }
  const pallets: Pallet[] = [];
  for (const [name, { index, place }] of order) {
    const pallet = found.get(name);
    if (pallet) pallets.push(readPallet(name, index, pallet, vocabulary));
    else
      problems.add(place, `pallet ${name} has no folder; known: ${[...found.keys()].join(', ')}`);
  }
  return pallets;
}

function readPallet(
  name: string,
  index: number,
  { sources, decl }: { sources: PalletSources; decl: ClassDeclaration },
  { words, roles, proxies, config, imported, problems }: Vocabulary,
): Pallet {
  const { schema, home } = sources;
  const genesis = readGenesis(schema, words, problems);
  checkBuilders(name, decl, genesis, problems);
  needSentence(`pallet ${name}`, decl, problems);
  const calls = readCalls(sources, decl, words, roles, proxies, problems);
  const hooks = readHooks(decl, problems);
  const isTaken = (weight: string): boolean => imported.has(`${home}/weights:${weight}`);
  return {
    name,
    className: decl.name,
    index,
    home,
    docs: decl.docs,
    storage: readStorage(sources, words, problems),
    storageVersion: readStorageVersion(schema, problems),
    calls,
    events: readEvents(schema, words, problems),
    errors: readErrors(schema, problems),
    constants: readConstants(schema, words, config, problems),
    genesis,
    isBuiltLast: isBuiltLast(schema, problems),
    hooks,
    benchmarks: readBenchmarks(sources, calls, hooks, isTaken, problems),
    place: decl.place,
  };
}

/** Refuses a pallet that does not take what its genesis says, or has a function for what that does not say. */
function checkBuilders(
  name: string,
  decl: ClassDeclaration,
  genesis: GenesisField[] | null,
  problems: Problems,
): void {
  const needed = new Map(
    buildersOf(genesis).map((text) => [text.slice(0, text.indexOf('(')), text]),
  );
  const known = new Set(decl.members.filter((m) => m.isStatic).map((m) => m.name));
  for (const [fn, builder] of needed) {
    if (known.has(fn)) continue;
    problems.add(decl.place, `${name} has a @genesis class; add static ${builder}: string | null`);
  }
  for (const member of decl.members) {
    if (!BUILDER.test(member.name) || needed.has(member.name)) continue;
    problems.add(
      member.place,
      `nothing calls ${member.name}: the @genesis class of ${name} has no such list of Items<T>`,
    );
  }
}

/** What a pallet has to have for its genesis: one function for each list of items, one for all other fields. */
function buildersOf(genesis: GenesisField[] | null): string[] {
  const fields = genesis ?? [];
  const ofItems = fields.flatMap(({ builder, typeName }) =>
    builder ? [`${builder}(item: ${split(typeName).args.join()})`] : [],
  );
  return fields.some((f) => !f.builder) ? ['buildGenesis(genesis: Genesis)', ...ofItems] : ofItems;
}
