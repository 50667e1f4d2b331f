/** What is fed: each target makes inputs and says what is wrong with the runtime's answer, if anything. */
import { compact, concat, lengthPrefixed, utf8 } from '../compiler/host/bytes.js';
import { ExecutionError } from '../compiler/host/executor.js';
import { Externalities } from '../compiler/host/externalities.js';
import { code, flawInTaking, proposalOf, smallModule } from './code.js';
import { mutate } from './mutate.js';
import type { Random } from './random.js';
import { header, sampleFor } from './samples.js';
import { type Scene, signedBody } from './scene.js';
import type { CallShape } from './shapes.js';

/** Bytes of memory that a decoder may take for nothing, and for each byte that it is given. */
const FREE_MEMORY = 2 * 1024 * 1024;
const PER_BYTE = 4;
/** Bytes of heap that no call may pass. */
const MOST_HEAP = 16 * 1024 * 1024;

/** A call of an export. */
export interface Attempt {
  readonly entry: string;
  readonly input: Uint8Array;
}

export interface Target {
  readonly name: string;
  /** An input, mostly valid or nearly so. */
  make(random: Random): Uint8Array;
  /** What is wrong with what the runtime makes of `input`; null when nothing is. */
  flawIn(input: Uint8Array): string | null;
  /** The call by which another host can be asked for the same; null where the answer depends on more. */
  asCall(input: Uint8Array): Attempt | null;
}

/** What is wrong with an answer; null when nothing is. */
type Check = (answer: Uint8Array) => string | null;

export function targetsOf(scene: Scene): Target[] {
  return [
    ...scene.decoders.map((name, number) => decoder(scene, name, number)),
    ...scene.shapes.apis
      .filter(({ name }) => !NEEDS_MORE.has(name))
      .map(({ name, args }) =>
        api(scene, name, (random) =>
          concat(...args.map((arg) => scene.shapes.sample(arg, random))),
        ),
      ),
    api(scene, 'Core_initialize_block', (random) => header(scene, random)),
    api(scene, 'Core_execute_block', (random) => block(scene, random)),
    api(scene, 'BlockBuilder_check_inherents', (random) =>
      concat(block(scene, random), inherentData(random)),
    ),
    ...scene.shapes.calls.map((call) =>
      extrinsic(scene, `extrinsic ${call.name}`, (random) => {
        const signer = random.pick(scene.accounts);
        return signedBody(signer, random.below(2), scene.shapes.call(random, call));
      }),
    ),
    extrinsic(scene, 'extrinsic bare', (random) =>
      concat(Uint8Array.of(4), scene.shapes.call(random)),
    ),
    proposedCode(scene),
    genesis(scene),
    storage(scene),
  ];
}

/** Metadata says nothing of what they take, or they need a keystore. */
const NEEDS_MORE = new Set([
  'Core_initialize_block',
  'Core_execute_block',
  'BlockBuilder_check_inherents',
  'SessionKeys_generate_session_keys',
]);

/** Exports that may stop with a reason, as they get blocks that must not exist. */
const MAY_PANIC = /^(Core|BlockBuilder)_/;

/** What is wrong with how a call ended. */
function flawOf(entry: string, error: unknown): string | null {
  if (!(error instanceof ExecutionError)) throw error;
  const { panic } = error;
  if (panic === null) return error.message.split('\n')[0] ?? 'a trap';
  return MAY_PANIC.test(entry) || panic.endsWith('do not decode') ? null : `it stops: ${panic}`;
}

function answerTo(
  scene: Scene,
  { entry, input }: Attempt,
  check: Check = () => null,
  ext = new Externalities(scene.chain.head.state),
): string | null {
  try {
    const answer = scene.executor.call(entry, input, ext);
    const { lastHeap } = scene.executor;
    if (lastHeap > MOST_HEAP) return `it takes ${lastHeap} bytes of heap`;
    return check(answer);
  } catch (error) {
    return flawOf(entry, error);
  }
}

function decoder(scene: Scene, name: string, number: number): Target {
  const asCall = (input: Uint8Array): Attempt => ({
    entry: 'Fuzz_decode',
    input: concat(Uint8Array.of(number & 0xff, number >> 8), input),
  });
  return {
    name: `decode ${name}`,
    make: (random) => mutate(sampleFor(name, scene, random), random),
    flawIn: (input) =>
      answerTo(scene, asCall(input), (answer) => flawInDecoding(input, answer), NO_STATE),
    asCall,
  };
}

const NO_STATE = new Externalities();

function flawInDecoding(input: Uint8Array, answer: Uint8Array): string | null {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.length);
  const memory = view.getUint32(5, true);
  if (memory > FREE_MEMORY + PER_BYTE * input.length) {
    return `it takes ${memory} bytes of memory to decode ${input.length}`;
  }
  if (answer[0] === 0) return null;
  const read = input.subarray(0, view.getUint32(1, true));
  return Buffer.compare(read, answer.subarray(9)) === 0
    ? null
    : `it encodes what it decoded as ${Buffer.from(answer.subarray(9)).toString('hex')}`;
}

function api(scene: Scene, name: string, make: (random: Random) => Uint8Array): Target {
  return {
    name: `api ${name}`,
    make: (random) => mutate(make(random), random),
    flawIn: (input) => answerTo(scene, { entry: name, input }),
    // What writes would change the answers that follow, and signatures are not mocked elsewhere.
    asCall: (input) => (MAY_PANIC.test(name) || WRITES.has(name) ? null : { entry: name, input }),
  };
}

