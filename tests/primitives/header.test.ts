import { beforeAll, describe, expect, test } from '@jest/globals';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { Header } from '@polkadot/types/interfaces';
import fc from 'fast-check';
import { concat, fromHex, toHex } from '../../tools/compiler/host/bytes.js';
import type { Answer } from '../scale/support/fields.js';
import { Request } from '../scale/support/fields.js';
import type { TestModule } from '../scale/support/test-module.js';
import { hash, header, loadPrimitives, registry, roundTrip, theirs } from './support.js';

let primitives: TestModule;

beforeAll(async () => {
  primitives = await loadPrimitives();
});

interface Log {
  kind: number;
  engine: string;
  payload: string;
  encoded: string;
}

function readLog(answer: Answer): Log {
  return {
    kind: answer.u8(),
    engine: Buffer.from(answer.raw(4)).toString('latin1'),
    payload: toHex(answer.slice()),
    encoded: toHex(answer.slice()),
  };
}

function describeHeader(bytes: Uint8Array): unknown {
  const answer = primitives.ask('header', new Request().raw(bytes));
  const optional = (): string | null => (answer.bool() ? toHex(answer.slice()) : null);
  return {
    parentHash: toHex(answer.raw(32)),
    number: answer.u32(),
    stateRoot: toHex(answer.raw(32)),
    extrinsicsRoot: toHex(answer.raw(32)),
    logs: Array.from({ length: answer.u32() }, () => readLog(answer)),
    aura: optional(),
    grandpa: optional(),
  };
}

// Source: bytes and hash of a header made by FRAME.
const VECTOR =
  `0x${'11'.repeat(32)}04${'22'.repeat(32)}${'33'.repeat(32)}` +
  '0406617572612001020304050607' +
  '08';
const VECTOR_HASH = '0xe298c552aa6f90c17d03384a340e4e6727ab1f6239ebc7ab0c24d63cf2d286f2';

describe('a header', () => {
  test('of FRAME is read as FRAME meant it', () => {
    expect(describeHeader(fromHex(VECTOR))).toEqual({
      parentHash: `0x${'11'.repeat(32)}`,
      number: 1,
      stateRoot: `0x${'22'.repeat(32)}`,
      extrinsicsRoot: `0x${'33'.repeat(32)}`,
      logs: [
        {
          kind: 6,
          engine: 'aura',
          payload: '0x0102030405060708',
          encoded: '0x0661757261200102030405060708',
        },
      ],
      aura: '0x0102030405060708',
      grandpa: null,
    });
  });

  test('of FRAME keeps its hash', () => {
    expect(blake2AsHex(roundTrip(primitives, 'Header', fromHex(VECTOR)).encoded)).toBe(VECTOR_HASH);
  });

  test('has the parts that @polkadot/types finds', () => {
    fc.assert(
      fc.property(header, (value) => {
        const theirHeader = registry.createType<Header>('Header', value);
        const logs = theirHeader.digest.logs.map((log) => toHex(log.toU8a()));
        expect(describeHeader(theirHeader.toU8a())).toMatchObject({
          parentHash: toHex(value.parentHash),
          number: Number(value.number),
          stateRoot: toHex(value.stateRoot),
          extrinsicsRoot: toHex(value.extrinsicsRoot),
          logs: logs.map((encoded) => ({ encoded, kind: Number(`0x${encoded.slice(2, 4)}`) })),
        });
      }),
    );
  });

  test('gives the first pre-runtime log of an engine, and no other log', () => {
    const logs = [
      { Seal: ['0x61757261', '0x01'] },
      { PreRuntime: ['0x46524e4b', '0x02'] },
      { PreRuntime: ['0x61757261', '0x03'] },
      { PreRuntime: ['0x61757261', '0x04'] },
    ];
    const bytes = theirs('Header', { digest: { logs } });
    expect(describeHeader(bytes)).toMatchObject({ aura: '0x03', grandpa: '0x02' });
  });

  test.each([1, 2, 3, 7, 9, 255])('with a log of the unknown kind %d is refused', (kind) => {
    const bytes = concat(fromHex(VECTOR).slice(0, 97), Uint8Array.of(4, kind, 97, 117, 114, 97, 0));
    expect(roundTrip(primitives, 'Header', bytes).ok).toBe(false);
  });
});

