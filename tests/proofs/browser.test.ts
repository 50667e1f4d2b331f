/** The checks run where nothing of Node.js is. */
import { readFile } from 'node:fs/promises';
import { createContext, SourceTextModule, type Module } from 'node:vm';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { market, nextEpoch, passEpochs, TICK, workedExample } from '../support/market.js';
import type { verifyAuction } from '../../tools/proofs/index.js';
import { answer } from './support.js';

const ROOM = new URL('../../tools/proofs/', import.meta.url);

/** The room's modules in a world that has the language and nothing else. */
async function inBareWorld(): Promise<{ verifyAuction: typeof verifyAuction }> {
  const context = createContext({});
  const modules = new Map<string, Module>();
  const load = async (name: string): Promise<Module> => {
    const known = modules.get(name);
    if (known) return known;
    const source = await readFile(new URL(name.replace(/\.js$/, '.ts'), ROOM), 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const module = new SourceTextModule(outputText, { context, identifier: name });
    modules.set(name, module);
    return module;
  };
  const index = await load('index.js');
  await index.link((name: string) => {
    if (!name.startsWith('./')) throw new Error(`a browser has no ${name}`);
    return load(name.slice(2));
  });
  await index.evaluate();
  return index.namespace as { verifyAuction: typeof verifyAuction };
}

test('a proof is checked with the language alone', async () => {
  const chain = market();
  const epoch = nextEpoch(chain);
  workedExample(chain);
  passEpochs(chain);
  const bytes = answer(chain, 'TradingApi.auction_proof', epoch);
  const bare = await inBareWorld();
  expect(bare.verifyAuction(bytes, TICK).flaw).toBeNull();
  expect(bare.verifyAuction(bytes, 7n).flaw?.field).toBe('bids[0].price');
});
