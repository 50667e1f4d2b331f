/** What is half done, and is interrupted, says so. */
import { constants } from 'node:os';
import { SIGNALS } from '../support/leavings.js';

/** Does `work`; a signal meanwhile ends the process, which says `how` far it was. */
export async function tellingHowFar<T>(how: () => string, work: () => Promise<T>): Promise<T> {
  const listener = (signal: NodeJS.Signals): never => {
    console.error(`interrupted: ${how()}`);
    process.exit(128 + constants.signals[signal]);
  };
  SIGNALS.forEach((signal) => process.on(signal, listener));
  try {
    return await work();
  } finally {
    SIGNALS.forEach((signal) => process.off(signal, listener));
  }
}
