/** What authorities may be asked: other code, another set of authorities, parameters. */
import { blake2AsHex } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { accountFault } from '../../campus-file/keys.js';
import { embeddedVersion } from '../../compiler/host/runtime-version.js';
import { unpackBlob, zstdReady } from '../../compiler/wasm/zstd.js';
import { parseDecimal } from '../../support/decimal.js';
import { UnusableError } from '../../support/failure.js';
import { YamlFile } from '../../support/yaml-file.js';
import type { Desk } from '../desk.js';
import { startEpoch } from './tariffs.js';
import type { Intent } from '../intent.js';
import { parseAccount, publicKeyOf } from '../people.js';

/** Other code. @throws UnusableError if it is none of ours, or not newer */
export async function upgradeIntent(desk: Desk, code: Uint8Array, file: string): Promise<Intent> {
  const { specName, specVersion } = await versionOf(code, file);
  const now = desk.state.runtime.version;
  if (specName !== now.specName)
    throw new UnusableError(
      `${file} is ${specName}, the chain runs ${now.specName}; is it the right file?`,
    );
  if (specVersion <= now.specVersion) {
    throw new UnusableError(
      `${file} is version ${specVersion}, the chain runs ${now.specVersion}; raise SPEC_VERSION and build again`,
    );
  }
  return {
    call: desk.state.runtime.call('System.set_code', `0x${Buffer.from(code).toString('hex')}`),
    says: [
      `upgrade from version ${now.specVersion} to ${specVersion}: ${code.length} bytes, BLAKE2b-256 ${blake2AsHex(code)}`,
    ],
  };
}

/** The version that a blob says it is. @throws UnusableError if it is no runtime */
export async function versionOf(
  code: Uint8Array,
  file: string,
): Promise<{ specName: string; specVersion: number }> {
  await zstdReady();
  try {
    const found = embeddedVersion(unpackBlob(code));
    if (found) return found;
  } catch {
    // Said below.
  }
  throw new UnusableError(`${file} is no runtime; "npm run build" writes build/campus_grid.wasm`);
}

const HEX_KEY = 'an address, or 0x and 64 hex digits';
const SIGNATURE = 'a signature: 0x and 128 hex digits';
const account = z.string(HEX_KEY).superRefine((text, context) => {
  const fault = accountFault(text);
  if (fault) context.addIssue({ code: 'custom', message: fault });
});
const signature = z.string(SIGNATURE).regex(/^0x[0-9a-f]{128}$/i, SIGNATURE);
const authority = z.strictObject(
  {
    name: z.string('a name').optional(),
    account,
    aura: account,
    grandpa: account,
    proof: z
      .strictObject({ aura: signature, grandpa: signature }, 'fields aura and grandpa')
      .nullable()
      .default(null),
  },
  'fields account, aura, grandpa and proof, as "grid keys prove" prints them',
);
const authoritiesFile = z.strictObject(
  { authorities: z.array(authority, 'a list of authorities').min(1, 'at least one authority') },
  'a field "authorities"',
);
export type AuthorityEntry = z.output<typeof authority>;

/** The authorities in a file: accounts as addresses, keys in hex. @throws FaultyFileError */
export async function readAuthorities(path: string): Promise<AuthorityEntry[]> {
  const { authorities } = YamlFile.open(path).read(authoritiesFile);
  return Promise.all(
    authorities.map(async (one) => ({
      ...one,
      account: await parseAccount(one.account),
      aura: publicKeyOf(await parseAccount(one.aura)),
      grandpa: publicKeyOf(await parseAccount(one.grandpa)),
    })),
  );
}

export function authoritiesCall(desk: Desk, authorities: readonly AuthorityEntry[]): Intent {
  const args = authorities.map(({ account: who, aura, grandpa, proof }) => ({
    account: who,
    aura,
    grandpa,
    proof,
  }));
  return {
    call: desk.state.runtime.call('Governance.set_authorities', args),
    says: [
      `make these ${authorities.length} the authorities:`,
      ...authorities.map(({ name, account: who }) => `  ${who}${name ? ` (${name})` : ''}`),
    ],
  };
}

/** Whose parameters there are: how they are read, what sets them, and whether from an epoch on. */
export const PARAMETERS = {
  market: { read: 'TradingApi.parameters', set: 'Trading.set_parameters', isScheduled: true },
  settlement: {
    read: 'SettlementApi.parameters',
    set: 'Settlement.set_parameters',
    isScheduled: false,
  },
  oracle: {
    read: 'OracleClientApi.parameters',
    set: 'OracleClient.set_parameters',
    isScheduled: false,
  },
} as const;
export type ParametersOf = keyof typeof PARAMETERS;
export const isParametersOf = (text: string): text is ParametersOf =>
  Object.hasOwn(PARAMETERS, text);

/**
 * Parameters with some of them changed.
 * @param changes `lot=20`, `collar=true`, `minPrice=none`
 * @throws UnusableError naming the change that is wrong
 */
export async function parametersIntent(
  desk: Desk,
  whose: ParametersOf,
  changes: readonly string[],
  from?: string,
): Promise<Intent> {
  const { read, set, isScheduled } = PARAMETERS[whose];
  const epoch = isScheduled ? await startEpoch(desk, from) : null;
  if (!isScheduled && from !== undefined)
    throw new UnusableError(`parameters of ${whose} hold at once: leave --from out`);
  const current = await desk.ask(
    z.record(z.string(), z.unknown()),
    read,
    ...(isScheduled ? [epoch] : []),
  );
  const changed = { ...current };
  const says = changes.map((change) => {
    const at = change.indexOf('=');
    const name = change.slice(0, at);
    if (at < 1 || !Object.hasOwn(current, name)) {
      throw new UnusableError(
        `${JSON.stringify(change)} is no change such as ${Object.keys(current)[0]}=…; there are ${Object.keys(current).join(', ')}`,
      );
    }
    changed[name] = valueOf(change.slice(at + 1), current[name], name);
    return `  ${name} from ${inWords(current[name])} to ${inWords(changed[name])}`;
  });
  if (changes.length === 0)
    throw new UnusableError(`name what is to change; there are ${Object.keys(current).join(', ')}`);
  const when = epoch === null ? 'at once' : `from ${desk.startOf(epoch)} (epoch ${epoch}) on`;
  const call = desk.state.runtime.call(set, changed, ...(epoch === null ? [] : [epoch]));
  return { call, says: [`change parameters of ${whose} ${when}:`, ...says] };
}

function valueOf(text: string, current: unknown, name: string): unknown {
  if (/^(none|null)$/i.test(text)) {
    if (
      typeof current === 'boolean' ||
      (current !== null && name !== 'minPrice' && name !== 'maxPrice')
    ) {
      throw new UnusableError(`${name} needs a value`);
    }
    return null;
  }
  if (typeof current === 'boolean') {
    if (/^(true|false)$/.test(text)) return text === 'true';
    throw new UnusableError(`${name} is true or false, not ${JSON.stringify(text)}`);
  }
  const number = parseDecimal(text);
  if (number && number.scale === 0 && number.digits >= 0n) return number.digits.toString();
  throw new UnusableError(`${name} is a whole number, not ${JSON.stringify(text)}`);
}

const inWords = (value: unknown): string => (value === null ? 'none' : String(value));
