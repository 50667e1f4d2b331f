/** Every call of every pallet, in an order in which each of them succeeds within one block. */
import { Keyring } from '@polkadot/keyring';
import { MARKET } from '../../node-config/genesis.js';
import { readModel } from '../compiler/codegen/index.js';
import { toHex } from '../compiler/host/bytes.js';
import type { Chain } from '../compiler/host/chain.js';
import { encodeRuntimeVersion } from '../compiler/metadata/runtime-version.js';
import { finishedEpoch, signReading } from '../services/oracle/reading.js';
import {
  customSection,
  readCustom,
  readSections,
  SectionId,
  writeSections,
} from '../compiler/wasm/sections.js';
import { type BenchCall, type CallArguments, type MeasuredCalls, labelOf } from './measure.js';
import type { Signer } from './signer.js';

const ALICE = '//Alice';
const TICK = 10n ** 15n;
/** No order can be for it yet. */
const FAR_EPOCH = 10n ** 9n;
/** What Root may write: no key of a pallet's begins like this. */
const SCRATCH = toHex(new TextEncoder().encode('bench'));

/** Whole blocks for everybody, as they are while these calls are measured. */
const FAIR_USE = {
  windowBlocks: 10,
  userWindow: 1000,
  userBlock: 1000,
  operatorWindow: 1000,
  operatorBlock: 1000,
  authorityBlock: 1000,
  noncesAhead: 4096,
};

/**
 * `System.set_code_without_checks` is left out: it is Root's, and no proposal may contain it.
 * Calls of Root are proposed by the only authority, which runs them on trial and for good.
 */
export function ownCalls(root: string): MeasuredCalls {
  return {
    genesis: withMarket,
    calls: (signer, chain) => [...callsOf(signer, chain)],
    untimed: (signer, chain) => [...upgrade(root, signer, chain)],
  };
}

/** Lets Alice trade, make the market and fill whole blocks, and Bob be somebody to send GRID to. */
function withMarket(config: Record<string, Record<string, unknown>>): void {
  const keyring = new Keyring({ type: 'sr25519' });
  const alice = keyring.addFromUri(ALICE).address;
  const bob = keyring.addFromUri('//Bob').address;
  config['registry'] = {
    ...config['registry'],
    users: [
      [alice, 'Prosumer', ''],
      [bob, 'Consumer', ''],
    ],
    meters: ['meter-a', 'meter-b'].map((meter) => [meter, alice]),
    marketMakers: [alice],
  };
  (config['balances']?.['balances'] as unknown[]).push([bob, '1']);
  const parts = ['userWindow', 'userBlock', 'operatorWindow', 'operatorBlock', 'authorityBlock'];
  config['fairUse'] = Object.fromEntries(parts.map((part) => [part, 1000]));
}

function* callsOf(signer: Signer, chain: Chain): Generator<BenchCall> {
  const alice = signer.account(ALICE).address;
  const bob = signer.account('//Bob').address;
  yield* signed(ALICE, accountCalls(alice, bob));
  const charlie = signer.account('//Charlie').address;
  yield* signed(ALICE, registryCalls(charlie));
  yield* signed('//Charlie', [['registry', 'removeAdmin', charlie]]);
  const appointed = appointments(alice, bob);
  yield* proposed(signer, appointed);
  yield* signed(ALICE, oracleCalls(chain));
  const ofRoot = rootCalls();
  yield* proposed(signer, ofRoot);
  yield* signed(ALICE, tradingCalls(chain));
  yield* governanceCalls(signer, chain, appointed.length + ofRoot.length);
  yield* signed(ALICE, [['balances', 'transferAll', { Id: bob }, false]]);
}

function* signed(by: string, calls: CallArguments[]): Generator<BenchCall> {
  for (const call of calls) yield { by, call };
}

function accountCalls(alice: string, bob: string): CallArguments[] {
  return [
    ['system', 'remarkWithEvent', '0x00'],
    ['balances', 'transferAllowDeath', { Id: bob }, 12_345],
    ['gridToken', 'transfer', bob, 12_345],
    ['gridToken', 'transferFrom', alice, bob, 12_345],
    ['gridToken', 'approve', bob, 12_345],
    ['gridToken', 'increaseAllowance', bob, 12_345],
    ['gridToken', 'decreaseAllowance', bob, 12_345],
    ['gridToken', 'mint', bob, 12_345, null],
    ['gridToken', 'burn', alice, 12_345],
  ];
}

/** Whom governance lets do what. */
function appointments(alice: string, bob: string): CallArguments[] {
  return [
    ['gridToken', 'addMinter', bob],
    ['gridToken', 'removeMinter', bob],
    ['gridToken', 'addBurner', bob],
    ['gridToken', 'removeBurner', bob],
    ['oracleClient', 'addOracleOperator', alice],
    ['oracleClient', 'addOracleOperator', bob],
    ['oracleClient', 'removeOracleOperator', bob],
  ];
}

function registryCalls(newcomer: string): CallArguments[] {
  return [
    ['registry', 'registerUser', newcomer, 'Prosumer', 'Engineering'],
    ['registry', 'updateUserStatus', newcomer, 'Suspended'],
    ['registry', 'assignMeter', 'meter-1', newcomer],
    ['registry', 'setMeterProfile', 'meter-1', `0x${'01'.repeat(32)}`, ...PROFILE],
    ['registry', 'unassignMeter', 'meter-1'],
    ['registry', 'addAdmin', newcomer],
  ];
}

