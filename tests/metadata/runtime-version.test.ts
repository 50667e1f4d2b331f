/** The runtime's version and APIs: what nodes, the metadata and Core_version have to agree on. */
import { describe, expect, it } from '@jest/globals';
import { apiId, encodeRuntimeVersion } from '../../tools/compiler/metadata/runtime-version.js';
import { readModel } from '../../tools/compiler/codegen/read.js';
import { fixtureModel } from './fixture.js';
import { repository } from './models.js';

/** Name, id and version of the APIs that nodes of today call. */
const APIS: [name: string, id: string, version: number][] = [
  ['Core', 'df6acb689907609b', 5],
  ['Metadata', '37e397fc7c91f5e4', 2],
  ['BlockBuilder', '40fe3ad401f8959a', 6],
  ['TaggedTransactionQueue', 'd2bc9897eed08f15', 3],
  ['OffchainWorkerApi', 'f78b278be53f454c', 2],
  ['SessionKeys', 'ab3c0572291feb8b', 1],
  ['AuraApi', 'dd718d5cc53262d4', 1],
  ['GrandpaApi', 'ed99c5acb25eedf5', 3],
  ['AccountNonceApi', 'bc9d89904f5b923f', 1],
  ['TransactionPaymentApi', '37c8bb1350a9a2a8', 4],
  ['TransactionPaymentCallApi', 'f3ff14d5ab527059', 3],
  ['GenesisBuilder', 'fbc577b9d747efd6', 1],
];

describe('the runtime', () => {
  const { apis } = readModel(repository);

  it.each(APIS)('has %s with the id %s in version %i', (name, id, version) => {
    expect(Buffer.from(apiId(name)).toString('hex')).toBe(id);
    expect(apis.find((api) => api.name === name)?.version).toBe(version);
  });
});

describe('the encoded version', () => {
  it('holds names, numbers and APIs in the order of sp_version', () => {
    const model = fixtureModel();
    model.apis = model.apis.slice(0, 1);
    expect(Buffer.from(encodeRuntimeVersion(model)).toString('hex')).toBe(
      [
        '1c66697874757265', // "fixture"
        '28666978747572652d6173', // "fixture-as"
        '01000000', // authoring version
        '07000000', // spec version
        '01000000', // implementation version
        '04df6acb689907609b05000000', // Core 5
        '02000000', // transaction version
        '01', // system version
      ].join(''),
    );
  });
});
