/** A meter's reading: what it consists of, and what its key signs. */
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import { compact, utf8 } from '../../compiler/host/bytes.js';
import { u64 } from '../../compiler/host/scale.js';

/** The registers of a meter at the end of an epoch; energies in Wh. */
export interface Registers {
  readonly meterId: string;
  /** The quarter hour since 1970 that ended. */
  readonly epoch: bigint;
  /** Rises with every reading the meter signs. */
  readonly sequence: bigint;
  /** Energy taken from the grid since the meter was made. */
  readonly importWh: bigint;
  /** Energy fed into the grid since the meter was made. */
  readonly exportWh: bigint;
}

/** Registers with the meter's signature, as hex. */
export interface SignedReading extends Registers {
  readonly signature: `0x${string}`;
}

/** Whatever signs for a meter. */
export interface MeterKey {
  sign(message: Uint8Array): Uint8Array;
}

const DOMAIN = stringToU8a('GRID-METER-V1');

/** The bytes a meter signs: domain, genesis hash of the chain, then the fields in SCALE. */
export function readingMessage(genesisHash: string | Uint8Array, registers: Registers): Uint8Array {
  const { meterId, epoch, sequence, importWh, exportWh } = registers;
  const id = utf8(meterId);
  const genesis = typeof genesisHash === 'string' ? hexToU8a(genesisHash) : genesisHash;
  const numbers = [epoch, sequence, importWh, exportWh].map(u64);
  return u8aConcat(DOMAIN, genesis, compact(id.length), id, ...numbers);
}

/** `registers` signed for the chain of `genesisHash`. */
export function signReading(
  key: MeterKey,
  genesisHash: string | Uint8Array,
  registers: Registers,
): SignedReading {
  return { ...registers, signature: u8aToHex(key.sign(readingMessage(genesisHash, registers))) };
}

/** The last epoch that is over at `time`, ms since 1970, if epochs are `length` ms long. */
export function finishedEpoch(time: number, length = QUARTER_HOUR_MS): bigint {
  return BigInt(Math.floor(time / length)) - 1n;
}
