/** What TypeScript and ESLint say of a project: of one program, and again only where it could be something else. */
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';
import { typedLint } from '../../tools/support/typed-lint.js';

/** What decides what is a fault. */
const INPUTS = ['tools/eslint.config.mjs', 'package-lock.json', 'tools/support/typed-lint.ts'];
const CONFIG = {
  compilerOptions: { strict: true, types: [], skipLibCheck: true, target: 'ES2022' },
};

mkdirSync(join(ROOT, 'build'), { recursive: true });
/** Below the folder of the packages, which the rules are imported from. */
const root = mkdtempSync(join(ROOT, 'build/typed-lint-'));
afterAll(() => rmSync(root, { recursive: true }));

beforeEach(() => {
  rmSync(root, { recursive: true });
  for (const file of INPUTS) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(root, file));
  }
  mkdirSync(join(root, 'own'));
  writeFileSync(join(root, 'own/tsconfig.json'), JSON.stringify(CONFIG));
  write('work', 'export function work(): void {}');
  write('user', "import { work } from './work.js';\nexport function use(): void {\n  work();\n}");
  write('other', 'export const two = 2;');
});

const write = (name: string, text: string): void =>
  writeFileSync(join(root, `own/${name}.ts`), `${text}\n`);

const lint = () => typedLint(root, 'own');

test('sources without faults are not asked about again', async () => {
  expect(await lint()).toEqual({ text: '', linted: 3 });
  expect(await lint()).toEqual({ text: '', linted: 0 });
  write('other', 'export const two = 1 + 1;');
  expect(await lint()).toEqual({ text: '', linted: 1 });
});

test('faults of types and of rules are named together, until they are mended', async () => {
  write('other', 'export const two: string = 2;\nexport let never: any;');
  for (let i = 0; i < 2; i++) {
    const { text } = await lint();
    expect(text).toContain("Type 'number' is not assignable to type 'string'");
    expect(text).toContain('@typescript-eslint/no-explicit-any');
    expect(text).toContain('✖ 1 problem');
  }
  write('other', 'export const two = 2;');
  expect(await lint()).toMatchObject({ text: '' });
});

test('a file that has not changed has faults once what it uses has', async () => {
  await lint();
  write('work', 'export async function work(): Promise<void> {}');
  const { text, linted } = await lint();
  expect(text).toContain('@typescript-eslint/no-floating-promises');
  expect(text).toContain('own/user.ts');
  expect(linted).toBe(2);
});

test('other rules ask about everything again', async () => {
  await lint();
  writeFileSync(
    join(root, 'tools/eslint.config.mjs'),
    `import rules from '${join(ROOT, 'tools/eslint.config.mjs')}';\nexport default rules;\n`,
  );
  expect(await lint()).toEqual({ text: '', linted: 3 });
});
