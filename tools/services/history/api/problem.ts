/** Why a question is not answered: a status, a code for programs, and a line for people. */
import type { ProblemCode } from './contract/words.js';

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}

export const badRequest = (message: string): Problem => new Problem(400, 'bad_request', message);
export const sessionNeeded = (): Problem =>
  new Problem(
    401,
    'session_needed',
    'sign in first: POST /v1/session/challenge, then POST /v1/session',
  );
export const notAllowed = (message: string): Problem => new Problem(403, 'not_allowed', message);
export const notFound = (message: string): Problem => new Problem(404, 'not_found', message);
export const conflict = (message: string): Problem => new Problem(409, 'conflict', message);
export const expired = (message: string): Problem => new Problem(410, 'expired', message);
export const tooMany = (message: string): Problem => new Problem(429, 'too_many', message);
export const unavailable = (message: string): Problem => new Problem(503, 'unavailable', message);
