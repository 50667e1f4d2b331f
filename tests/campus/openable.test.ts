/** Options of `npm start` that cannot be: said before anything is built or served. */
import { expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { requireOpenable } from '../../tools/campus/open-chain.js';
import { freePort } from '../../tools/node/port.js';

const NODE = 'ws://127.0.0.1:1';

test.each([
  [{ port: 8080 }, '--port and --page-port are both 8080'],
  [{ operators: 2, quorum: 3 }, '--quorum 3 is out of reach'],
  [{ url: NODE, node: true }, '--node is for a chain that is started here'],
  [{ url: NODE, port: 9944 }, '--port is for a chain that is started here'],
])('%j', async (options, problem) => {
  await expect(requireOpenable(options, 8080)).rejects.toThrow(problem);
});

test('a port that another program has', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  await expect(requireOpenable({ port }, 8080)).rejects.toThrow('is in use by another program');
  server.close();
});
