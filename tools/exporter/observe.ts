/** From a final block to what is observed of it. */
import type { ApiPromise } from '@polkadot/api';
import type { GenericEvent, Option, u128, u64, Vec } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import type { Observation, ObservedEvent } from './metrics.js';

interface Result extends Codec {
  readonly isOk: boolean;
}

/** Reads block `number`, which is final. */
export async function observe(api: ApiPromise, number: number): Promise<Observation> {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const { aura, balances, governance, grandpa, system, timestamp } = at.query;
  const [now, authorities, setId, open, supply, records] = await Promise.all([
    timestamp?.now?.() as Promise<u64>,
    aura?.authorities?.() as Promise<Vec<Codec>>,
    grandpa?.currentSetId?.() as Promise<u64>,
    governance?.open?.() as Promise<Vec<Codec>>,
    balances?.totalIssuance?.() as Promise<u128>,
    system?.events?.() as unknown as Promise<Vec<Codec & { event: GenericEvent }>>,
  ]);
  return {
    number,
    timestamp: now.toNumber(),
    authorities: authorities.length,
    setId: setId.toNumber(),
    openProposals: open.length,
    supply: supply.toBigInt(),
    events: records.map(({ event }) => observeEvent(event)),
  };
}

function observeEvent(event: GenericEvent): ObservedEvent {
  const pallet = pascal(event.section);
  const name = event.method;
  switch (`${pallet}.${name}`) {
    case 'System.ExtrinsicSuccess':
      return { pallet, name, succeeded: true };
    case 'System.ExtrinsicFailed':
      return { pallet, name, succeeded: false };
    case 'Governance.Executed':
      return { pallet, name, succeeded: (event.data[1] as Result).isOk };
    case 'GridToken.Transfer':
      return { pallet, name, movement: movementOf(event.data) };
    default:
      return { pallet, name };
  }
}

/** `Transfer { from, to, value }`: without `from` GRID is minted, without `to` burned. */
function movementOf(data: GenericEvent['data']): NonNullable<ObservedEvent['movement']> {
  const [from, to, value] = data as unknown as [Option<Codec>, Option<Codec>, u128];
  const kind = from.isNone ? 'minted' : to.isNone ? 'burned' : 'transferred';
  return { kind, value: value.toBigInt() };
}

/** polkadot-js writes pallets in camel case. */
const pascal = (section: string): string => section.charAt(0).toUpperCase() + section.slice(1);
