/** Sends a call and follows it into a final block. */
import type { PolkadotClient, PolkadotSigner, TxEvent } from 'polkadot-api';
import { type Call, type Done, type Progress, Refused } from '../session.js';
import { connect, transactionOf } from './chain.js';
import { refusalOf, refusalOfRuntime } from './refusal.js';
import { sentenceOf } from './sentences.js';

/** How long a node may take to answer at all. */
const CONNECT_MS = 15_000;
/** How long a transaction may take from having been sent to a block: several slots of any of our chains. */
const BLOCK_MS = 90_000;

/** @throws Refused; with `unknown` where it was sent and nobody knows whether it counts */
export async function submitSigned(
  call: Call,
  signer: PolkadotSigner,
  url: string,
  report: (progress: Progress) => void,
): Promise<Done> {
  const { client, api } = connect(url);
  await inTime(client.getFinalizedBlock(), CONNECT_MS, new Refused('network', url));
  const transaction = await transactionOf(api, call).catch((error: unknown): never => {
    // It is connected: what it calls is not there any more, or otherwise.
    throw new Refused('outdated', `${call.pallet}.${call.name}: ${(error as Error).message}`);
  });
  return new Promise((resolve, reject) => {
    let wait: ReturnType<typeof setTimeout> | undefined;
    const subscription = transaction.signSubmitAndWatch(signer).subscribe({
      next(event: TxEvent) {
        if (event.type === 'signed') {
          report('sent');
          wait = setTimeout(() => {
            subscription.unsubscribe();
            reject(new Refused('unknown', event.txHash));
          }, BLOCK_MS);
        } else if (event.type === 'txBestBlocksState' && event.found) {
          report('inBlock');
        } else if (event.type === 'finalized') {
          clearTimeout(wait);
          if (event.ok) resolve(doneOf(event));
          else void explained(client, refusalOfRuntime(event.dispatchError)).then(reject);
        }
      },
      error(error: unknown) {
        clearTimeout(wait);
        reject(refusalOf(error));
      },
    });
  });
}

/** A refusal with the chain's sentence about it. */
async function explained(client: PolkadotClient, refused: Refused): Promise<Refused> {
  if (refused.reason !== 'chain') return refused;
  return new Refused('chain', refused.detail, await sentenceOf(client, refused.detail));
}

function doneOf({ block, events }: TxEvent & { type: 'finalized' }): Done {
  return {
    block: { number: block.number, hash: block.hash },
    events: events.map(({ type, value }) => ({
      pallet: type,
      name: value.type,
      data: value.value,
    })),
  };
}

async function inTime<T>(promise: Promise<T>, ms: number, otherwise: Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(otherwise);
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
