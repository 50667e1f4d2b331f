/** What is said to whoever sends what is no HTTP: no route knows of it. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';

const WORDS: Readonly<Record<string, readonly [status: number, code: string, error: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'too_large', 'a request has at most 16 kB of address and headers'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'bad_request', 'the request took too long to come'],
};
const OTHERWISE = [400, 'bad_request', 'this is no HTTP request'] as const;

export function refuseNoHttp(problem: ConnectionError, socket: Socket): void {
  if (problem.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, error] = WORDS[problem.code] ?? OTHERWISE;
  const body = JSON.stringify({ code, error });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Whoever does not read that, or does not close, holds nothing here.
  socket.destroySoon();
}
