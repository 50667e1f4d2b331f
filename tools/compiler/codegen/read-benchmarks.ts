/** benchmarking.ts: what is measured, and what its cost grows with. */
import type { Member } from './source-file.js';
import { checkDecorators, checkNames } from './checks.js';
import type { PalletSources } from './files.js';
import type { BenchmarkDecl, Call, Component } from './model.js';
import type { Problems } from './problems.js';
import { hasDecorator } from './read-schema.js';

/** Letters that runners know components by. */
const MAX_COMPONENTS = 26;

/**
 * @param hooks names of the pallet's hooks
 * @param isTaken whether code takes that function of the pallet's weights.ts for a step of its own
 */
export function readBenchmarks(
  sources: PalletSources,
  calls: Call[],
  hooks: readonly string[],
  isTaken: (weight: string) => boolean,
  problems: Problems,
): BenchmarkDecl[] {
  const file = sources.benchmarking;
  if (!file) return [];
  const decl = file.classes.find((c) => hasDecorator(c, 'benchmarks'));
  if (!decl) {
    problems.add({ file: file.path, line: 1 }, 'no class is marked @benchmarks');
    return [];
  }
  checkDecorators(decl, ['benchmarks'], problems);
  const members = decl.members.filter((m) => m.parameters[0]?.type === 'Bench' && m.isStatic);
  checkNames('benchmark', members, problems);
  for (const member of members) {
    const { name, place } = member;
    if (calls.some((call) => call.name === name) || hooks.includes(name) || isTaken(name)) continue;
    const known = [...calls.map((call) => call.name), ...hooks].join(', ');
    problems.add(
      place,
      `benchmark ${name} measures nothing: no call or hook has its name (${known}), and nothing imports ` +
        `${name} from ${sources.home}/weights.ts as the weight of a step`,
    );
  }
  for (const { name, place } of calls) {
    if (members.some((member) => member.name === name)) continue;
    problems.add(
      place,
      `call ${name} has no benchmark; add to ${file.path}: static ${name}(bench: Bench): void { … }`,
    );
  }
  return members.map((member) => readBenchmark(member, calls, problems));
}

function readBenchmark(member: Member, calls: Call[], problems: Problems): BenchmarkDecl {
  checkDecorators(member, ['component'], problems);
  const values = member.parameters.slice(1);
  const components = member.decorators.map(({ args }, i) => ({
    name: values[i]?.name ?? '',
    of: String(args[0]),
    min: Number(args[1]),
    max: Number(args[2]),
  }));
  if (components.length !== values.length || components.length > MAX_COMPONENTS) {
    problems.add(
      member.place,
      `benchmark ${member.name} takes ${values.length} values and declares ${components.length} ` +
        'components; write one @component("of", min, max) for each',
    );
  }
  const call = calls.find((c) => c.name === member.name);
  const known = (call?.args ?? values).map((argument) => argument.name);
  for (const component of components) checkComponent(component, known, member, problems);
  return { name: member.name, components, place: member.place };
}

function checkComponent(
  { of, min, max }: Component,
  known: string[],
  member: Member,
  problems: Problems,
): void {
  if (!isSetting(of) && !known.includes(rootOf(of))) {
    problems.add(
      member.place,
      `component '${of}' of ${member.name} begins with no argument; known: ${known.join(', ')}`,
    );
  }
  if (Number.isInteger(min) && Number.isInteger(max) && min >= 0 && min < max && max < 2 ** 32)
    return;
  problems.add(member.place, `component '${of}' of ${member.name} needs a range of u32`);
}

/** Whether a component is a setting of the chain: a field of what `parameters()` of the pallet's parameters.ts returns. */
export function isSetting(of: string): boolean {
  return /^parameters\(\)\.\w+$/.test(of);
}

/** The argument that a component is about: `location` of `location.length`. */
export function rootOf(of: string): string {
  return /^\w+/.exec(of)?.[0] ?? '';
}
