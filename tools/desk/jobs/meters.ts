/** Meters: listed, shown, assigned, described, exchanged, taken away. */
import { z } from 'zod/v4';
import { encodeAddress } from '@polkadot/util-crypto';
import { SS58_PREFIX } from '../../../node-config/token.js';
import { ScaleReader } from '../../compiler/host/scale.js';
import { meterKeyFault, publicKeyOf } from '../../campus-file/keys.js';
import {
  KEY_SCHEMES,
  type KeyScheme,
  METER_CLASSES,
  type MeterClass,
} from '../../../node-config/generated/genesis-config.js';
import { UnusableError } from '../../support/failure.js';
import { address, answer, type Answer, clock, table } from '../answer.js';
import { big, type Desk } from '../desk.js';
import { entriesOf } from '../entries.js';
import type { Intent } from '../intent.js';
import { parseAccount } from '../people.js';

const meterRecord = z.object({ owner: z.string(), openOrders: z.number(), closing: z.boolean() });
const profileRecord = z.object({
  key: z.string(),
  scheme: z.enum(KEY_SCHEMES),
  ratedWatts: big,
  meterClass: z.enum(METER_CLASSES),
});
const stateRecord = z.object({ epoch: big, sequence: big, importWh: big, exportWh: big });

export const meterShape = z.strictObject({
  id: z.string(),
  /** Null for a device that is nobody's. */
  owner: address.nullable(),
  closing: z.boolean(),
  openOrders: z.int(),
  class: z.enum(METER_CLASSES).nullable(),
  scheme: z.enum(KEY_SCHEMES).nullable(),
  ratedWatts: z.int().nullable(),
  /** The end of the quarter hour of the last reading. */
  lastReading: clock.nullable(),
  importWh: z.string().nullable(),
  exportWh: z.string().nullable(),
});
export const metersShape = z.array(meterShape);
type Meter = z.output<typeof meterShape>;

export async function metersAnswer(desk: Desk): Promise<Answer<typeof metersShape>> {
  const found = await entriesOf(desk, 'Registry.Meters', meterRecord);
  const ids = found.map(([[key = new Uint8Array()]]) =>
    new TextDecoder().decode(new ScaleReader(key).byteString()),
  );
  const meters = await Promise.all(ids.sort().map((id) => meterOf(desk, id)));
  const rows = meters.map(({ id, owner, class: kind, ratedWatts, lastReading }) => [
    ...[
      id,
      kind ?? 'not described',
      ratedWatts === null ? '' : String(ratedWatts),
      lastReading ?? 'never read',
      owner ?? '',
    ],
  ]);
  const text = meters.length
    ? table(['meter', 'class', 'W', 'last read', 'owner'], rows)
    : 'There are no meters; "grid meter assign" gives one to a user.';
  return answer(metersShape, meters, text);
}

export async function meterAnswer(desk: Desk, id: string): Promise<Answer<typeof meterShape>> {
  const meter = await meterOf(desk, id);
  if (meter.owner === null && meter.class === null) {
    throw new UnusableError(`the chain knows no meter ${id}; "grid meter list" lists them`);
  }
  const {
    owner,
    closing,
    class: kind,
    scheme,
    ratedWatts,
    lastReading,
    importWh,
    exportWh,
    openOrders,
  } = meter;
  const text = [
    `${id}: ${owner ? `of ${owner}` : 'of nobody'}${closing ? ', leaves it once its orders are settled' : ''}`,
    `  ${kind ? `${kind}, ${ratedWatts} W, key of ${scheme}` : 'not described; "grid meter describe" does'}`,
    `  ${lastReading ? `read until ${lastReading}: import ${importWh} Wh, export ${exportWh} Wh` : 'never read'}`,
    `  ${openOrders} orders and contracts that are not settled`,
  ].join('\n');
  return answer(meterShape, meter, text);
}

