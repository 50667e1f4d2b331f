/** A node of a made chain, as a process of its own: `serve-chain.ts <empty blocks> <full blocks>`. Prints where it is, and its newest block. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BLOB } from '../../compiler/build/blobs.js';
import { ready } from '../../compiler/host/executor.js';
import { ROOT } from '../../support/root.js';
import { ChainNode } from './chain-node.js';
import { fullBlock, marketOf } from './made-chain.js';

await ready();
const [empty = 0, full = 0] = process.argv.slice(2).map(Number);
const market = marketOf(await readFile(join(ROOT, BLOB)));
for (let i = 0; i < empty; i++) market.chain.buildBlock();
for (let i = 0; i < full; i++) fullBlock(market);
const node = await ChainNode.start(market.chain, { archive: true, name: 'Made' });
console.log(JSON.stringify({ url: node.url, newest: market.chain.head.header.number }));
