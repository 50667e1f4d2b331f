import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

/** Folders with JavaScript of our own. */
const PLAIN = ['tools', 'tests', 'node-config', 'zombienet'];

export function addTypes(program: Command): void {
  program
    .command('types')
    .summary('check types and rules of TypeScript sources')
    .description(
      'Compiles a project without writing anything, and asks ESLint about its files with the types found: both of ' +
        'one program. What is well is remembered in build/lint until it, or what it uses, changes.',
    )
    .argument(
      '<projects...>',
      'folders with a tsconfig.json; - for sources in JavaScript, which have no types',
    )
    .action(async (projects: readonly string[]) => {
      const { plainLint, typedLint } = await import('../support/typed-lint.js');
      for (const project of projects) {
        const findings = project === '-' ? plainLint(ROOT, PLAIN) : typedLint(ROOT, project);
        const { text } = await findings;
        if (text === '') continue;
        console.error(text);
        process.exitCode = 1;
      }
    });
}
