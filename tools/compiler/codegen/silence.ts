/** What an author can write that compiles, runs, and does not do what it says. */
import type { SourceFile } from './source-file.js';
import type { Problems } from './problems.js';

const RESULT = /^(DispatchResult|DispatchError \| null)$/;
/** Every function of this namespace, which codegen writes, makes an error. */
const ERRORS = 'Errors';

/** Where what the chain means is written. */
const PALLETS = 'pallets/';

/** Refuses `throw`, traps, and results of calls that nobody looks at. */
export function checkSilence(sources: readonly SourceFile[], problems: Problems): void {
  const results = new Results(sources);
  for (const file of sources) {
    for (const place of file.throws) {
      problems.add(
        place,
        'throw ends the block with all that is in it; return an error that the pallet declares: ' +
          'return Errors.ItsName()',
      );
    }
    for (const { callee, place } of file.path.startsWith(PALLETS) ? file.traps : []) {
      problems.add(
        place,
        `${callee}(…) ends the block with all that is in it, and only the framework may say that a block must ` +
          'not exist; return an error that the pallet declares: return Errors.ItsName()',
      );
    }
    for (const { callee, place } of file.dropped) {
      if (!results.isResult(file, callee)) continue;
      problems.add(
        place,
        `the result of ${callee}(…) is dropped, so that its error would pass for success; return it, ` +
          'or test it: const refusal = …; if (refusal) return refusal;',
      );
    }
  }
}

/** Which functions return a `DispatchResult`. */
class Results {
  private readonly files: Map<string, SourceFile>;
  /** Names of methods that return a result wherever they are declared. */
  private readonly methods: Set<string>;

  constructor(sources: readonly SourceFile[]) {
    this.files = new Map(sources.map((file) => [file.path, file]));
    const members = sources.flatMap(({ classes }) => classes.flatMap((c) => c.members));
    const byType = (isResult: boolean) =>
      members.filter((m) => m.kind === 'method' && RESULT.test(m.type) === isResult);
    const others = new Set(byType(false).map(({ name }) => name));
    this.methods = new Set(
      byType(true)
        .map(({ name }) => name)
        .filter((name) => !others.has(name)),
    );
  }

  /** @param callee as written in `file`: `move`, `Errors.NotFound`, `GridToken.transfer`, `call.dispatch` */
  isResult(file: SourceFile, callee: string): boolean {
    const [name = '', member, ...more] = callee.split('.');
    if (member === undefined) return this.isFunction(file, name, 0);
    if (more.length) return this.methods.has(more.at(-1) ?? '');
    if (name === ERRORS) return true;
    const all = file.origins.get(name);
    if (all?.name === '*') {
      const module = this.fileOf(all.module);
      return module ? this.isFunction(module, member, 0) : false;
    }
    const owner = this.classOf(file, name, 0);
    const declared = owner?.members.find((m) => m.name === member);
    return declared ? RESULT.test(declared.type) : this.methods.has(member);
  }

  private isFunction(file: SourceFile, name: string, depth: number): boolean {
    const own = file.functions.find((f) => f.name === name);
    if (own) return RESULT.test(own.returnType);
    const next = this.behind(file, name, depth);
    return next ? this.isFunction(next.file, next.name, depth + 1) : false;
  }

  private classOf(
    file: SourceFile,
    name: string,
    depth: number,
  ): SourceFile['classes'][number] | undefined {
    const own = file.classes.find((c) => c.name === name);
    if (own) return own;
    const next = this.behind(file, name, depth);
    return next ? this.classOf(next.file, next.name, depth + 1) : undefined;
  }

  private fileOf(module: string): SourceFile | undefined {
    return this.files.get(`${module}.ts`) ?? this.files.get(`${module}/index.ts`);
  }

  /** Where a name that `file` imports or hands on comes from. */
  private behind(
    file: SourceFile,
    name: string,
    depth: number,
  ): { file: SourceFile; name: string } | null {
    const from = file.origins.get(name);
    if (!from || depth > 8) return null;
    const next = this.fileOf(from.module);
    return next ? { file: next, name: from.name } : null;
  }
}
