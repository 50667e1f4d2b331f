import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, alice, bob, charlie, dave, eve } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { ROLE_REQUIRED } from '../support/refusals.js';
import '../support/matchers.js';

const PEOPLE = [bob, charlie, dave, eve] as const;
const METERS = Array.from({ length: 14 }, (_, i) => `meter-${i}`);
const MAX_METERS = 10;
const SUSPENSIONS = 4;
const ROLE = { Admin: 1, Prosumer: 2, Consumer: 3 } as const;

/** The registry's rules, written down independently of the runtime. */
class Model {
  readonly users = new Map<Account, { type: 'Prosumer' | 'Consumer'; status: string }>();
  readonly owners = new Map<string, Account>();
  readonly admins = new Set<Account>([alice]);
  suspensions = 0;

  metersOf(who: Account): number {
    return [...this.owners.values()].filter((owner) => owner === who).length;
  }

  roles(who: Account): number {
    const user = this.users.get(who);
    const trading = user?.status === 'Active' ? 1 << ROLE[user.type] : 0;
    return trading | (this.admins.has(who) ? 1 << ROLE.Admin : 0);
  }
}

interface Step {
  call: Tx;
  /** Alice, unless told. */
  signer?: Account;
  apply: (model: Model) => boolean;
}

const person = fc.constantFrom(...PEOPLE);
const meter = fc.constantFrom(...METERS);

const register = fc
  .tuple(person, fc.constantFrom('Prosumer' as const, 'Consumer' as const))
  .map(([who, type]): Step => ({
    call: tx('Registry.registerUser', who, type, 'here'),
    apply: ({ users }) => {
      const allowed = (users.get(who)?.status ?? 'Inactive') === 'Inactive';
      if (allowed) users.set(who, { type, status: 'Active' });
      return allowed;
    },
  }));

const status = fc
  .tuple(person, fc.constantFrom('Active', 'Suspended', 'Inactive'))
  .map(([who, to]): Step => ({
    call: tx('Registry.updateUserStatus', who, to),
    apply: (model) => {
      const user = model.users.get(who);
      if (!user) return false;
      const takes = user.status === 'Active' || to === 'Suspended';
      if (user.status === to) return true;
      if (takes && model.suspensions === SUSPENSIONS) return false;
      if (takes) model.suspensions++;
      user.status = to;
      return true;
    },
  }));

const assign = fc.tuple(meter, person).map(([id, who]): Step => ({
  call: tx('Registry.assignMeter', id, who),
  apply: (model) => {
    const allowed =
      model.users.has(who) && !model.owners.has(id) && model.metersOf(who) < MAX_METERS;
    if (allowed) model.owners.set(id, who);
    return allowed;
  },
}));

const unassign = meter.map((id): Step => ({
  call: tx('Registry.unassignMeter', id),
  apply: ({ owners }) => owners.delete(id),
}));

const addAdmin = person.map((who): Step => ({
  call: tx('Registry.addAdmin', who),
  apply: ({ admins }) => !admins.has(who) && Boolean(admins.add(who)),
}));

/** Alice is not among them: she stays. */
const removeAdmin = fc.tuple(person, fc.boolean()).map(([who, byItself]): Step => ({
  call: tx('Registry.removeAdmin', who),
  signer: byItself ? who : alice,
  apply: ({ admins }) => byItself && admins.delete(who),
}));

const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: register },
    { weight: 2, arbitrary: status },
    { weight: 6, arbitrary: assign },
    { weight: 2, arbitrary: unassign },
    { weight: 1, arbitrary: addAdmin },
    { weight: 1, arbitrary: removeAdmin },
  ),
  { minLength: 1, maxLength: 60 },
);

function expectSame(chain: TestChain, model: Model): void {
  for (const who of PEOPLE) {
    expect(chain.query('Registry.Roles', who)).toBe(model.roles(who));
    expect(chain.query('Registry.MetersOf', who)).toHaveLength(model.metersOf(who));
  }
  for (const id of METERS) {
    expect(chain.query('Registry.Meters', id) === null).toBe(!model.owners.has(id));
  }
  expect(chain.query('Registry.AdminCount')).toBe(model.admins.size);
}

test('under any calls the registry keeps its caps, its counts, and one owner a meter', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const chain = new ChainBuilder()
        .admin(alice)
        .configure({ registry: { suspensionsPerDay: SUSPENSIONS } })
        .build();
      const model = new Model();
      for (const { call, signer = alice, apply } of sequence) {
        const roles = model.roles(signer);
        const refusal = roles === 0 ? 'BadSigner' : ROLE_REQUIRED;
        const isAdmin = model.admins.has(signer);
        const receipt = chain.submit(signer, call);
        const isDone = apply(model);
        if (!isAdmin) expect(receipt).toBeRefused(refusal);
        else if (!isDone) expect(receipt).toBeNoop(receipt.error ?? 'an error');
        else expect(receipt).toSucceed();
      }
      expectSame(chain, model);
      chain.nextBlock();
    }),
    { numRuns: 100 },
  );
});
