/** Errors of the metadata builder: one line that begins with the place of the declaration. */
import type { Place } from '../codegen/model.js';
import { DeclarationError } from '../codegen/problems.js';

/** Runs `work`; an error that does not say its place yet gets this one. */
export function at<T>(place: Place | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!place || error instanceof DeclarationError || !(error instanceof Error)) throw error;
    throw new DeclarationError([`${place.file}:${place.line}: ${error.message}`]);
  }
}
