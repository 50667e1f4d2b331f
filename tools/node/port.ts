import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer } from 'node:net';

/** The address everything here listens on. */
export const HOST = '127.0.0.1';

/** @throws Error saying what to do, with the `option` that names another port, if something listens on `port` already */
export async function requireFreePort(port: number, option = '--port'): Promise<void> {
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, HOST, () => server.close(() => resolve(null)));
  });
  if (!problem) return;
  const reason =
    problem.code === 'EADDRINUSE'
      ? 'is in use by another program'
      : `cannot be opened: ${problem.code}`;
  throw new Error(
    `port ${port} of ${HOST} ${reason}; stop that program or choose another port with ${option}`,
  );
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether something accepts connections at `port` of `host`. */
export function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const finish = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(5_000, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
