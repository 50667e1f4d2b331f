/** Scripts: lists of kinds that tell a test module what to decode or encode. */
import { Request, type Answer } from './fields.js';
import type { TestModule } from './test-module.js';

/** The order is that of tests/scale/assembly/kinds.ts. */
const KINDS = [
  'u8',
  'u16',
  'u32',
  'u64',
  'u128',
  'bool',
  'compact',
  'compactU32',
  'compactU128',
  'bytes',
  'text',
  'option',
  'count',
  'enumIndex',
  'raw',
] as const;

export type Kind = (typeof KINDS)[number];

/** A kind, with its parameter where it has one: item size, last index or number of bytes. */
export type Step = Kind | [kind: 'count' | 'enumIndex' | 'raw', parameter: number];

export type Value = number | bigint | boolean | string | Uint8Array;

/** What decoding gave. */
export interface Decoded {
  values: Value[];
  ok: boolean;
  /** `ok`, and no input is left. */
  done: boolean;
  /** Bytes of input stepped over. */
  consumed: number;
  /** Bytes of memory taken for objects. */
  allocated: number;
}

/** Decodes `input` with the runtime's reader. */
export function read(module: TestModule, script: Step[], input: Uint8Array): Decoded {
  const answer = module.ask('read', new Request().slice(encodeScript(script)).raw(input));
  return {
    values: script.map((step) => readValue(answer, kindOf(step))),
    ok: answer.bool(),
    done: answer.bool(),
    consumed: answer.u32(),
    allocated: answer.u32(),
  };
}

/** Encodes `values` with the runtime's writer, which starts with room for `capacity` bytes. */
export function write(
  module: TestModule,
  script: Step[],
  values: Value[],
  capacity = 16,
): Uint8Array {
  const request = new Request().u32(capacity).slice(encodeScript(script));
  return module.call('write', appendValues(request, script, values).bytes());
}

/** Decodes with as-scale-codec, which panics at what it cannot decode. */
export function referenceRead(module: TestModule, script: Step[], input: Uint8Array): Value[] {
  const request = new Request().slice(encodeScript(script)).raw(input);
  const answer = module.ask('referenceRead', request);
  return script.map((step) => readValue(answer, kindOf(step)));
}

/** Encodes with as-scale-codec. */
export function referenceWrite(module: TestModule, script: Step[], values: Value[]): Uint8Array {
  const request = new Request().slice(encodeScript(script));
  return module.call('referenceWrite', appendValues(request, script, values).bytes());
}

function kindOf(step: Step): Kind {
  return typeof step === 'string' ? step : step[0];
}

function encodeScript(script: Step[]): Uint8Array {
  return Uint8Array.from(
    script.flatMap((step) => {
      const kind = KINDS.indexOf(kindOf(step));
      return typeof step === 'string' ? [kind] : [kind, step[1]];
    }),
  );
}

function readValue(answer: Answer, kind: Kind): Value {
  switch (kind) {
    case 'u8':
    case 'enumIndex':
      return answer.u8();
    case 'u16':
    case 'u32':
    case 'compactU32':
    case 'count':
      return answer.u32();
    case 'u64':
    case 'compact':
      return answer.u64();
    case 'u128':
    case 'compactU128':
      return answer.u128();
    case 'bool':
    case 'option':
      return answer.bool();
    case 'text':
      return answer.text();
    default:
      return answer.slice();
  }
}

function appendValues(request: Request, script: Step[], values: Value[]): Request {
  script.forEach((step, i) => appendValue(request, kindOf(step), values[i] as Value));
  return request;
}

function appendValue(request: Request, kind: Kind, value: Value): Request {
  switch (kind) {
    case 'u8':
    case 'bool':
    case 'option':
      return request.u8(Number(value));
    case 'u16':
    case 'u32':
    case 'compactU32':
      return request.u32(Number(value));
    case 'u64':
    case 'compact':
      return request.u64(value as bigint);
    case 'u128':
    case 'compactU128':
      return request.u128(value as bigint);
    case 'text':
      return request.text(value as string);
    default:
      return request.slice(value as Uint8Array);
  }
}
