/** What authorities decide is paid for before it is done, whatever has changed since they were asked. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyBytes } from '../../tools/compiler/host/bytes.js';
import { Random } from '../../tools/fuzz/random.js';
import { Shapes } from '../../tools/fuzz/shapes.js';
import { type Account, account, alice, bob, charlie, dave } from '../support/accounts.js';
import { type Receipt, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { authorities, network, seats, setAuthorities } from '../support/governance.js';
import '../support/matchers.js';
import { type Bill, billOf, touchedBy } from '../support/touched.js';

const READ = 25_000_000n;
const WRITE = 100_000_000n;

const start = network();
const shapes = new Shapes(
  start.chain.metadata(15),
  [alice, bob, charlie, dave].map(({ publicKey }) => publicKey),
);
/** Whose call may be Root's: the others are not even voted on. */
const isForRoot = (call: Uint8Array): boolean =>
  start.fork().submit(authorities[0], tx('Governance.propose', call)).error === null;

/** A receipt with what the database had to do and what was booked for it, in ps. */
function submitCounted(chain: TestChain, signer: Account, call: Tx): [Receipt, Bill | null] {
  const { result, ...touched } = touchedBy(chain.storage, () => chain.submit(signer, call));
  const isIn = result.outcome.kind !== 'refused';
  return [result, isIn ? billOf(chain.types, signer, result.events, touched) : null];
}

/** The time that an approval takes besides the database is no room for what its call reads and writes. */
const TIME_OF_VOTE = ((): bigint => {
  const [, bill] = submitCounted(start.fork(), authorities[0], tx('Governance.approve', 9_999));
  const [reads, writes] = [5n, 3n];
  return bill!.booked - reads * READ - writes * WRITE;
})();

function submitPaid(chain: TestChain, signer: Account, call: Tx): Receipt {
  const [receipt, bill] = submitCounted(chain, signer, call);
  if (!bill) return receipt;
  const time = call.path === 'Governance.approve' ? TIME_OF_VOTE : 0n;
  if (bill.spent > bill.booked - time) throw new Error(`${call.path} ${bill.items}`);
  return receipt;
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
          const receipt = submitPaid(
            chain,
            random.pick(authorities),
            tx('Governance.propose', next),
          );
          if (receipt.error === null) seen.add('proposed');
        } else {
          // Every authority votes: what can be run is run.
          for (const who of authorities) {
            const receipt = submitPaid(chain, who, tx('Governance.approve', next.id));
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
