/** `system_*`, `payment_*` and `chainSpec_v1_*`: who the chain is, next nonces, trials and fees. */
import { fromHex, toHex } from '../../compiler/host/bytes.js';
import { u32 } from '../../compiler/host/scale.js';
import { base58Encode, decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import type { FeeDetails, RuntimeDispatchInfo } from '@polkadot/types/interfaces';
import { type Block, type Blocks } from './blocks.js';
import type { Method, Methods } from './connection.js';
import { invalidParams, RpcFailure } from './failure.js';
import { type Hex, type Params, sizeOf } from './params.js';
import { resultOf } from './state.js';

const VERSION = 'chopsticks-v1';
/** That of nobody: the chain is in this process alone. */
const PEER = base58Encode(Uint8Array.of(0, 36, 8, 1, 18, 32, ...new Uint8Array(32)));

/** Asks again until no block came in between: what is asked is of a block and of the pool beside it. */
export type WhileStill = <T>(ask: () => Promise<T>) => Promise<T>;

export function systemMethods(blocks: Blocks, whileStill: WhileStill): Methods {
  const { api } = blocks.chain;
  const name: Method = () => api.getSystemChain();
  const properties: Method = () => api.getSystemProperties();
  const nextIndex: Method = (params) => {
    const address = addressOf(params);
    return whileStill(() => nextNonce(blocks, address));
  };
  const dryRun: Method = async (params) => {
    const extrinsic = params.hex();
    const block = await blocks.at(params.optionalHash());
    try {
      return (await blocks.chain.dryRunExtrinsic(extrinsic, block.hash)).outcome.toHex();
    } catch (error) {
      const validity = await blocks.chain.validateExtrinsic(extrinsic);
      if (!validity.isErr) throw cannotRun(error as Error);
      const registry = await block.registry;
      return registry.createType('ApplyExtrinsicResult', { Err: validity.asErr }).toHex();
    }
  };
  return {
    system_name: () => api.getSystemName(),
    system_version: () => VERSION,
    system_chain: name,
    system_chainType: () => 'Development',
    system_properties: properties,
    system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
    system_peers: () => [],
    system_reservedPeers: () => [],
    system_localPeerId: () => PEER,
    system_localListenAddresses: () => [],
    system_nodeRoles: () => ['Authority'],
    system_syncState: () => ({
      ...{ startingBlock: 0, currentBlock: blocks.head.number, highestBlock: blocks.head.number },
    }),
    system_accountNextIndex: nextIndex,
    account_nextIndex: nextIndex,
    system_dryRun: dryRun,
    system_dryRunAt: dryRun,
    payment_queryInfo: (params) => feeInfo(blocks, params),
    payment_queryFeeDetails: (params) => feeDetails(blocks, params),
    chainSpec_v1_chainName: name,
    chainSpec_v1_genesisHash: () => blocks.genesis,
    chainSpec_v1_properties: properties,
  };
}

const cannotRun = ({ message }: Error): RpcFailure =>
  new RpcFailure(1, 'Unable to dry run extrinsic.', message);

function addressOf(params: Params): string {
  const given = params.text();
  try {
    return encodeAddress(decodeAddress(given));
  } catch (error) {
    throw invalidParams((error as Error).message);
  }
}

/** The nonce of the newest block, and behind it those that follow each other in the pool. */
async function nextNonce({ head, chain }: Blocks, address: string): Promise<number> {
  const registry = await head.registry;
  const account = registry.createType('AccountId', address).toHex();
  const stored = await resultOf(head, 'AccountNonceApi_account_nonce', [account]);
  const waiting = new Set(
    chain.txPool
      .pendingExtrinsicsBy(encodeAddress(decodeAddress(address), registry.chainSS58))
      .map((hex) => registry.createType('Extrinsic', hex).nonce.toNumber()),
  );
  let nonce = Buffer.from(fromHex(stored)).readUInt32LE();
  while (waiting.has(nonce)) nonce++;
  return nonce;
}

/** What a runtime API says of an extrinsic and its length. */
async function ofExtrinsic(
  blocks: Blocks,
  params: Params,
  method: string,
  title: string,
): Promise<{ block: Block; answer: Hex }> {
  const extrinsic = params.hex();
  const hash = params.optionalHash();
  const block = await blocks.find(hash);
  try {
    if (!block) throw new Error(`Header was not found in the database: ${hash}`);
    const length = toHex(u32(sizeOf(extrinsic)));
    return { block, answer: await resultOf(block, method, [extrinsic, length]) };
  } catch (error) {
    throw new RpcFailure(1, title, (error as Error).message);
  }
}

async function feeInfo(blocks: Blocks, params: Params): Promise<object> {
  const title = 'Unable to query dispatch info.';
  const method = 'TransactionPaymentApi_query_info';
  const { block, answer } = await ofExtrinsic(blocks, params, method, title);
  const registry = await block.registry;
  const info = registry.createType<RuntimeDispatchInfo>('RuntimeDispatchInfo', answer);
  const { refTime, proofSize } = info.weight as unknown as Record<'refTime' | 'proofSize', bigint>;
  return {
    weight: { ref_time: Number(refTime), proof_size: Number(proofSize) },
    class: info.class.type.toLowerCase(),
    partialFee: info.partialFee.toString(),
  };
}

async function feeDetails(blocks: Blocks, params: Params): Promise<object> {
  const title = 'Unable to query fee details.';
  const method = 'TransactionPaymentApi_query_fee_details';
  const { block, answer } = await ofExtrinsic(blocks, params, method, title);
  const { inclusionFee } = (await block.registry).createType<FeeDetails>('FeeDetails', answer);
  if (inclusionFee.isNone) return { inclusionFee: null };
  const { baseFee, lenFee, adjustedWeightFee } = inclusionFee.unwrap();
  const [base, len, weight] = [baseFee, lenFee, adjustedWeightFee].map(hexNumber);
  return { inclusionFee: { baseFee: base, lenFee: len, adjustedWeightFee: weight } };
}

const hexNumber = (fee: { toBigInt(): bigint }): string => `0x${fee.toBigInt().toString(16)}`;
