import type { Command } from 'commander';

export function addLicences(program: Command): void {
  program
    .command('licences')
    .summary('check the licences of all packages')
    .description(
      'Checks the licence that package-lock.json names for each package: what the page brings to people may be ' +
        'MIT, ISC, BSD or Apache-2.0 (fonts: OFL), what is only a tool may be MPL-2.0, GPL and a few others. ' +
        'Fails naming those that are neither. What the page contains is in its NOTICE.txt.',
    )
    .action(async () => {
      const { readFileSync } = await import('node:fs');
      const { join } = await import('node:path');
      const { ROOT } = await import('../support/root.js');
      const { linesOf, lockedPackages, unusable } = await import('../support/licences.js');
      const { ensurePageBuilt } = await import('../compiler/page/index.js');
      const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
        packages: Parameters<typeof lockedPackages>[0];
      };
      const flaws = unusable(lockedPackages(packages));
      if (flaws.length > 0) {
        throw new Error(`on no list of tools/support/licences.ts:\n${linesOf(flaws)}`);
      }
      // Building the page says which of them it contains.
      await ensurePageBuilt({ root: ROOT });
    });
}
