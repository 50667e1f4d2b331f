/** What is answered in place of a result, with the codes and words of polkadot-sdk's nodes. */

export class RpcFailure extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: string,
  ) {
    super(message);
  }

  toJSON(): object {
    const { code, message, data } = this;
    return { code, message, ...(data !== undefined && { data }) };
  }
}

/** What a client is told of `error`; of one that nobody foresaw, its words. */
export function toldOf(error: unknown): object {
  if (error instanceof RpcFailure) return error.toJSON();
  const { message, code } = error as { message?: string; code?: number };
  return { code: typeof code === 'number' ? code : -32603, message: message ?? String(error) };
}

export const parseError = (): RpcFailure => new RpcFailure(-32700, 'Parse error');
export const invalidRequest = (): RpcFailure => new RpcFailure(-32600, 'Invalid request');
export const methodNotFound = (): RpcFailure => new RpcFailure(-32601, 'Method not found');
export const invalidParams = (why: string): RpcFailure =>
  new RpcFailure(-32602, 'Invalid params', why);
/** Why a question about a state has no answer. */
export const clientError = (why: string): RpcFailure =>
  new RpcFailure(4003, `Client error: ${why}`);
