/** Follows the node at `<url>` into the database that it is told, as a process that can be killed. */
import { once } from 'node:events';
import { startHistory } from '../../tools/services/history/index.js';

const [url = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
const [told] = (await once(process.stdin, 'data')) as [Buffer];
const history = await startHistory({
  url,
  database: told.toString(),
  onBlock: ({ number }) => process.stdout.write(`${number}\n`),
});
history.ended.catch((error: Error) => {
  process.stdout.write(`ended: ${error.message}\n`);
  process.exit(1);
});
