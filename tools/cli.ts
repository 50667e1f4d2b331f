/** `grid <command>`: the commands are in `commands/`. */
import { runGrid } from './commands/index.js';

// Whoever reads the output may have read enough: `| head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
});

await runGrid(process.argv.slice(2));
