import { TypeRegistry } from '@polkadot/types';
import fc from 'fast-check';
import { unsigned } from '../scale/support/arbitraries.js';
import { Request } from '../scale/support/fields.js';
import { TestModule } from '../scale/support/test-module.js';

export const registry = new TypeRegistry();

export function loadPrimitives(): Promise<TestModule> {
  return TestModule.load('tests/primitives/assembly/index.ts');
}

/** The order is that of tests/primitives/assembly/round-trip.ts. */
export const TYPES = [
  'H256',
  'AccountId',
  'AccountInfo',
  'Weight',
  'MultiAddress',
  'Digest',
  'Header',
  'OpaqueExtrinsic',
  'DispatchError',
] as const;

export type TypeName = (typeof TYPES)[number];

export interface Recoded {
  ok: boolean;
  /** `ok`, and no input is left. */
  done: boolean;
  /** Bytes of memory taken by decoding. */
  allocated: number;
  /** What the decoded value encodes to; empty when decoding failed. */
  encoded: Uint8Array;
}

/** Decodes a value and encodes it again. */
export function roundTrip(module: TestModule, type: TypeName, input: Uint8Array): Recoded {
  const answer = module.ask('roundTrip', new Request().u8(TYPES.indexOf(type)).raw(input));
  return {
    ok: answer.bool(),
    done: answer.bool(),
    allocated: answer.u32(),
    encoded: answer.slice(),
  };
}

/** SCALE of a value by the name that @polkadot/types has for its type. */
export function theirs(type: string, value: unknown): Uint8Array {
  return registry.createType(type, value).toU8a();
}

export const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

const payload = fc
  .uint8Array({ maxLength: 70 })
  .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);

const engine = fc.constantFrom('aura', 'FRNK', 'BABE').map((id) => Buffer.from(id).toString('hex'));

/** A log of a digest as @polkadot/types takes it. */
export const digestItem = fc.oneof(
  payload.map((bytes) => ({ Other: bytes })),
  fc
    .tuple(fc.constantFrom('Consensus', 'Seal', 'PreRuntime'), engine, payload)
    .map(([kind, id, bytes]) => ({ [kind]: [`0x${id}`, bytes] })),
  fc.constant({ RuntimeEnvironmentUpdated: null }),
);

/** A header as @polkadot/types takes it. */
export const header = fc.record({
  parentHash: hash,
  number: unsigned(32),
  stateRoot: hash,
  extrinsicsRoot: hash,
  digest: fc.record({ logs: fc.array(digestItem, { maxLength: 5 }) }),
});
