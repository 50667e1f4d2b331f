/**
 * What TypeScript and ESLint say of a project, of one program: reading the sources and finding out their types is most
 * of the work of either. Files that neither changed nor use what changed since they were well are not asked about again.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { replaceFile } from './files.js';

const RULES = 'tools/eslint.config.mjs';
/** What decides what is a fault, besides the sources and the project's settings. */
const INPUTS = [RULES, 'package-lock.json', 'tools/support/typed-lint.ts'];

type Builder = ts.EmitAndSemanticDiagnosticsBuilderProgram;

export interface Findings {
  /** Faults as people read them; empty where there are none. */
  readonly text: string;
  /** Files that ESLint was asked about. */
  readonly linted: number;
}

/**
 * @param root the repository's root folder
 * @param project the folder of a tsconfig.json, relative to the root
 */
export async function typedLint(root: string, project: string): Promise<Findings> {
  const memory = join(root, `build/lint/${project.replaceAll('/', '-')}.linted.tsbuildinfo`);
  forgetUnlessOf(memory, inputsOf(root));
  const builder = programOf(join(root, project, 'tsconfig.json'), memory);
  const faults = [
    ...builder.getConfigFileParsingDiagnostics(),
    ...builder.getOptionsDiagnostics(),
    ...builder.getGlobalDiagnostics(),
    ...builder.getSyntacticDiagnostics(),
  ];
  const affected = affectedBy(builder);
  faults.push(...builder.getSemanticDiagnostics());
  const files = builder.getProgram().getRootFileNames();
  const faulty = faultyFiles(memory);
  const linted = files.filter((file) => affected.has(file) || faulty.includes(file));
  const ruled = await ruleFaults(root, builder, linted);
  // Before the types: who is interrupted here asks about too many files next time.
  replaceFile(`${memory}.faulty`, JSON.stringify(ruled.files));
  builder.emit();
  return { text: typeFaults(root, faults) + ruled.text, linted: linted.length };
}

/** What ESLint says of files without types: configuration and scripts in JavaScript. */
export async function plainLint(root: string, folders: readonly string[]): Promise<Findings> {
  const options = { cwd: root, overrideConfigFile: RULES, errorOnUnmatchedPattern: false };
  const eslint = new ESLint(options);
  const results = await eslint.lintFiles(folders.map((folder) => `${folder}/**/*.{js,cjs,mjs}`));
  return { text: await formatted(eslint, results), linted: results.length };
}

function inputsOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of INPUTS) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Starts anew where `inputs` are others than those that `memory` is of. */
function forgetUnlessOf(memory: string, inputs: string): void {
  const mark = `${memory}.inputs`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === inputs) return;
  rmSync(memory, { force: true });
  replaceFile(mark, inputs);
}

/** Those of which ESLint had something to say the last time. */
function faultyFiles(memory: string): string[] {
  const file = `${memory}.faulty`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

function programOf(config: string, memory: string): Builder {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: refuse };
  const own = { noEmit: true, incremental: true, tsBuildInfoFile: memory };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, own, host);
  if (!parsed) throw new Error(`${config} cannot be read`);
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = parsed;
  return ts.createIncrementalProgram({ rootNames, options, configFileParsingDiagnostics });
}

function refuse(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

/** Files whose types may be others than when all was well. */
function affectedBy(builder: Builder): Set<string> {
  const files = new Set<string>();
  for (;;) {
    const next = builder.getSemanticDiagnosticsOfNextAffectedFile();
    if (!next) return files;
    const { affected } = next;
    const some = 'fileName' in affected ? [affected] : affected.getSourceFiles();
    for (const { fileName } of some) files.add(fileName);
  }
}

function typeFaults(root: string, faults: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnosticsWithColorAndContext(ts.sortAndDeduplicateDiagnostics(faults), {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
}

async function ruleFaults(
  root: string,
  builder: Builder,
  files: readonly string[],
): Promise<{ text: string; files: string[] }> {
  if (files.length === 0) return { text: '', files: [] };
  const parserOptions = { programs: [builder.getProgram()], projectService: false };
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: RULES,
    overrideConfig: { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parserOptions } },
    warnIgnored: false,
  });
  const results = await eslint.lintFiles(files.map((file) => relative(root, file)));
  const faulty = results.filter(({ messages }) => messages.length > 0);
  return { text: await formatted(eslint, results), files: faulty.map(({ filePath }) => filePath) };
}

async function formatted(eslint: ESLint, results: ESLint.LintResult[]): Promise<string> {
  return (await eslint.loadFormatter('stylish')).format(results);
}
