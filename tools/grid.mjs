#!/usr/bin/env node
/** The command line's door: lets Node.js read the TypeScript of `tools/`, then runs `cli.ts`. */
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

process.env.TS_NODE_PROJECT = fileURLToPath(new URL('./tsconfig.json', import.meta.url));
register('ts-node/esm', import.meta.url);
await import('./cli.ts');
