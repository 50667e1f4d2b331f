/** What authorities decide is paid for before it is done, whatever has changed since they were asked. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Key, keyBytes } from '../../tools/compiler/host/bytes.js';
import { Random } from '../../tools/fuzz/random.js';
import { Shapes } from '../../tools/fuzz/shapes.js';
import { type Account, account, alice, bob, charlie, dave } from '../support/accounts.js';
import { type Receipt, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { authorities, network, seats, setAuthorities } from '../support/governance.js';
import '../support/matchers.js';
import { showKey } from '../support/test-chain.js';
import { touchedBy } from '../support/touched.js';

const READ = 25_000_000n;
const WRITE = 100_000_000n;
/** What every extrinsic costs besides its call. */
const BASE = 80_000_000n;

const start = network();
const shapes = new Shapes(
  start.chain.metadata(15),
  [alice, bob, charlie, dave].map(({ publicKey }) => publicKey),
);
/** Whose call may be Root's: the others are not even voted on. */
const isForRoot = (call: Uint8Array): boolean =>
  start.fork().submit(authorities[0], tx('Governance.propose', call)).error === null;

/** What the block and its signer have read and written anyway. */
function bookkeeping({ types }: TestChain, signer: Account): Key[] {
  const block = ['Events', 'ExtrinsicData', 'Digest', 'BlockContext', 'Number'];
  return [
    ':extrinsic_index',
    ...block.map((item) => types.storageKey(`System.${item}`, [])),
    types.storageKey('System.BlockHash', [0]),
    types.storageKey('TransactionPayment.Coefficients', []),
    types.storageKey('System.Account', [signer]),
    types.storageKey('Registry.Roles', [signer]),
  ];
}

/** The weight that an included extrinsic booked. */
function booked({ events }: Receipt): bigint {
  const end = events.find(({ path }) => /^System\.Extrinsic(Success|Failed)$/.test(path))!;
  return (end.data as { dispatchInfo: { weight: { refTime: bigint } } }).dispatchInfo.weight
    .refTime;
}

/** The item of storage that a key is of. */
function nameOf({ types }: TestChain, key: Key): string {
  const paths = types.storagePaths();
  return paths.find((path) => key.startsWith(types.storageKey(path, []))) ?? showKey(key);
}

/** What a vote books besides the call it may run, of that for the database: 5 reads and 3 writes. */
const VOTE = booked(start.fork().submit(authorities[0], tx('Governance.approve', 9_999))) - BASE;
const VOTE_DATABASE = 5n * READ + 3n * WRITE;

function submitCounted(chain: TestChain, signer: Account, call: Tx): Receipt {
  const extrinsic = chain.extrinsic(signer, call);
  const { result, reads, writes } = touchedBy(chain, bookkeeping(chain, signer), () =>
    chain.submitRaw(extrinsic),
  );
  if (result.outcome.kind === 'refused') return result;
  const spent = READ * BigInt(reads.size) + WRITE * BigInt(writes.size);
  let room = booked(result) - BASE;
  // The time a vote takes is no room for what the call reads and writes.
  if (call.path === 'Governance.approve') room += VOTE_DATABASE - VOTE;
  if (spent > room) {
    const names = (keys: Set<Key>): string => [...keys].map((key) => nameOf(chain, key)).join(', ');
    throw new Error(`reads ${names(reads)} and writes ${names(writes)} for ${room} ps`);
  }
  return result;
}

/** A call that does something, or anything that Root may be asked to do. */
const plausible = fc.constantFrom(
  ...[alice, bob, charlie, dave].flatMap((who) => [
    tx('Registry.addAdmin', who),
    tx('Registry.removeAdmin', who),
    tx('Registry.updateUserStatus', who, 'Suspended'),
    tx('Registry.registerUser', who, 'Prosumer', '0x00'),
    tx('Registry.assignMeter', 'roof', who),
    tx('GridToken.addMinter', who),
    tx('GridToken.removeMinter', who),
    tx('GridToken.addBurner', who),
    tx('OracleClient.addOracleOperator', who),
    tx('OracleClient.removeOracleOperator', who),
    tx('Trading.addMarketMaker', who),
  ]),
  tx('Registry.setMeterProfile', 'roof', alice.publicKey, 'Sr25519', 10_000n, 'Bidirectional'),
  tx('OracleClient.setAutoMarketClearing', false),
  tx('OracleClient.setAutoMarketClearing', true),
  tx('OracleClient.setParameters', { quorum: 1, requestLifetime: 9, deadbandWh: 20n }),
  setAuthorities(seats(...authorities, account('a fifth'))),
  setAuthorities(seats(...authorities)),
  setAuthorities(seats(...Array.from({ length: 32 }, (_, i) => account(`seat ${i}`)))),
  tx('System.killPrefix', keyBytes(start.types.storageKey('GridToken.Allowances', [])), 3),
  tx('System.remark', new Uint8Array(5_000)),
);
const call = fc.oneof(
  { weight: 3, arbitrary: plausible.map((one) => start.types.encodeCall(one)) },
  {
    weight: 1,
    arbitrary: fc
      .nat()
      .map((seed) => shapes.call(new Random(seed)))
      .filter(isForRoot),
  },
);
const step = fc.oneof(
  { weight: 4, arbitrary: call },
  { weight: 8, arbitrary: fc.nat(6).map((id) => ({ id })) },
  { weight: 1, arbitrary: fc.constantFrom(6_000n, 8n * 86_400_000n) },
);

test('no proposal and no vote touches more of the database than it has booked', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), fc.nat(), (steps, seed) => {
      const chain = start.fork();
      const random = new Random(seed);
      for (const next of steps) {
        if (typeof next === 'bigint') chain.nextBlock(next);
        else if (next instanceof Uint8Array) {
          const receipt = submitCounted(
            chain,
            random.pick(authorities),
            tx('Governance.propose', next),
          );
          if (receipt.error === null) seen.add('proposed');
        } else {
          // Every authority votes: what can be run is run.
          for (const who of authorities) {
            const receipt = submitCounted(chain, who, tx('Governance.approve', next.id));
            for (const { path, data } of receipt.events) {
              if (path !== 'Governance.Executed') continue;
              seen.add('Ok' in (data as { result: object }).result ? 'worked' : 'failed');
            }
          }
        }
      }
      chain.nextBlock();
    }),
    { numRuns: process.env['GRID_FULL'] ? 1_000 : 40 },
  );
  expect([...seen].sort()).toEqual(['failed', 'proposed', 'worked']);
});
