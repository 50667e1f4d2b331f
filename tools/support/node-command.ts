import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { UnusableError } from './failure.js';

/** Where somebody without a node gets one. */
const REMEDY =
  'set it to a polkadot-sdk node with Aura and GRANDPA, such as the solochain-template-node ' +
  '(github.com/paritytech/polkadot-sdk-solochain-template)';

/**
 * The polkadot-sdk node to run: what POLKADOT_NODE names, as an absolute path unless it is a command on PATH.
 * @param purpose what cannot be done without one: `npm run testnet`
 */
export function nodeCommand(purpose: string): string {
  const command = process.env.POLKADOT_NODE;
  if (!command) throw new UnusableError(`${purpose} needs POLKADOT_NODE: ${REMEDY}`);
  if (!/[/\\]/.test(command)) return command;
  const path = resolve(command);
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new UnusableError(`POLKADOT_NODE is ${command}, which cannot be run: ${REMEDY}`);
  }
  return path;
}
