import type { Command } from 'commander';

export function addPage(program: Command): void {
  program
    .command('page')
    .summary('build the page that people see')
    .description(
      'Builds tools/page into build/page, files that any web server serves, and says how much of them a ' +
        'browser loads. npm start and grid history serve it; they build it themselves where it is out of date.',
    )
    .action(async () => {
      const { ensurePageBuilt, pageSizes } = await import('../compiler/page/index.js');
      const { ROOT } = await import('../support/root.js');
      const folder = await ensurePageBuilt({ root: ROOT });
      const { first, all, fonts } = pageSizes(folder);
      const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
      console.log(`${folder}`);
      console.log(
        `first ${kilobytes(first)}, all ${kilobytes(all)} after gzip; fonts ${kilobytes(fonts)}`,
      );
    });
}
