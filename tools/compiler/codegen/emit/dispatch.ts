/** runtime/generated/dispatch.ts: the outer call decoder and the hooks of all pallets. */
import type { Call, HookName, Model, Pallet } from '../model.js';
import { pascalCase } from '../names.js';
import { indexName } from './pallet.js';
import { type Alias, moduleOf } from './source.js';

export function emitDispatch(model: Model): string {
  const cases = withCalls(model).map(
    (p) => `    case ${indexName(p)}:\n      return decode${p.name}(r.u8(), r);`,
  );
  const weight = 'weight = weight.plus';
  return `/** The call that \`r\` is at, with its arguments; null when pallet or call does not exist. */
export function decodeCall(r: Reader): Call | null {
  switch (r.u8()) {
${cases.join('\n')}
    default:
      return null;
  }
}

/**
 * Who may make the call of that index: a bit for each role, the highest one for Root. Nobody may make one
 * that does not exist, and no transaction an inherent.
 */
export function rolesOfCall(pallet: u8, index: u8): u32 {
  switch (pallet) {
${maskCases(model, ({ roles }) => roles.mask)}
    default:
      return 0;
  }
}

/**
 * What types of proxies let a delegate make the call of that index: a bit for each. The first one, which lets all be made,
 * has none.
 */
export function proxiesOfCall(pallet: u8, index: u8): u32 {
  switch (pallet) {
${maskCases(model, ({ proxies }) => proxies)}
    default:
      return 0;
  }
}

/** A call inside something else, with its bytes; look at \`r.ok\` before using it. */
export function requireCall(r: Reader): Call {
  const start = r.ptr;
  const call = descend() ? decodeCall(r) : null;
  ascend();
  if (!call) r.fail();
  else call.encoded = new Bytes(start, r.ok ? <u32>(r.ptr - start) : 0);
  return changetype<Call>(call);
}

/** Begins a block; gives the weight of what the pallets did. */
export function onInitialize(block: u32): Weight {
${summed(model, 'onInitialize', (p) => `${weight}(${p}.onInitialize(block));`)}
}

/** Ends a block. */
export function onFinalize(block: u32): void {
${hooked(model, 'onFinalize')
  .map((p) => `  ${p.className}.onFinalize(block);`)
  .join('\n')}
}

/** Uses weight that the block's extrinsics left; gives what was used. */
export function onIdle(block: u32, remaining: Weight): Weight {
${summed(model, 'onIdle', (p) => `${weight}(${p}.onIdle(block, remaining.minus(weight)));`)}
}

/** Migrates storage written by an older runtime. */
export function onRuntimeUpgrade(): Weight {
${summed(model, 'onRuntimeUpgrade', (p) => `${weight}(${p}.onRuntimeUpgrade());`)}
}
`;
}

/** Neighbours of the same mask share a line. */
function maskCases(model: Model, maskOf: (call: Call) => number): string {
  return withCalls(model)
    .filter((p) => p.calls.some(maskOf))
    .map((p) => `    case ${indexName(p)}:\n${masksWithin(p, maskOf)}`)
    .join('\n');
}

function masksWithin({ calls }: Pallet, maskOf: (call: Call) => number): string {
  const masks = new Map<number, number[]>();
  for (const call of calls) {
    masks.set(maskOf(call), [...(masks.get(maskOf(call)) ?? []), call.index]);
  }
  masks.delete(0);
  const cases = [...masks].map(([mask, indices]) => {
    const labels = indices.map((index) => `        case ${index}:\n`).join('');
    return `${labels}          return 0x${mask.toString(16)};\n`;
  });
  return `      switch (index) {\n${cases.join('')}        default:\n          return 0;\n      }`;
}

function withCalls(model: Model): Pallet[] {
  return model.pallets.filter((p) => p.calls.length);
}

function hooked(model: Model, hook: HookName): Pallet[] {
  return model.pallets.filter((p) => p.hooks.includes(hook));
}

function summed(model: Model, hook: HookName, step: (className: string) => string): string {
  const steps = hooked(model, hook).map((p) => `  ${step(p.className)}`);
  if (!steps.length) return '  return Weight.zero();';
  return ['  let weight = Weight.zero();', ...steps, '  return weight;'].join('\n');
}

export function dispatchAliases(model: Model): Alias[] {
  return [
    ...withCalls(model).map((p) => ({
      name: 'decodeCall',
      as: `decode${pascalCase(p.name)}`,
      module: `runtime/generated/${moduleOf(p)}_calls`,
    })),
    ...model.pallets.map((p) => ({
      name: p.className,
      as: p.className,
      module: `${p.home}/pallet`,
    })),
    ...withCalls(model).map((p) => ({
      name: indexName(p),
      as: indexName(p),
      module: `runtime/generated/${moduleOf(p)}`,
    })),
  ];
}