async function meterOf(desk: Desk, id: string): Promise<Meter> {
  const [meter, profile, state] = await Promise.all([
    desk.get(meterRecord.nullable(), 'Registry.Meters', id),
    desk.get(profileRecord.nullable(), 'Registry.MeterProfiles', id),
    desk.get(stateRecord.nullable(), 'OracleClient.MeterStates', id),
  ]);
  return {
    id,
    owner: meter && encodeAddress(meter.owner, SS58_PREFIX),
    closing: meter?.closing ?? false,
    openOrders: meter?.openOrders ?? 0,
    class: profile?.meterClass ?? null,
    scheme: profile?.scheme ?? null,
    ratedWatts: profile ? Number(profile.ratedWatts) : null,
    lastReading: state && desk.startOf(Number(state.epoch) + 1),
    importWh: state && `${state.importWh}`,
    exportWh: state && `${state.exportWh}`,
  };
}

export async function assignIntent(desk: Desk, id: string, who: string): Promise<Intent> {
  const account = await parseAccount(who);
  const { owner } = await meterOf(desk, id);
  if (owner !== null)
    throw new UnusableError(
      `${id} belongs to ${owner} already; "grid meter unassign" takes it away`,
    );
  return {
    call: desk.state.runtime.call('Registry.assign_meter', id, account),
    says: [`give meter ${id} to ${account}`],
  };
}

export async function unassignIntent(desk: Desk, id: string): Promise<Intent> {
  const { owner, openOrders } = await meterOf(desk, id);
  if (owner === null) throw new UnusableError(`${id} belongs to nobody`);
  const later = openOrders > 0 ? `, once ${openOrders} orders and contracts are settled` : '';
  return {
    call: desk.state.runtime.call('Registry.unassign_meter', id),
    says: [`take meter ${id} from ${owner}${later}`],
  };
}

/** What a device is. */
export interface Device {
  readonly key: string;
  readonly scheme: KeyScheme;
  readonly watts: number;
  readonly meterClass: MeterClass;
}

export async function describeIntent(desk: Desk, id: string, device: Device): Promise<Intent> {
  const key = await deviceKey(device);
  const { owner, class: kind } = await meterOf(desk, id);
  if (kind !== null && owner !== null) {
    throw new UnusableError(
      `${id} is described already; "grid meter exchange" replaces its device`,
    );
  }
  const { scheme, watts, meterClass } = device;
  return {
    call: desk.state.runtime.call('Registry.set_meter_profile', id, key, scheme, watts, meterClass),
    says: [`describe meter ${id}: ${inWords(device, key)}`],
  };
}

/** @param final what the old device showed last, Wh */
export async function exchangeIntent(
  desk: Desk,
  id: string,
  device: Device,
  final: { importWh: bigint; exportWh: bigint },
): Promise<Intent> {
  const key = await deviceKey(device);
  const { class: kind, importWh, exportWh } = await meterOf(desk, id);
  if (kind === null)
    throw new UnusableError(`${id} has no device to exchange; "grid meter describe" describes one`);
  if (final.importWh < BigInt(importWh ?? 0) || final.exportWh < BigInt(exportWh ?? 0)) {
    throw new UnusableError(
      `the last registers are below the last reading (import ${importWh}, export ${exportWh} Wh); registers only rise`,
    );
  }
  const { scheme, watts, meterClass } = device;
  const call = desk.state.runtime.call(
    'Registry.exchange_device',
    id,
    final.importWh,
    final.exportWh,
    key,
    scheme,
    watts,
    meterClass,
  );
  const settled = `its old device showed import ${final.importWh} Wh and export ${final.exportWh} Wh last, which is settled`;
  return { call, says: [`replace the device of meter ${id}: ${inWords(device, key)}`, settled] };
}

async function deviceKey({ key, scheme }: Device): Promise<string> {
  const fault = meterKeyFault(key, scheme);
  if (fault) throw new UnusableError(`the key ${fault}`);
  return publicKeyOf(key);
}

const inWords = ({ scheme, watts, meterClass }: Device, key: string): string =>
  `${meterClass}, ${watts} W, ${scheme} key ${key}`;
