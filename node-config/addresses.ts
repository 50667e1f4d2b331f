/** What a text has to look like to name a node, and which keys are nobody's. */
import { isIPv4, isIPv6 } from 'node:net';
import { base58Decode, decodeAddress } from '@polkadot/util-crypto';

/** Protobuf of an ed25519 public key, as an identity multihash: what a peer id encodes, before the key. */
export const PEER_ID_HEAD = Uint8Array.of(0x00, 0x24, 0x08, 0x01, 0x12, 0x20);
const KEY_SIZE = 32;
const MOST_PORT = 65_535;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;
const HOSTS: Readonly<Record<string, (text: string) => boolean>> = {
  dns: (text) => HOST_NAME.test(text),
  dns4: (text) => HOST_NAME.test(text),
  dns6: (text) => HOST_NAME.test(text),
  ip4: isIPv4,
  ip6: isIPv6,
};
const EXAMPLE = '/dns/erc.example/tcp/30333/p2p/12D3Koo…';

/** y-coordinates of the points of ed25519 that have a small order, without the sign: anybody signs for them. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

/** What is wrong with the peer id of a node, or null. */
export function peerIdFault(text: string): string | null {
  let bytes: Uint8Array;
  try {
    bytes = base58Decode(text);
  } catch {
    return `${text} is no peer id; grid keys show prints one like 12D3Koo…`;
  }
  const isEd25519 =
    bytes.length === PEER_ID_HEAD.length + KEY_SIZE &&
    PEER_ID_HEAD.every((byte, index) => bytes[index] === byte);
  return isEd25519 ? null : `${text} is no peer id; grid keys show prints one like 12D3Koo…`;
}

/** What is wrong with the address of a node, or null: a node does not start with one that it cannot read. */
export function nodeAddressFault(text: string): string | null {
  const fault = (part: string): string => `${text}: ${part}; expected an address like ${EXAMPLE}`;
  const [first, kind = '', host = '', transport, port = '', ...rest] = text.split('/');
  const isHost = HOSTS[kind];
  if (first !== '' || !isHost)
    return fault(`begins with none of /${Object.keys(HOSTS).join(', /')}`);
  if (!isHost(host)) return fault(`${host || 'nothing'} is no host of kind ${kind}`);
  if (transport !== 'tcp') return fault('the host is not followed by /tcp');
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > MOST_PORT) {
    return fault(`${port || 'nothing'} is no port`);
  }
  if (rest[0] === 'ws' || rest[0] === 'wss') rest.shift();
  if (rest.length !== 2 || rest[0] !== 'p2p') return fault('does not end with /p2p/<peer id>');
  return peerIdFault(rest[1] ?? '');
}

/** Whether nobody holds the key of an address, or anybody can sign for it. */
export function isKeyOfNobody(address: string): boolean {
  const key = Buffer.from(decodeAddress(address));
  key[KEY_SIZE - 1] = (key[KEY_SIZE - 1] ?? 0) & 0x7f;
  return SMALL_ORDER.includes(key.toString('hex'));
}
