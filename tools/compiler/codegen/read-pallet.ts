/** pallet.ts and weights.ts: calls and hooks. */
import type { ClassDeclaration, Member } from './source-file.js';
import { checkDecorators, checkIndex, checkNames, needSentence } from './checks.js';
import type { PalletSources } from './files.js';
import type { Call, FunctionRef, HookName } from './model.js';
import type { Problems } from './problems.js';
import { type ProxyWords, readInner } from './read-wrappers.js';
import { type RoleWords, withRoles } from './read-roles.js';
import { hasDecorator, readFields } from './read-schema.js';
import type { TypeWords } from './type-words.js';

const HOOKS: HookName[] = ['onInitialize', 'onFinalize', 'onIdle', 'onRuntimeUpgrade'];
const RESERVED = 'origin';

export function palletClass(sources: PalletSources): ClassDeclaration | undefined {
  return sources.pallet.classes.find((c) => hasDecorator(c, 'pallet'));
}

export function readHooks(decl: ClassDeclaration, problems: Problems): HookName[] {
  const members = decl.members.filter((m) => hasDecorator(m, 'hook'));
  for (const member of members) {
    checkDecorators(member, ['hook'], problems);
    if (!HOOKS.includes(member.name as HookName)) {
      problems.add(member.place, `unknown hook ${member.name}; write one of ${HOOKS.join(', ')}`);
    }
  }
  return members.map((m) => m.name as HookName);
}

export function readCalls(
  sources: PalletSources,
  decl: ClassDeclaration,
  words: TypeWords,
  roleWords: RoleWords,
  proxyWords: ProxyWords,
  problems: Problems,
): Call[] {
  const seen = new Map<number, string>();
  const members = decl.members.filter((m) => hasDecorator(m, 'call'));
  const others = decl.members.filter((m) => !members.includes(m) && !hasDecorator(m, 'hook'));
  for (const other of others) {
    // What has none of these words is a plain function; a misspelt one may have been meant as any.
    checkDecorators(other, ['call', 'hook', 'inline'], problems);
    if (HOOKS.includes(other.name as HookName)) {
      problems.add(
        other.place,
        `${other.name} is the name of a hook, and nothing runs it: add @hook`,
      );
    }
  }
  checkNames('call', members, problems);
  return members.map((member) => {
    const index = Number(member.decorators.find((d) => d.name === 'call')?.args[0]);
    checkCall(member, index, seen, problems);
    const roles = roleWords.read(member, problems);
    const args = readFields(member.parameters.slice(1), words, member.place);
    return {
      name: member.name,
      index,
      args,
      class: classOf(member),
      roles,
      summary: member.docs[0] ?? '',
      docs: withRoles(member.docs, roles),
      place: member.place,
      weightArgs: readWeightArgs(sources, member, problems),
      innerWeight: readFunction('innerWeight', sources, member, problems),
      precheck: readFunction('precheck', sources, member, problems),
      inner: readInner(member, args, problems),
      actor: readFunction('inNameOf', sources, member, problems),
      proxies: proxyWords.read(member, problems),
    };
  });
}

function checkCall(
  member: Member,
  index: number,
  seen: Map<number, string>,
  problems: Problems,
): void {
  const words = [
    ...['call', 'role', 'operational', 'mandatory', 'innerWeight', 'precheck', 'inline'],
    ...['wrapper', 'inNameOf', 'proxy'],
  ];
  checkDecorators(member, words, problems);
  needSentence(`call ${member.name}`, member, problems);
  checkIndex('call', member, index, seen, (free) => `@call(${free})`, problems);
  if (!member.isStatic) problems.add(member.place, `call ${member.name} has to be static`);
  const first = member.parameters[0];
  if (first?.name !== RESERVED || first.type !== 'Origin') {
    problems.add(member.place, `call ${member.name} has to begin with (origin: Origin`);
  }
  if (member.type !== 'DispatchResult') {
    problems.add(member.place, `call ${member.name} has to return DispatchResult`);
  }
}

function classOf(member: Member): Call['class'] {
  if (hasDecorator(member, 'mandatory')) return 'mandatory';
  return hasDecorator(member, 'operational') ? 'operational' : 'normal';
}

function readWeightArgs(sources: PalletSources, call: Member, problems: Problems): string[] {
  const weight = sources.weights?.functions.find((f) => f.name === call.name);
  const file = `${sources.home}/weights.ts`;
  if (!weight) {
    problems.add(
      call.place,
      `call ${call.name} has no weight; add to ${file}: export function ${call.name}(): Weight { … }`,
    );
    return [];
  }
  const names = call.parameters.map((p) => p.name);
  for (const name of weight.parameters) {
    if (names.includes(name) && name !== RESERVED) continue;
    problems.add(
      weight.place,
      `weight ${call.name} takes '${name}', which is no argument of the call (${names.slice(1).join(', ')})`,
    );
  }
  return weight.parameters;
}

/** The function that the word names, which pallet.ts imports. */
function readFunction(
  word: string,
  sources: PalletSources,
  call: Member,
  problems: Problems,
): FunctionRef | null {
  const decorator = call.decorators.find((d) => d.name === word);
  if (!decorator) return null;
  const name = String(decorator.args[0] ?? '');
  const module = sources.pallet.imports.get(name);
  if (module) return { name, module };
  problems.add(
    call.place,
    `@${word} of ${call.name} needs a function that ${sources.home}/pallet.ts imports, not '${name}'`,
  );
  return null;
}