const WRITES = new Set([
  'GenesisBuilder_build_state',
  'TaggedTransactionQueue_validate_transaction',
]);

function inherentData(random: Random): Uint8Array {
  const entry = (id: string) => concat(utf8(id), lengthPrefixed(random.bytes(8)));
  return concat(compact(2), entry('auraslot'), entry('timstap0'));
}

function block(scene: Scene, random: Random): Uint8Array {
  const extrinsics = Array.from({ length: random.below(4) }, () =>
    sampleFor('OpaqueExtrinsic', scene, random),
  );
  return concat(header(scene, random), compact(extrinsics.length), ...extrinsics);
}

/** Applied in a block, and shown to the pool. */
function extrinsic(scene: Scene, name: string, make: (random: Random) => Uint8Array): Target {
  const opened = scene.chain.openBlock().ext;
  return {
    name,
    make: (random) => mutate(make(random), random),
    flawIn(body) {
      const input = lengthPrefixed(body);
      const pool = concat(Uint8Array.of(2), input, scene.chain.head.hash);
      opened.startTransaction();
      try {
        const refuses = (answer: Uint8Array) => (answer.length ? null : 'it answers nothing');
        return (
          answerTo(scene, { entry: 'BlockBuilder_apply_extrinsic', input }, refuses, opened) ??
          answerTo(scene, { entry: 'TaggedTransactionQueue_validate_transaction', input: pool })
        );
      } finally {
        opened.rollbackTransaction();
      }
    },
    asCall: (body) => ({
      entry: 'TransactionPaymentApi_query_info',
      input: concat(lengthPrefixed(body), new Uint8Array(new Uint32Array([body.length]).buffer)),
    }),
  };
}

/** Code in a proposal: it is parsed, and where one approval is enough the host reads it, too. */
function proposedCode(scene: Scene): Target {
  const { executor, chain, shapes, accounts } = scene;
  const shapeOf = (name: string): CallShape => {
    const found = shapes.calls.find((call) => call.name === name);
    if (!found) throw new Error(`the runtime has no call ${name}`);
    return found;
  };
  const propose = shapeOf('Governance.propose');
  const setCode = shapeOf('System.set_code');
  const module = smallModule(executor.code);
  const extrinsicOf = (signer: Uint8Array, bytes: Uint8Array): Uint8Array =>
    lengthPrefixed(signedBody(signer, 0, proposalOf(propose, setCode, bytes)));
  const opened = chain.openBlock().ext;
  const applied = (signer: Uint8Array, bytes: Uint8Array, check: Check): string | null => {
    opened.startTransaction();
    try {
      const input = extrinsicOf(signer, bytes);
      return answerTo(scene, { entry: 'BlockBuilder_apply_extrinsic', input }, check, opened);
    } finally {
      opened.rollbackTransaction();
    }
  };
  const isIn: Check = (answer) => (answer[0] === 0 ? null : 'it is refused');
  const authority = accounts.find((who) => applied(who, module, isIn) === null);
  if (!authority) throw new Error('none of the accounts may propose');
  return {
    name: 'proposed code',
    make: (random) => mutate(code(module, random), random),
    flawIn: (bytes) =>
      applied(authority, bytes, (answer) => {
        const isTaken = answer[0] === 0 && answer[1] === 0;
        return isTaken ? flawInTaking(bytes, executor.code) : null;
      }),
    asCall: () => null,
  };
}

/** JSON that is nearly a genesis configuration. */
function genesis(scene: Scene): Target {
  const whole = utf8(scene.genesis);
  const parts = Object.entries(JSON.parse(scene.genesis) as Record<string, unknown>).map(
    ([name, value]) => utf8(JSON.stringify({ [name]: value })),
  );
  return {
    name: 'genesis',
    make: (random) => mutate(random.once(4) ? whole : random.pick(parts), random),
    flawIn: (text) =>
      answerTo(
        scene,
        { entry: 'GenesisBuilder_build_state', input: lengthPrefixed(text) },
        (answer) => (answer[0] === 0 || answer[0] === 1 ? null : 'it answers neither Ok nor Err'),
        new Externalities(),
      ),
    asCall: () => null,
  };
}

/** A stored value that is not what it should be: reads answer all the same, or say that it does not decode. */
function storage(scene: Scene): Target {
  const reads = scene.shapes.apis.filter(({ name }) => /^(?!Core|BlockB|Gen|Sess)/.test(name));
  const state = scene.chain.head.state;
  const isSpoilt = (key: Uint8Array): boolean => key[0] !== 0x3a;
  const keys = scene.keys.filter(isSpoilt);
  const valueOf = (key: Uint8Array): Uint8Array =>
    state.get(Buffer.from(key).toString('latin1')) ?? new Uint8Array();
  return {
    name: 'storage',
    make(random) {
      const key = random.pick(keys);
      return concat(lengthPrefixed(key), mutate(valueOf(key), random));
    },
    flawIn(input) {
      const length = (input[0] ?? 0) >> 2;
      const key = Buffer.from(input.subarray(1, 1 + length)).toString('latin1');
      const ext = new Externalities(state);
      ext.set(key, input.subarray(1 + length));
      for (const { name, args } of reads) {
        if (args.length > 0) continue;
        const flaw = answerTo(scene, { entry: name, input: new Uint8Array() }, undefined, ext);
        if (flaw) return `${name}: ${flaw}`;
      }
      return null;
    },
    asCall: () => null,
  };
}
