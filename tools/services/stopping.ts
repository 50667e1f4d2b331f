import { SIGNALS } from '../support/leavings.js';

/** Ctrl-C and its relatives, as a promise. */
export interface Interruption {
  /** Resolves when the process is asked to end. */
  readonly happened: Promise<void>;
  /** Stops listening, so that the signals end the process again. */
  dispose(): void;
}

/** Listens for the signals that ask a process to end; the second one ends it at once, as without this. */
export function onInterruption(): Interruption {
  let resolve = (): void => {};
  const happened = new Promise<void>((done) => (resolve = done));
  const dispose = (): void => SIGNALS.forEach((signal) => process.off(signal, listener));
  const listener = (): void => {
    dispose();
    resolve();
  };
  SIGNALS.forEach((signal) => process.on(signal, listener));
  return { happened, dispose };
}

/** Something that runs until it is told to end. */
export interface Service {
  /** Rejects when it cannot go on. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Runs until the process is asked to end, or the service cannot go on. @throws Error what it cannot go on for */
export async function untilStopped(service: Service): Promise<void> {
  const interruption = onInterruption();
  try {
    await Promise.race([interruption.happened, service.ended]);
  } finally {
    interruption.dispose();
    await service.stop();
  }
}
