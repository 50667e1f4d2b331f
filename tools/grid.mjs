#!/usr/bin/env node
/** The command line's door: lets Node.js read the TypeScript of `tools/`, then runs `cli.ts`. */
import { register } from 'tsx/esm/api';

register();
await import('./cli.ts');
