import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectNode } from '../../tools/campus/node-chain.js';
import { startNode } from '../../tools/node/process.js';
import { answers, HOST, requireFreePort } from '../../tools/node/port.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** An executable that runs `source`, in which `port` is what a node would listen on. */
async function program(name: string, source: string): Promise<string> {
  const file = join(folder, name);
  const port = `Number(process.argv[process.argv.indexOf('--rpc-port') + 1])`;
  const text = `#!${process.execPath}\nconst port = ${port};\n${source}\n`;
  await writeFile(file, text, { mode: 0o755 });
  return file;
}

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, HOST, () => resolve(server));
  });
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const server = await listen();
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('ports', () => {
  test('a busy one is named, with what to do', async () => {
    const server = await listen();
    const port = portOf(server);
    await expect(requireFreePort(port)).rejects.toThrow(
      `port ${port} of 127.0.0.1 is in use by another program; stop that program or choose another`,
    );
    expect(await answers(HOST, port)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    await requireFreePort(port);
    expect(await answers(HOST, port)).toBe(false);
  });
});

describe('a node started for a replay', () => {
  const listening = `require('node:net').createServer().listen(port, '127.0.0.1');`;

  test('is up when its RPC port is open, and ends when told', async () => {
    const port = await freePort();
    const node = await startNode(await program('good', listening), 'spec.json', port);
    expect(node.url).toBe(`ws://127.0.0.1:${port}`);
    expect(await answers(HOST, port)).toBe(true);
    await node.stop();
    expect(await answers(HOST, port)).toBe(false);
    await node.stop();
  });

  test('that ends early is an error with the end of its log', async () => {
    const command = await program('bad', `console.error('Error: no such chain'); process.exit(1);`);
    await expect(startNode(command, 'spec.json', await freePort())).rejects.toThrow(
      'the node ended (1): Error: no such chain',
    );
  });

  test('that does not exist is an error with its name', async () => {
    const command = join(folder, 'missing');
    await expect(startNode(command, 'spec.json', await freePort())).rejects.toThrow(
      `the node ${command} cannot be started`,
    );
  });
});

describe('a node that should be running', () => {
  test('but is not, is an error with its address', async () => {
    const url = `ws://127.0.0.1:${await freePort()}`;
    await expect(connectNode(url)).rejects.toThrow(`nothing answers at ${url}`);
  });

  test.each(['127.0.0.1:9944', 'http://127.0.0.1:9944', 'x'])('has no url like %s', async (url) => {
    await expect(connectNode(url)).rejects.toThrow(`--url ${url} is not like ws://127.0.0.1:9944`);
  });
});
