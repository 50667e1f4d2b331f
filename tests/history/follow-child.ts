/** Follows a node into a database once it is told to, as a process that can be killed: `<url> <database>`. */
import { once } from 'node:events';
import { startHistory } from '../../tools/services/history/index.js';

const [url = '', database = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const history = await startHistory({
  url,
  database,
  onBlock: ({ number }) => process.stdout.write(`${number}\n`),
});
history.ended.catch((error: Error) => {
  process.stdout.write(`ended: ${error.message}\n`);
  process.exit(1);
});
