/** What `runtime/chain` says: pallets in their order, numbers, version, roles. */
import type { SourceFile } from './source-file.js';
import { evaluate } from './checks.js';
import type { Model, Place, RuntimeVersion } from './model.js';
import type { Problems } from './problems.js';
import { roleNumbers } from './read-roles.js';

/** Where the chain says which roles `"any"` stands for, and by what name. */
const SEAMS = 'runtime/chain/seams.ts';
const ANY_ROLE = 'ANY_ROLE';

/** What a build may set. */
const SLOT_DURATION = 'DEFAULT_SLOT_DURATION';

export function readAnyRole(
  files: readonly SourceFile[],
  types: Model['types'],
  problems: Problems,
): number {
  const seams = files.find(({ path }) => path === SEAMS);
  const declared = seams?.constants.find(({ name }) => name === ANY_ROLE);
  const place = declared?.place ?? { file: SEAMS, line: 1 };
  if (!declared)
    problems.add(place, `${ANY_ROLE} is missing: the roles that @role("any") stands for`);
  return Number(evaluate(declared?.initializer ?? '0', roleNumbers(types), place, problems));
}

export function readConfig(
  sources: SourceFile[],
  slotDuration: number | undefined,
  problems: Problems,
): Map<string, bigint> {
  const config = new Map<string, bigint>();
  for (const { name, initializer, place } of sources.flatMap(({ constants }) => constants)) {
    const isGiven = name === SLOT_DURATION && slotDuration !== undefined;
    const value = isGiven ? BigInt(slotDuration) : evaluate(initializer, config, place, problems);
    config.set(name, value);
  }
  return config;
}

export function readConstruct(
  source: SourceFile,
  problems: Problems,
): Map<string, { index: number; place: Place }> {
  const list = source.constants.find((c) => c.name === 'PALLETS');
  const order = new Map<string, { index: number; place: Place }>();
  const place = list?.place ?? { file: source.path, line: 1 };
  for (const [, name = '', digits = ''] of list?.initializer.matchAll(/"(\w+):(\d+)"/g) ?? []) {
    const index = Number(digits);
    const clash = [...order].find(([other, entry]) => other === name || entry.index === index);
    if (clash || index > 255) {
      problems.add(place, `"${name}:${digits}" clashes with ${clash?.[0] ?? 'the limit of 255'}`);
    }
    order.set(name, { index, place });
  }
  if (!order.size) problems.add(place, 'PALLETS has to list "Name:index" strings');
  return order;
}

export function readVersion(
  source: SourceFile,
  config: Map<string, bigint>,
  problems: Problems,
): RuntimeVersion {
  const text = (name: string): string => {
    const found = source.constants.find((c) => c.name === name);
    if (!found) problems.add({ file: source.path, line: 1 }, `${name} is missing`);
    return (found?.initializer ?? '0').replaceAll('"', '');
  };
  return {
    specName: text('SPEC_NAME'),
    implName: text('IMPL_NAME'),
    authoringVersion: Number(text('AUTHORING_VERSION')),
    specVersion: Number(text('SPEC_VERSION')),
    implVersion: Number(config.get(SLOT_DURATION)),
    transactionVersion: Number(text('TRANSACTION_VERSION')),
    systemVersion: Number(text('SYSTEM_VERSION')),
  };
}
