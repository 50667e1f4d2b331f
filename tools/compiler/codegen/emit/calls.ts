/** runtime/generated/<pallet>_calls.ts: a class for every call, and the decoder of all of them. */
import type { Call, Pallet, TypeRef } from '../model.js';
import { pascalCase, snakeCase } from '../names.js';
import type { Codec } from './codec.js';
import { indexName } from './pallet.js';
import { docComment } from './source.js';

const CLASSES = { normal: 'Normal', operational: 'Operational', mandatory: 'Mandatory' } as const;

export function emitCalls(pallet: Pallet, codec: Codec): string {
  const cases = pallet.calls.map((call) => {
    const args = call.args.map((arg) => codec.decode(arg.type));
    return args.length < 2
      ? `    case ${call.index}:\n      return new ${className(call)}(${args.join('')});`
      : `    case ${call.index}:\n      return decode${className(call)}(r);`;
  });
  return [
    ...pallet.calls.map((call) => callClass(pallet, call, codec)),
    `/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
${cases.join('\n')}
    default:
      return null;
  }
}
`,
  ].join('\n');
}

function className(call: Call): string {
  return `${pascalCase(call.name)}Call`;
}

function callClass(pallet: Pallet, call: Call, codec: Codec): string {
  const fields = call.args.map((a) => `    private readonly ${a.name}: ${codec.asType(a.type)},\n`);
  const own = call.args.map((a) => `, this.${a.name}`).join('');
  const constructor = fields.length
    ? `  constructor(\n${fields.join('')}  ) {\n    super();\n  }\n\n`
    : '';
  const dispatchClass =
    call.class === 'normal'
      ? ''
      : `\n  dispatchClass(): u8 {\n    return <u8>DispatchClass.${CLASSES[call.class]};\n  }\n`;
  const precheck = call.precheck
    ? `\n  precheck(): DispatchResult {\n    return ${call.precheck.name}(${argumentsOf(call)});\n  }\n`
    : '';
  return `${docComment(call.docs)}@final
class ${className(call)} extends Call {
${constructor}  pallet(): u8 {
    return ${indexName(pallet)};
  }

  index(): u8 {
    return ${call.index};
  }

  name(): string {
    return "${pallet.name}.${snakeCase(call.name)}";
  }

  weight(): Weight {
    return ${weightOf(call)};
  }
${dispatchClass}${precheck}${wrapping(call)}
${argumentsEncoder(call, codec)}  dispatch(origin: Origin): DispatchResult {
${door(call)}    return ${pallet.className}.${call.name}(origin${own});
  }
}
${call.args.length < 2 ? '' : decoder(call, codec)}`;
}

/** What it makes, and in whose name. */
function wrapping({ inner, actor, args }: Call): string {
  const list = inner && (inner.type.kind === 'vec' ? `this.${inner.name}` : `[this.${inner.name}]`);
  const own = ['who', ...args.map((a) => `this.${a.name}`)].join(', ');
  return [
    list ? `\n  inner(): Array<Call> | null {\n    return ${list};\n  }\n` : '',
    actor
      ? `\n  actor(who: AccountId): AccountId | null {\n    return ${actor.name}(${own});\n  }\n`
      : '',
  ].join('');
}

function argumentsEncoder({ args }: Call, codec: Codec): string {
  if (!args.length) return '';
  const writes = args.map((a) => `    ${codec.encode(a.type, `this.${a.name}`)}\n`).join('');
  return `  encodeArguments(w: Writer): void {\n${writes}  }\n\n`;
}

/** Accounts that a call names are somebody's; `MultiAddress` sees to that itself. */
function door(call: Call): string {
  return call.args
    .flatMap(({ name, type }) => {
      if (isAccount(type)) return `this.${name}.isNobody()`;
      return type.kind === 'option' && isAccount(type.of)
        ? `(this.${name} && this.${name}!.isNobody())`
        : [];
    })
    .map((test) => `    if (${test}) return cannotLookup();\n`)
    .join('');
}

function isAccount(type: TypeRef): boolean {
  return type.kind === 'builtin' && type.name === 'AccountId';
}

/** What was measured, and what the call sets going besides. */
function weightOf(call: Call): string {
  const { name, weightArgs, innerWeight } = call;
  const own = `weights.${name}(${weightArgs.map((a) => `this.${a}`).join(', ')})`;
  if (!innerWeight) return own;
  return `${own}.plus(${innerWeight.name}(${argumentsOf(call)}))`;
}

function argumentsOf(call: Call): string {
  return call.args.map((a) => `this.${a.name}`).join(', ');
}

/** Arguments are read one by one: the order of evaluation is the order on the wire. */
function decoder(call: Call, codec: Codec): string {
  const reads = call.args.map((a) => `  const ${a.name} = ${codec.decode(a.type)};\n`).join('');
  return `
function decode${className(call)}(r: Reader): ${className(call)} {
${reads}  return new ${className(call)}(${call.args.map((a) => a.name).join(', ')});
}
`;
}
