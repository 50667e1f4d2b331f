/** weights.ts of a pallet, from what a benchmark runner measured. */
import { Codec } from '../codegen/emit/codec.js';
import { importTable } from '../codegen/emit/source.js';
import type { BenchmarkDecl, Model, Pallet } from '../codegen/model.js';
import { snakeCase } from '../codegen/names.js';
import { isSetting, rootOf } from '../codegen/read-benchmarks.js';

/** A cost, or how it grows with a component. */
export interface Cost<T> {
  /** Picoseconds without the database. */
  refTime: T;
  /** Bytes. */
  proofSize: T;
  reads: T;
  writes: T;
}

export interface Measurement {
  /** As the runner knows it: `register_user`. */
  name: string;
  base: Cost<number>;
  /** Pairs of a component's letter and what one more of it costs. */
  slopes: Cost<[letter: string, slope: number][]>;
}

/** What `results.hbs` makes of the runner's analysis of one pallet. */
export interface Results {
  /** As the runner knows it: `grid_token`. */
  pallet: string;
  date: string;
  machine: string;
  steps: number;
  repeat: number;
  benchmarks: Measurement[];
}

/** The text of `weights.ts`, not yet formatted. @throws Error when a benchmark was not measured */
export function emitWeights(model: Model, pallet: Pallet, results: Results): string {
  const functions = pallet.benchmarks.map((decl) => {
    const measurement = results.benchmarks.find((m) => m.name === snakeCase(decl.name));
    if (!measurement) throw new Error(`${pallet.name}.${decl.name} was not measured`);
    return weightFunction(model, pallet, decl, measurement);
  });
  const { date, machine, steps, repeat } = results;
  return `/**
 * Measured by \`npm run weights\` on ${date}, ${machine}, ${steps} steps, ${repeat} repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
${imports(model, pallet, functions.join('\n'))}

${functions.join('\n')}`;
}

function weightFunction(
  model: Model,
  pallet: Pallet,
  decl: BenchmarkDecl,
  { base, slopes }: Measurement,
): string {
  const used = decl.components.filter((_, i) =>
    Object.values(slopes).some((list) => slopeOf(list, i) > 0),
  );
  const part = (cost: keyof Cost<number>): string => {
    const terms = decl.components.flatMap(({ name }, i) => {
      const slope = slopeOf(slopes[cost], i);
      if (slope === 1) return [name];
      return slope ? [`${digits(slope)} * ${name}`] : [];
    });
    if (base[cost] || !terms.length) terms.unshift(digits(base[cost]));
    return terms.join(' + ');
  };
  const ofArguments = used.filter(({ of }) => !isSetting(of));
  const roots = [...new Set(ofArguments.map(({ of }) => rootOf(of)))];
  const parameters = roots.map((root) => `${root}: ${typeOf(model, pallet, decl, root)}`);
  const locals = used
    .filter(({ name, of }) => name !== of)
    .map(({ name, of }) => `  const ${name}: u64 = ${of};\n`);
  return `export function ${decl.name}(${parameters.join(', ')}): Weight {
${locals.join('')}  return measured(${part('refTime')}, ${part('proofSize')}, ${part('reads')}, ${part('writes')});
}
`;
}

/** A step that is no call weighs by its values themselves. */
function typeOf(model: Model, pallet: Pallet, decl: BenchmarkDecl, argument: string): string {
  const call = pallet.calls.find((c) => c.name === decl.name);
  const field = call?.args.find((a) => a.name === argument);
  return field ? new Codec(model).asType(field.type) : 'u64';
}

/** Runners call the components a, b, c … in the order of their declaration. */
function slopeOf(list: [string, number][], component: number): number {
  const letter = String.fromCharCode('a'.charCodeAt(0) + component);
  return list.find(([name]) => name === letter)?.[1] ?? 0;
}

/** `6_418_734` */
function digits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
}

/** Import lines for the names that `code` uses. */
function imports(model: Model, pallet: Pallet, code: string): string {
  const table = new Map([...importTable(model, []), ['measured', 'runtime/support/weight-units']]);
  if (code.includes(' = parameters().')) table.set('parameters', `${pallet.home}/parameters`);
  const used = new Set(code.match(/[A-Za-z_]\w*/g) ?? []);
  const byModule = new Map<string, string[]>();
  for (const [name, module] of table) {
    if (!used.has(name)) continue;
    const from = relative(pallet, module);
    byModule.set(from, [...(byModule.get(from) ?? []), name].sort());
  }
  const order = [...byModule].sort(([a], [b]) => Number(a[1] === '/') - Number(b[1] === '/'));
  return order.map(([from, names]) => `import { ${names.join(', ')} } from "${from}";`).join('\n');
}

/** `module` as the pallet's own files import it. */
function relative(pallet: Pallet, module: string): string {
  if (module.startsWith(`${pallet.home}/`)) return module.replace(pallet.home, '.');
  const target = /^runtime\/(primitives\/|scale\/u128)/.test(module)
    ? 'runtime/primitives'
    : module;
  if (!pallet.home.startsWith('runtime/frame/')) return `../../${target}`;
  const inFrame = target.replace(/^runtime\/frame\//, '../');
  return inFrame === target ? target.replace(/^runtime\//, '../../') : inFrame;
}
