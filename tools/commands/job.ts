/** What the commands at the desk have in common: where the chain is, JSON, and how they sign. */
import type { Command } from 'commander';
import type { Answer } from '../desk/answer.js';
import type { Desk } from '../desk/desk.js';
import type { Intent } from '../desk/intent.js';
import { LOCAL_NODE } from '../support/ports.js';
import { anyNodeUrl, genesisHash, nonEmpty, serviceUrl } from './arguments.js';

export interface JobOptions {
  readonly url: string;
  readonly genesis?: string;
  readonly json?: boolean;
}

export interface SigningOptions extends JobOptions {
  readonly yes?: boolean;
  readonly keyFile?: string;
  readonly signerUrl?: string;
  readonly address?: string;
}

/** Where a key may be that is in no option. */
const KEY_VARIABLE = 'GRID_KEY';

/** Options of a command that asks a chain. */
export function asks(command: Command): Command {
  return command
    .option('--url <url>', 'a node of the chain', anyNodeUrl, LOCAL_NODE)
    .option('--genesis <hash>', 'the chain it has to be', genesisHash)
    .option('--json', 'the answer as JSON, for programs');
}

/** Options of a command that signs. */
export function signs(command: Command): Command {
  return asks(command)
    .option(
      '--key-file <file>',
      `a file with a phrase that only its owner can read; else ${KEY_VARIABLE}`,
      nonEmpty,
    )
    .option('--signer-url <url>', 'a service that signs', serviceUrl)
    .option('--address <address>', 'the account that it signs for', nonEmpty)
    .option('--yes', 'sign without a question');
}

/** Prints what `make` answers of the chain. */
export async function tell(
  options: JobOptions,
  make: (desk: Desk) => Promise<Answer> | Answer,
): Promise<void> {
  const { Desk: desks } = await import('../desk/desk.js');
  await print(options, await make(await desks.open(options.url, options.genesis)));
}

/** Shows what `make` intends, asks, signs, sends, and prints what came of it. */
export async function sign(
  options: SigningOptions,
  make: (desk: Desk, address: string) => Promise<Intent> | Intent,
): Promise<void> {
  const { Desk: desks } = await import('../desk/desk.js');
  const { requireConsent } = await import('../desk/ask.js');
  const { receiptAnswer, Sender } = await import('../desk/submit.js');
  const account = await signer(options);
  const desk = await desks.open(options.url, options.genesis);
  const { call, says } = await make(desk, account.address);
  await requireConsent(says, account.address, Boolean(options.yes));
  const { tellingHowFar } = await import('../desk/interrupted.js');
  const receipt = await tellingHowFar(
    () => 'the node may have the call already; look what became of it before it is sent again',
    () => new Sender(desk, account).send(call),
  );
  await print(options, receiptAnswer(account.address, says, receipt));
}

/** Whoever signs. @throws UnusableError saying where a key may come from */
export async function signer(
  options: SigningOptions,
): Promise<import('../node/extrinsic.js').Account> {
  const { loadKey } = await import('../services/oracle/keys.js');
  const { cryptoWaitReady } = await import('@polkadot/util-crypto');
  await cryptoWaitReady();
  return loadKey(options, process.env, KEY_VARIABLE);
}

export async function print({ json }: Pick<JobOptions, 'json'>, found: Answer): Promise<void> {
  const { jsonOf } = await import('../desk/answer.js');
  console.log(json ? jsonOf(found) : found.text);
}
