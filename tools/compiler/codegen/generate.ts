/** From the Model to the text of every generated file. */
import { apiAliases, emitApis } from './emit/apis.js';
import { benchmarkAliases, emitBenchmarks } from './emit/benchmarks.js';
import { emitCalls } from './emit/calls.js';
import { Codec } from './emit/codec.js';
import { dispatchAliases, emitDispatch } from './emit/dispatch.js';
import { emitFuzz } from './emit/fuzz.js';
import { emitGenesis, genesisAliases } from './emit/genesis.js';
import { emitGenesisConfig } from './emit/genesis-config.js';
import { emitGuards } from './emit/guards.js';
import { emitHot, hotAliases } from './emit/hot.js';
import { emitPallet, indexName } from './emit/pallet.js';
import { type GeneratedFile, importTable, moduleOf, sourceFile } from './emit/source.js';
import { emitVersion } from './emit/version.js';
import { emitTypes } from './emit/types.js';
import type { Model } from './model.js';

export function generate(model: Model): GeneratedFile[] {
  const codec = new Codec(model);
  const types = emitTypes(model, codec);
  const table = importTable(model, types.names);
  const everything = 'pallets/ and runtime/frame/';
  return [
    ...model.pallets.flatMap((pallet) => palletFiles(pallet, codec, table)),
    sourceFile('types', everything, types.body, table),
    sourceFile('dispatch', everything, emitDispatch(model), table, dispatchAliases(model)),
    sourceFile(
      'apis',
      'runtime/api/ and pallets/',
      emitApis(model, codec),
      table,
      apiAliases(model),
    ),
    sourceFile('guards', everything, emitGuards(model), table),
    sourceFile('hot', everything, emitHot(model), table, hotAliases(model)),
    sourceFile('genesis', everything, emitGenesis(model, codec), table, genesisAliases(model)),
    emitGenesisConfig(model),
    sourceFile(
      'benchmarks',
      'benchmarking.ts of every pallet',
      emitBenchmarks(model),
      table,
      benchmarkAliases(model),
    ),
    sourceFile('fuzz', everything, emitFuzz(codec, types.names), table),
    sourceFile('version', 'runtime/chain/version.ts', emitVersion(model), table),
  ];
}

function palletFiles(
  pallet: Model['pallets'][number],
  codec: Codec,
  table: Map<string, string>,
): GeneratedFile[] {
  const file = moduleOf(pallet);
  const storage = [
    { name: 'kill', as: 'storageKill', module: 'runtime/support/storage' },
    { name: 'exists', as: 'storageExists', module: 'runtime/support/storage' },
    { name: 'keyAfter', as: 'storageKeyAfter', module: 'runtime/support/storage' },
    { name: 'append', as: 'storageAppend', module: 'runtime/support/storage' },
  ];
  // Accessors have names of their own that hide the library's.
  const own = new Map([...table].filter(([name]) => !['kill', 'exists', 'append'].includes(name)));
  const files = [sourceFile(file, pallet.home, emitPallet(pallet, codec), own, storage)];
  if (!pallet.calls.length) return files;
  const aliases = [
    { name: pallet.className, as: pallet.className, module: `${pallet.home}/pallet` },
    { name: indexName(pallet), as: indexName(pallet), module: `runtime/generated/${file}` },
  ];
  for (const { innerWeight, precheck, actor } of pallet.calls) {
    for (const used of [innerWeight, precheck, actor]) {
      if (used) aliases.push({ ...used, as: used.name });
    }
  }
  const weights = [{ as: 'weights', module: `${pallet.home}/weights` }];
  files.push(
    sourceFile(`${file}_calls`, pallet.home, emitCalls(pallet, codec), table, aliases, weights),
  );
  return files;
}
