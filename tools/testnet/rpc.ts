/** Questions to a node over HTTP, which its WebSocket port answers too. */

interface Reply {
  result?: unknown;
}

/** Number of the last finalised block; 0 while the node does not answer. */
export async function finalisedHeight({ wsUri }: { wsUri: string }): Promise<number> {
  try {
    const hash = await ask(wsUri, 'chain_getFinalizedHead', []);
    const header = (await ask(wsUri, 'chain_getHeader', [hash])) as { number: string };
    return Number(header.number);
  } catch {
    return 0;
  }
}

async function ask(wsUri: string, method: string, params: unknown[]): Promise<unknown> {
  const response = await fetch(wsUri.replace(/^ws/, 'http'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(5000),
  });
  return ((await response.json()) as Reply).result;
}
