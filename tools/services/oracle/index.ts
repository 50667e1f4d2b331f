/** `grid oracle`: an operator, until Ctrl-C or SIGTERM. */
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { pino, type Level } from 'pino';
import { untilStopped } from '../stopping.js';
import { loadKey, type KeyOptions } from './keys.js';
import { OperatorService } from './service.js';

export interface OracleOptions extends KeyOptions {
  readonly url: string;
  readonly headEnd: string;
  readonly genesis?: string;
  readonly port: number;
  readonly host?: string;
  readonly logLevel: Level;
}

/**
 * Runs an operator until it is interrupted.
 * @throws Error naming the option that is wrong, or the chain that the node is on against `genesis`
 */
export async function runOracle(options: OracleOptions): Promise<void> {
  await cryptoWaitReady();
  const key = await loadKey(options);
  const { url, headEnd: headEndUrl, genesis, port, host, logLevel } = options;
  const log = pino({ name: 'grid-oracle', level: logLevel });
  const service = await OperatorService.start({ url, headEndUrl, key, genesis, port, host, log });
  await untilStopped(service);
}
