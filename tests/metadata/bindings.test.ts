/** The generators of bindings, run on the fixture, and what a program gets from them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { reasonIn } from '../../tools/compiler/bindings/child.js';
import { PAPI_FOLDER, generatePapi } from '../../tools/compiler/bindings/papi.js';
import { TYPEGEN_FOLDER, generateTypegen } from '../../tools/compiler/bindings/typegen.js';
import { writeMetadataFiles } from '../../tools/compiler/metadata/files.js';
import { fixtureModel } from './fixture.js';
import { repository } from './models.js';

const POLKADOT_JS_PROGRAM = `
import './augment-api.js';
import './augment-types.js';
import './types-lookup.js';
import type { ApiPromise } from '@polkadot/api';

export async function program(api: ApiPromise): Promise<[number, bigint, string]> {
  await api.tx.solarShop.buyItem('5G…', '0x01', 5n, null, 'Gold').signAndSend('5G…');
  // @ts-expect-error no such rank
  api.tx.solarShop.buyItem('5G…', '0x01', 5n, null, 'Iron');
  const customer = (await api.query.solarShop.customers('5G…')).unwrap();
  const { data } = await api.query.system.account('5G…');
  const slot = await api.call.auraApi.slotDuration();
  return [api.consts.solarShop.maxItems.toNumber() + slot.toNumber(), data.free.toBigInt(), customer.rank.type];
}
`;

const PAPI_PROGRAM = `
import type { TypedApi } from 'polkadot-api';
import { campusgrid, MultiAddress } from './descriptors/dist/index.js';

export async function program(api: TypedApi<typeof campusgrid>): Promise<[number, bigint, string]> {
  const rank = { type: 'Gold', value: undefined } as const;
  const seller = MultiAddress.Id('5G…');
  api.tx.SolarShop.buy_item({ seller, item_id: new Uint8Array(1), price: 5n, note: undefined, rank });
  // @ts-expect-error no such call
  void api.tx.SolarShop.sell_item;
  const customer = await api.query.SolarShop.Customers.getValue('5G…');
  const { data } = await api.query.System.Account.getValue('5G…');
  await api.apis.AuraApi.slot_duration();
  return [await api.constants.SolarShop.MaxItems(), data.free, customer?.rank.type ?? 'none'];
}
`;

const NODE = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};
/** PAPI's descriptors import each other without file endings. */
const BUNDLER = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

describe('bindings', () => {
  let root: string;
  const said: string[] = [];
  const options = () => ({ root, progress: (line: string) => void said.push(line) });

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'bindings-'));
    await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
    await writeFile(join(root, 'package.json'), '{ "type": "module" }');
    writeMetadataFiles(fixtureModel(), root);
  });

  afterAll(() => rm(root, { recursive: true }));

  it('type a program for polkadot-js', async () => {
    await generateTypegen(options());
    expect(said).toContain(`typegen: wrote ${TYPEGEN_FOLDER}`);
    const folder = join(root, TYPEGEN_FOLDER);
    expect(await problems(join(folder, 'program.ts'), POLKADOT_JS_PROGRAM, NODE)).toEqual([]);
  }, 120_000);

  it('type a program for PAPI', async () => {
    await generatePapi(options(), { metadata: 'build/metadata/v16.scale' });
    expect(said).toContain(`papi: wrote ${PAPI_FOLDER}`);
    const manifest = await readFile(join(root, 'package.json'), 'utf8');
    expect(manifest).toBe('{ "type": "module" }');
    const folder = join(root, PAPI_FOLDER);
    expect(await problems(join(folder, 'program.ts'), PAPI_PROGRAM, BUNDLER)).toEqual([]);
  }, 120_000);

  it('say in one line what is missing, and leave nothing behind', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'bindings-'));
    await expect(generateTypegen({ root: elsewhere })).rejects.toThrow(
      'build/metadata/v15.json is missing: write the metadata first',
    );
    await expect(generatePapi({ root: elsewhere })).rejects.toThrow(
      'build/campus_grid.wasm is missing: build it first',
    );
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

/** What the TypeScript compiler says of a program under strict rules. */
async function problems(
  file: string,
  program: string,
  modules: ts.CompilerOptions,
): Promise<string[]> {
  await writeFile(file, program);
  const compiled = ts.createProgram([file], {
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