describe('a block', () => {
  const bodies = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 6 });

  function decodeBlock(bytes: Uint8Array): unknown {
    const answer = primitives.ask('block', new Request().raw(bytes));
    return {
      ok: answer.bool(),
      done: answer.bool(),
      allocated: answer.u32(),
      number: answer.u32(),
      bodies: Array.from({ length: answer.u32() }, () => toHex(answer.slice())),
    };
  }

  test('is its header, then its extrinsics', () => {
    fc.assert(
      fc.property(header, bodies, (value, extrinsics) => {
        const hex = extrinsics.map(toHex);
        const bytes = concat(theirs('Header', value), theirs('Vec<Bytes>', hex));
        expect(decodeBlock(bytes)).toMatchObject({
          done: true,
          number: Number(value.number),
          bodies: hex,
        });
      }),
    );
  });

  test('that promises more extrinsics than it has is refused without taking memory for them', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 41, max: 2 ** 32 - 1 }), (rest, count) => {
        const list = concat(theirs('Compact<u32>', count), new Uint8Array(rest));
        const bytes = concat(theirs('Header', {}), list);
        const { ok, allocated } = decodeBlock(bytes) as { ok: boolean; allocated: number };
        expect(ok).toBe(false);
        expect(allocated).toBeLessThan(512);
      }),
    );
  });
});

test('an extrinsic is its body behind a length', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 300 })),
      (body) => {
        const wrapped = primitives.call('wrapExtrinsic', body);
        expect(toHex(wrapped)).toBe(toHex(theirs('Bytes', toHex(body))));
      },
    ),
  );
});

describe('inherent data', () => {
  const entries = fc.uniqueArray(
    fc.record({
      id: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      value: fc.uint8Array({ maxLength: 20 }),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  );

  function find(
    id: bigint,
    bytes: Uint8Array,
  ): { ok: boolean; allocated: number; value: string | null } {
    const answer = primitives.ask('inherent', new Request().u64(id).raw(bytes));
    return {
      ok: answer.bool(),
      allocated: answer.u32(),
      value: answer.bool() ? toHex(answer.slice()) : null,
    };
  }

  test('gives the value of an identifier', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, pick) => {
        const items = list.map(({ id, value }) =>
          concat(new Request().u64(id).bytes(), theirs('Bytes', toHex(value))),
        );
        const bytes = concat(theirs('Compact<u32>', list.length), ...items);
        const wanted = list[pick % (list.length + 1)];
        const { ok, value } = find(wanted?.id ?? 2n ** 64n - 1n, bytes);
        expect(ok).toBe(true);
        if (wanted) expect(value).toBe(toHex(wanted.value));
      }),
    );
  });

  // Source: what a node with FRAME's template runtime passes.
  test('of a node is found under its identifiers', () => {
    const bytes = fromHex(
      '0x0861757261736c6f7420d652e3100000000074696d737461703020a077e5cf8b010000',
    );
    const id = (text: string): bigint => Buffer.from(text).readBigUInt64LE();
    expect(find(id('auraslot'), bytes)).toMatchObject({ ok: true, value: '0xd652e31000000000' });
    expect(find(id('timstap0'), bytes)).toMatchObject({ ok: true, value: '0xa077e5cf8b010000' });
    expect(find(id('newheads'), bytes)).toMatchObject({ ok: true, value: null });
  });

  test('that promises more than it has is refused without taking memory for it', () => {
    const { ok, allocated } = find(0n, fromHex('0x03ffffffff0000000000000000'));
    expect(ok).toBe(false);
    expect(allocated).toBeLessThan(256);
  });
});

test('hashes and accounts are equal when all their bytes are', () => {
  const changed = fc.tuple(hash, fc.nat(32)).map(([bytes, at]) => {
    const other = Uint8Array.from(bytes);
    if (at < 32) other[at] = (other[at] as number) ^ 1;
    return [bytes, other, at === 32] as const;
  });
  fc.assert(
    fc.property(changed, ([bytes, other, same]) => {
      const answer = primitives.ask('equality', new Request().raw(bytes).raw(other));
      expect([answer.bool(), answer.bool(), answer.bool(), answer.bool()]).toEqual([
        same,
        same,
        bytes.every((byte) => byte === 0),
        same,
      ]);
    }),
  );
  const zeros = primitives.ask('equality', new Request().raw(new Uint8Array(64)));
  expect([zeros.bool(), zeros.bool(), zeros.bool()]).toEqual([true, true, true]);
});
