/** The generators of bindings, run on the built runtime, and what a program gets from them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { reasonIn } from '../../tools/compiler/bindings/child.js';
import { PAPI_FOLDER, generatePapi } from '../../tools/compiler/bindings/papi.js';
import { TYPEGEN_FOLDER, generateTypegen } from '../../tools/compiler/bindings/typegen.js';
import { repository } from './models.js';

const BLOB = join(repository, 'build/campus_grid.wasm');

const POLKADOT_JS_PROGRAM = `
import './augment-api.js';
import './augment-types.js';
import './types-lookup.js';
import type { ApiPromise } from '@polkadot/api';

export async function program(api: ApiPromise): Promise<[number, bigint, string]> {
  await api.tx.trading.placeOrder('Buy', 'EE-1', null, 1000n, 5n).signAndSend('5G…');
  // @ts-expect-error no such side
  api.tx.trading.placeOrder('Lend', 'EE-1', null, 1000n, 5n);
  const user = (await api.query.registry.users('5G…')).unwrap();
  const { data } = await api.query.system.account('5G…');
  const slot = await api.call.auraApi.slotDuration();
  await api.call.governanceApi.dryRun(api.tx.system.remark('0x'));
  return [api.consts.registry.maxMetersPerUser.toNumber() + slot.toNumber(), data.free.toBigInt(), user.userType.type];
}
`;

const PAPI_PROGRAM = `
import { Enum, type TypedApi } from 'polkadot-api';
import { campusgrid, MultiAddress } from './descriptors/dist/index.js';

export async function program(api: TypedApi<typeof campusgrid>): Promise<[bigint, string]> {
  api.tx.Balances.transfer_keep_alive({ dest: MultiAddress.Id('5G…'), value: 5n });
  const side = Enum('Buy');
  api.tx.Trading.place_order({ side, meter: 'EE-1', delivery_epoch: undefined, energy_wh: 1000n, limit_price: 5n });
  // @ts-expect-error no such call
  void api.tx.Trading.lend;
  const user = await api.query.Registry.Users.getValue('5G…');
  const { data } = await api.query.System.Account.getValue('5G…');
  // @ts-expect-error money is a bigint
  const wrong: number = data.free;
  const slot = await api.apis.AuraApi.slot_duration();
  return [data.free + slot + BigInt(wrong), user?.user_type.type ?? 'none'];
}
`;

const MODULES = {
  nodenext: {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  },
  bundler: {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  },
} as const;

describe('bindings', () => {
  let root: string;
  const said: string[] = [];
  const options = () => ({ root, progress: (line: string) => void said.push(line) });

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'bindings-'));
    await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
    await writeFile(join(root, 'package.json'), '{ "type": "module" }');
    await mkdir(join(root, 'build'));
    await copyFile(BLOB, join(root, 'build/campus_grid.wasm'));
  });

  afterAll(() => rm(root, { recursive: true }));

  it('type a program for polkadot-js', async () => {
    await generateTypegen(options());
    expect(said).toContain(`typegen: wrote ${TYPEGEN_FOLDER}`);
    const folder = join(root, TYPEGEN_FOLDER);
    // Whoever imports any of them compiles all of them.
    const generated = (await readdir(folder)).map((name) => join(folder, name));
    const program = join(folder, 'program.ts');
    await writeFile(program, POLKADOT_JS_PROGRAM);
    expect(problems([program, ...generated], MODULES.nodenext)).toEqual([]);
  }, 120_000);

  it('type a program for PAPI', async () => {
    await generatePapi(options(), { wasm: BLOB });
    expect(said).toContain(`papi: wrote ${PAPI_FOLDER}`);
    const manifest = await readFile(join(root, 'package.json'), 'utf8');
    expect(manifest).toBe('{ "type": "module" }');
    const program = join(root, PAPI_FOLDER, 'program.ts');
    await writeFile(program, PAPI_PROGRAM);
    for (const modules of Object.values(MODULES)) expect(problems([program], modules)).toEqual([]);
  }, 120_000);

  it('say in one line what is missing, and leave nothing behind', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'bindings-'));
    for (const generate of [generateTypegen, generatePapi]) {
      await expect(generate({ root: elsewhere })).rejects.toThrow(
        'build/campus_grid.wasm is missing: build it first',
      );
    }
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it('keep the old bindings when a generator fails', async () => {
    await writeFile(join(root, 'broken'), 'broken');
    const before = await readdir(join(root, 'build/bindings'));
    await expect(generatePapi(options(), { metadata: 'broken' })).rejects.toThrow(
      /^papi: cannot describe broken: .+$/,
    );
    await expect(generatePapi(options(), { wasm: 'broken' })).rejects.toThrow(
      /^papi: cannot read the metadata of broken: .+$/,
    );
    expect(await readdir(join(root, 'build/bindings'))).toEqual(before);
  }, 120_000);
});

describe('the reason in the output of a generator', () => {
  it('is the line with the error', () => {
    const output =
      '\nfile:///x.js:3\n  throw y\n  ^\n\nTypeError: no y\n    at f (x.js:3)\n\nNode.js v20.1\n';
    expect(reasonIn(output)).toBe('TypeError: no y');
    expect(reasonIn('Reading\nERROR: No lookup definitions found\n')).toBe(
      'ERROR: No lookup definitions found',
    );
    expect(reasonIn('working\nstopped early\n')).toBe('stopped early');
    expect(reasonIn('')).toBeUndefined();
  });
});

/** What the TypeScript compiler says of `files` under strict rules. */
function problems(files: string[], modules: ts.CompilerOptions): string[] {
  const compiled = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    ...modules,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
