/** What Fastify refuses, and what fails, in the API's own words. */
import type { FastifyError } from 'fastify';
import { badRequest, Problem, unavailable } from './problem.js';

/** Bytes that a body has at most: an application is far below. */
export const MOST_BODY_BYTES = 16 * 1024;

/** What a failure is to whoever asked; `say` is told what a log should have. */
export function problemOf(error: FastifyError, say: (line: string) => void): Problem {
  const { validation, validationContext, statusCode = 500, code, message } = error;
  if (validation) {
    const [first] = validation;
    const part = validationContext === 'querystring' ? 'query' : validationContext;
    const where = [part, ...(first?.instancePath ?? '').split('/')].filter(Boolean);
    const extra = first?.params['additionalProperty'];
    const what =
      typeof extra === 'string' ? `there is no ${extra} here` : (first?.message ?? message);
    return new Problem(400, 'bad_request', `${where.join(' ')}: ${what}`);
  }
  if (statusCode === 413) {
    return new Problem(413, 'too_large', `a request has at most ${MOST_BODY_BYTES} bytes`);
  }
  if (statusCode === 415) {
    return new Problem(415, 'bad_request', 'send JSON, and say content-type: application/json');
  }
  if (statusCode >= 400 && statusCode < 500) return new Problem(statusCode, 'bad_request', message);
  const isPassing = (error as { isPassing?: boolean }).isPassing === true;
  say(`${code ?? ''} ${message}`);
  return isPassing
    ? unavailable('the database does not answer; try again in a moment')
    : new Problem(500, 'internal', 'this service could not answer; its log says why');
}

/** Numbers of questions are whole, Infinity passes the check of its schema; and PostgreSQL has no text with a zero byte in it. */
export function requireWhole(values: object): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.includes('\0')) {
      throw badRequest(`${name}: a text has no zero byte in it`);
    }
    if (typeof value !== 'number' || Number.isSafeInteger(value)) continue;
    throw badRequest(`${name}: expected a whole number`);
  }
}
