/** Questions over HTTP to a node that closes connections that rest. */
import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpTransport } from '../../tools/node/http-transport.js';

/** A server that closes the connection in place of an answer to the questions of these numbers, from 0. */
async function closing(...numbers: readonly number[]) {
  let asked = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (numbers.includes(asked++)) return void request.socket.destroy();
      const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: number };
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result: asked }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const transport = new HttpTransport(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { transport, stop: () => server.close() };
}

test('what crosses with the end of a connection is asked once more', async () => {
  const { transport, stop } = await closing(1);
  expect(await transport.send('x', [])).toBe(1);
  expect(await transport.send('x', [])).toBe(3);
  stop();
});

test('as many connections as rest may have been closed', async () => {
  const { transport, stop } = await closing(3, 4, 5);
  await Promise.all([1, 2, 3].map(() => transport.send('x', [])));
  expect(await transport.send('x', [])).toBe(7);
  stop();
});

test('a node that closes every connection does not answer', async () => {
  const { transport, stop } = await closing(...Array(40).keys());
  await expect(transport.send('x', [])).rejects.toThrow(/does not answer: other side closed/);
  stop();
});
