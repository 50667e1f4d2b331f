/** Two authorities, a node each: they need one another for finality, and agree about an epoch of trade. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { DRILL_SLOT_MS } from '../../node-config/chains/drill.js';
import { consensusOf, marketOf, type GenesisConfig } from '../../node-config/genesis.js';
import { ALICE, BOB, ORACLE_OPERATORS } from '../../node-config/keys.js';
import { ROOT } from '../../tools/support/root.js';
import { makeSpec, type PlainSpec } from '../../tools/compiler/spec/index.js';
import {
  NODE_TIMEOUT,
  describeNode,
  finalised,
  pair,
  runNode,
  setBaseline,
  submitFinal,
  type RunningNode,
} from './support.js';

const EPOCH_MS = 10_000;
const EPOCHS_AHEAD = 2n;
const HOLDING = 10n ** 18n;
const TICK = 10n ** 15n;
const ENERGY_WH = 2000n;
const [BID, ASK] = [12n * TICK, 10n * TICK];
/** What stays set aside of the seller until its meter is read: the energy at the retail price, 1 GRID. */
const BOND = (ENERGY_WH * 10n ** 18n) / 1000n;

/** A meter that counts both ways; short epochs take much power. */
const profile = (id: string, owner: KeyringPair) => ({
  id,
  key: u8aToHex(owner.publicKey),
  scheme: 'Sr25519' as const,
  ratedWatts: 10_000_000,
  meterClass: 'Bidirectional' as const,
});

/** The drill with the authorities that nodes have keys for, a seller and a buyer, and shorter epochs. */
async function spec(seller: KeyringPair, buyer: KeyringPair): Promise<object> {
  const plain = (await makeSpec({ root: ROOT, chain: 'drill' })) as PlainSpec;
  const { patch } = plain.genesis.runtimeGenesis;
  const bob = {
    aura: BOB,
    grandpa: new Keyring({ type: 'ed25519', ss58Format: 42 }).addFromUri('//Bob').address,
  };
  const { aura, grandpa } = consensusOf([ALICE, bob]);
  const changed: GenesisConfig = {
    ...patch,
    aura: { ...aura, slotDuration: DRILL_SLOT_MS },
    grandpa,
    balances: {
      balances: [
        [buyer.address, HOLDING.toString()],
        [seller.address, BOND.toString()],
      ],
    },
    oracleClient: { operators: [...ORACLE_OPERATORS], quorum: 1 },
    registry: {
      ...patch.registry,
      users: [
        { account: seller.address, userType: 'Prosumer', location: '' },
        { account: buyer.address, userType: 'Consumer', location: '' },
      ],
      meters: [
        { id: 'roof', owner: seller.address },
        { id: 'house', owner: buyer.address },
      ],
      meterProfiles: [profile('roof', seller), profile('house', buyer)],
    },
    trading: {
      epochLength: EPOCH_MS,
      parameters: marketOf(EPOCH_MS / DRILL_SLOT_MS, DRILL_SLOT_MS),
    },
  };
  return {
    ...plain,
    genesis: { runtimeGenesis: { ...plain.genesis.runtimeGenesis, patch: changed } },
  };
}

describeNode('two authorities', () => {
  let nodes: RunningNode[] = [];
  let seller: KeyringPair;
  let buyer: KeyringPair;

  beforeAll(async () => {
    [seller, buyer] = ['Seller', 'Buyer'].map(pair) as [KeyringPair, KeyringPair];
    const chain = await spec(seller, buyer);
    const alice = await runNode(chain);
    nodes = [alice];
    const addresses = await alice.api.rpc.system.localListenAddresses();
    const local = addresses.map(String).find((address) => address.includes('/ip4/127.0.0.1/'));
    nodes.push(await runNode(chain, { authority: 'bob', options: ['--bootnodes', local!] }));
  }, NODE_TIMEOUT);

  afterAll(() => Promise.all(nodes.map((node) => node.stop())));

  test(
    'finalise together',
    async () => {
      await Promise.all(nodes.map(({ api }) => finalised(api, 3)));
      const [hash, other] = await Promise.all(nodes.map(({ api }) => blockHash(api, 3)));
      expect(hash).toBe(other);
    },
    NODE_TIMEOUT,
  );

  test(
    'clear an epoch alike',
    async () => {
      const { api } = nodes[0]!;
      await Promise.all([
        setBaseline(api, 'roof', seller, pair('Oracle1')),
        setBaseline(api, 'house', buyer, pair('Oracle2')),
      ]);
      const epoch = (await currentEpoch(api)) + EPOCHS_AHEAD;
      const place = api.tx['trading']!['placeOrder']!;
      const placed = await Promise.all([
        submitFinal(place('Sell', null, epoch, ENERGY_WH, ASK), seller),
        submitFinal(place('Buy', null, epoch, ENERGY_WH, BID), buyer),
      ]);
      expect(placed.flat().filter(([name]) => name === 'trading.OrderPlaced')).toHaveLength(2);

      const last = await clearingBlock(api, epoch);
      await Promise.all(nodes.map((node) => finalised(node.api, last)));
      const paid = (ENERGY_WH * ((BID + ASK) / 2n)) / 1000n;
      for (const node of nodes) {
        const at = await node.api.at(await blockHash(node.api, last));
        const result = await at.call['tradingApi']!['auctionResult']!(epoch);
        expect(result.toJSON()).toMatchObject({ volumeWh: Number(ENERGY_WH), bids: 1, asks: 1 });
        expect(await free(at, seller)).toBe(paid);
        expect(await free(at, buyer)).toBe(HOLDING - paid);
      }
    },
    NODE_TIMEOUT,
  );
});

const blockHash = async (api: ApiPromise, number: number): Promise<string> =>
  (await api.rpc.chain.getBlockHash(number)).toHex();

const currentEpoch = async (api: ApiPromise): Promise<bigint> =>
  BigInt(String(await api.call['tradingApi']!['currentEpoch']!()));

/** Number of a final block after which `epoch` has a result. */
async function clearingBlock(api: ApiPromise, epoch: bigint): Promise<number> {
  for (let number = (await api.rpc.chain.getHeader()).number.toNumber(); ; number++) {
    await finalised(api, number);
    const at = await api.at(await blockHash(api, number));
    const result = await at.call['tradingApi']!['auctionResult']!(epoch);
    if (!result.isEmpty) return number;
  }
}

type State = Pick<ApiPromise, 'query'>;

async function free({ query }: State, { address }: KeyringPair): Promise<bigint> {
  const account = (await query['system']!['account']!(address)) as unknown as {
    data: { free: { toBigInt(): bigint } };
  };
  return account.data.free.toBigInt();
}