/** Scheme, rated power in watts and kind of a meter. */
const PROFILE = ['Ed25519', 5_000, 'Bidirectional'];

/** Alice asks for both of her meters and answers for one. */
function oracleCalls(chain: Chain): CallArguments[] {
  const key = new Keyring({ type: 'ed25519' }).addFromUri('//Meter');
  const epoch = finishedEpoch(Number(chain.time + chain.slotDuration));
  const registers = { meterId: 'meter-a', epoch, sequence: 1n, importWh: 1_000n, exportWh: 2_000n };
  return [
    ['registry', 'setMeterProfile', 'meter-a', toHex(key.publicKey), ...PROFILE],
    ['registry', 'setMeterProfile', 'meter-b', toHex(key.publicKey), ...PROFILE],
    ['oracleClient', 'requestEnergyData', 'meter-a'],
    ['oracleClient', 'fulfillEnergyData', 0, signReading(key, chain.genesis.hash, registers)],
    ['oracleClient', 'performUpkeep', { meters: ['meter-b'], clearing: false }],
  ];
}

/** On the meter that was read: curves for the next epoch and the one behind it. */
function tradingCalls(chain: Chain): CallArguments[] {
  const later = finishedEpoch(Number(chain.time + chain.slotDuration)) + 3n;
  const request = (tenths: number): object => ({
    side: 'Sell',
    meter: null,
    deliveryEpoch: later,
    energyWh: 10,
    limitPrice: BigInt(500 + tenths) * TICK,
  });
  return [
    ['trading', 'createSellOrder', 1, 3n * TICK],
    ['trading', 'cancelOrder', 1],
    ['trading', 'createBuyOrder', 1, 2n * TICK],
    ['trading', 'placeOrder', 'Sell', 'meter-a', later, 10, 3n * TICK],
    ['trading', 'placeOrders', Array.from({ length: 90 }, (_, i) => request(i))],
    ['trading', 'matchOrders'],
  ];
}

function rootCalls(): CallArguments[] {
  return [
    ['system', 'setStorage', [[SCRATCH, '0x01']]],
    ['system', 'killStorage', [SCRATCH]],
    ['system', 'killPrefix', SCRATCH, 1],
    ['transactionPayment', 'setCoefficients', 0, 0],
    ['trading', 'setParameters', MARKET, FAR_EPOCH],
    ['trading', 'addMarketMaker', `0x${'02'.repeat(32)}`],
    ['trading', 'removeMarketMaker', `0x${'02'.repeat(32)}`],
    ['registry', 'setParameters', { suspensionsPerDay: 16 }],
    ['oracleClient', 'setParameters', { quorum: 1, requestLifetime: 100, deadbandWh: 20 }],
    ['oracleClient', 'setAutoMarketClearing', false],
    ['grandpa', 'noteStalled', 10, 0],
    ['fairUse', 'setParameters', FAIR_USE],
  ];
}

function* proposed(signer: Signer, calls: CallArguments[]): Generator<BenchCall> {
  for (const [pallet, call, ...args] of calls) {
    const label = `${labelOf(pallet, call)}, proposed`;
    yield { by: ALICE, call: ['governance', 'propose', signer.call(pallet, call, ...args)], label };
  }
}

/**
 * After that many proposals Alice is joined by three more authorities. Of two further proposals the last
 * vote is the one that counts: the one that decides.
 */
function* governanceCalls(signer: Signer, chain: Chain, proposals: number): Generator<BenchCall> {
  const uris = [ALICE, '//Bob', '//Charlie', '//Dave'];
  const authorities = uris.map((uri) => {
    const pair = signer.account(uri);
    const { address, publicKey } = pair;
    const grandpa = new Keyring({ type: 'ed25519' }).addFromUri(uri);
    const keys = [publicKey, grandpa.publicKey];
    const message = Buffer.concat([
      Buffer.from('GRID-KEYS-V1'),
      chain.genesis.hash,
      publicKey,
      ...keys,
    ]);
    const proof = { aura: toHex(pair.sign(message)), grandpa: toHex(grandpa.sign(message)) };
    return { account: address, aura: publicKey, grandpa: toHex(grandpa.publicKey), proof };
  });
  const remark = signer.call('system', 'remark', '0x00');
  const [, bob, charlie, dave] = uris as [string, string, string, string];
  const first = proposals + 1;
  yield* proposed(signer, [['governance', 'setAuthorities', authorities]]);
  yield* signed(ALICE, [
    ['governance', 'propose', remark],
    ['governance', 'propose', remark],
  ]);
  yield* signed(bob, [
    ['governance', 'approve', first],
    ['governance', 'reject', first + 1],
  ]);
  yield* signed(charlie, [['governance', 'approve', first]]);
  yield* signed(dave, [['governance', 'reject', first + 1]]);
}

/** The binary tells no runtime the version of another. */
function upgrade(root: string, signer: Signer, { executor }: Chain): Generator<BenchCall> {
  return proposed(signer, [['system', 'setCode', toHex(nextVersion(root, executor.code))]]);
}

/** `blob` as if it were the next version, as far as `set_code` looks. */
function nextVersion(root: string, blob: Uint8Array): Uint8Array {
  const { version } = readModel(root);
  const next = { ...version, specVersion: version.specVersion + 1 };
  const section = customSection(
    'runtime_version',
    encodeRuntimeVersion({ version: next, apis: [] }),
  );
  return writeSections(
    readSections(blob).map((old) =>
      old.id === SectionId.Custom && readCustom(old).name === 'runtime_version' ? section : old,
    ),
  );
}
