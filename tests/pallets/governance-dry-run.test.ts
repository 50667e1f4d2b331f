import { describe, expect, test } from '@jest/globals';
import { alice, bob, erc } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { network, propose } from '../support/governance.js';
import '../support/matchers.js';

interface DryRun {
  proposable: unknown;
  weight: { refTime: bigint };
  result: unknown;
  events: { event: unknown; phase: unknown }[];
}

const DONE = { Ok: [] };
const dryRun = (chain: TestChain, call: Tx): DryRun =>
  chain.api('GovernanceApi.dry_run', call) as DryRun;

describe('dry_run tells what a proposal would come to', () => {
  test('if it succeeds: its events, as if it were the first of a block', () => {
    const chain = network();
    expect(dryRun(chain, tx('Registry.addAdmin', alice))).toMatchObject({
      proposable: DONE,
      result: DONE,
      events: [
        {
          phase: { ApplyExtrinsic: 0 },
          event: { Registry: { RoleGranted: { account: alice.address, role: 'Admin' } } },
        },
      ],
    });
  });

  test('if it fails: its error, and no events', () => {
    const chain = network();
    expect(dryRun(chain, tx('Registry.removeAdmin', alice))).toMatchObject({
      proposable: DONE,
      result: chain.types.failure('Registry.NotAdmin'),
      events: [],
    });
  });

  test('if it may not even be proposed', () => {
    const chain = network();
    const refusal = chain.types.failure('System.CallFiltered');
    const call = tx('System.killPrefix', new Uint8Array(0), 1);
    expect(dryRun(chain, call)).toMatchObject({ proposable: refusal, result: refusal });
  });

  test('with the weight that it is booked with', () => {
    const chain = network();
    const call = tx('Registry.addAdmin', alice);
    propose(chain, call);
    const stored = chain.query('Governance.Proposals', 0) as { weight: object };
    expect(dryRun(chain, call).weight).toEqual(stored.weight);
  });

  test('and changes nothing, whoever asks, between blocks too', () => {
    const chain = network();
    chain.nextBlock();
    const call = tx('Registry.addAdmin', alice);
    const input = chain.types.encodeCall(call);
    const before = chain.chain.head.state.root();
    chain.chain.call('GovernanceApi_dry_run', input);
    expect(chain.chain.head.state.root()).toEqual(before);
    expect(chain.query('Registry.Roles', alice)).toBe(0);
    expect(chain.submit(erc, tx('System.remark', 'sunny'))).toSucceed();
    expect(chain.query('Registry.Roles', bob)).not.toBe(0);
  });
});
