/** The snapshot that reviewers read, and the files that tools read. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metadata } from '@polkadot-api/substrate-bindings';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SNAPSHOT_FILE,
  snapshotIsCurrent,
  writeMetadataFiles,
} from '../../tools/compiler/metadata/files.js';
import { snapshot } from '../../tools/compiler/metadata/snapshot.js';
import { readModel } from '../../tools/compiler/codegen/read.js';
import { fixtureModel } from './fixture.js';
import { repository } from './models.js';

describe('the snapshot', () => {
  const text = snapshot(fixtureModel());
  const document = JSON.parse(text) as Record<string, Record<string, unknown>>;

  it('is stable and ends with a newline', () => {
    expect(snapshot(fixtureModel())).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('has one line per part of a pallet', () => {
    expect(document.pallets?.SolarShop).toEqual({
      index: 10,
      calls: [
        '2 buy_item(seller: MultiAddress, item_id: Vec<u8>, price: Compact<u128>, ' +
          'note: Option<str>, rank: Rank)',
      ],
      events: ['0 ItemBought(buyer: AccountId32, item_id: Vec<u8>, customer: Customer)'],
      errors: ['0 SoldOut', '3 TooPoor'],
      storage: [
        'Prices: Blake2128Concat Identity (AccountId32, Vec<u8>) -> u128, ' +
          'default 0x00000000000000000000000000000000',
        'Customers: Blake2128Concat AccountId32 -> Customer, optional',
        'Names: Vec<str>, default 0x00',
      ],
      constants: { 'MaxItems: u32': 10 },
    });
  });

  it('shows types, APIs and extensions', () => {
    expect(document.types?.['pallet_solar_shop::pallet::Customer']).toEqual([
      'rank: Rank',
      'registered_at: u64',
    ]);
    expect(document.types?.['pallet_solar_shop::pallet::Rank']).toEqual(['0 Silver', '2 Gold']);
    expect(document.apis?.Metadata).toEqual({
      version: 2,
      methods: [
        'metadata() -> OpaqueMetadata',
        'metadata_at_version(version: u32) -> Option<OpaqueMetadata>',
      ],
    });
    expect(document.extrinsic).toContain('CheckMortality: Era, signed with H256');
  });
});

describe('the committed snapshot', () => {
  it('shows the runtime as it is', async () => {
    const isCurrent = await snapshotIsCurrent(readModel(repository), repository);
    expect(isCurrent || 'out of date: run npm run metadata').toBe(true);
  });
});

describe('the metadata files', () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'metadata-'));
  });

  afterAll(() => rm(root, { recursive: true }));

  it('are written whole', async () => {
    const files = writeMetadataFiles(fixtureModel(), root);
    expect(files).toEqual([
      'build/metadata/v14.scale',
      'build/metadata/v15.scale',
      'build/metadata/v16.scale',
      'build/metadata/v15.json',
      'build/metadata/digest.hex',
      SNAPSHOT_FILE,
    ]);
    expect(await readdir(join(root, 'build/metadata'))).toHaveLength(5);
    const v15 = await readFile(join(root, 'build/metadata/v15.scale'));
    expect(metadata.dec(v15).metadata.tag).toBe('v15');
    const answer: unknown = JSON.parse(
      await readFile(join(root, 'build/metadata/v15.json'), 'utf8'),
    );
    expect(answer).toEqual({ result: `0x${v15.toString('hex')}` });
  });

  it('tell whether the committed snapshot is current', async () => {
    expect(await snapshotIsCurrent(fixtureModel(), root)).toBe(true);
    const changed = fixtureModel();
    changed.version.specVersion++;
    expect(await snapshotIsCurrent(changed, root)).toBe(false);
    await writeFile(join(root, SNAPSHOT_FILE), '');
    expect(await snapshotIsCurrent(fixtureModel(), root)).toBe(false);
  });
});
