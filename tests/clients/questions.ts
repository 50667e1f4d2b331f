/** What clients ask of a node, as one is asked by polkadot-js, PAPI, dedot, subxt, sidecar, indexers and scripts. */

/** What of a chain questions are about. */
export interface Facts {
  readonly genesis: string;
  /** The first block after it. */
  readonly block: string;
  /** An extrinsic of that block. */
  readonly inherent: string;
  /** A transaction that is in order, and is not handed in. */
  readonly transaction: string;
}

export type Question = readonly [method: string, ...params: unknown[]];

const UNKNOWN = `0x${'ab'.repeat(32)}`;
const NOW = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';
const ACCOUNTS = '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9';
const NOTHING = '0x1234';
const CHILD = '0x3a6368696c645f73746f726167653a64656661756c743a01';
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const NOBODY = 'nobody';

/** Questions that are answered at once. */
export function questions({ genesis, block, inherent, transaction }: Facts): Question[] {
  return [
    ...chain(genesis, block),
    ...state(block),
    ...children,
    ...system,
    ...payment(block, inherent, transaction),
    ...author,
    ...unfollowed(block),
  ];
}

const chain = (genesis: string, block: string): Question[] => [
  ...asked('chain_getBlockHash', [], [null], [0], [[0, 1, 99_999]], ['0x1'], [99_999], ['x']),
  ...asked('chain_getHead', [], [1]),
  ...asked('chain_getHeader', [], [block], [genesis], [UNKNOWN], ['0x12']),
  ...asked('chain_getBlock', [], [block.slice(2)], [genesis], [UNKNOWN]),
  // A hash that nobody knows changes nothing.
  ...asked('chain_getBlockHash', [0]),
  ...asked('chain_getFinalizedHead', []),
  ...asked('chain_getFinalisedHead', []),
  ...asked('chainSpec_v1_chainName', []),
  ...asked('chainSpec_v1_genesisHash', []),
  ...asked('chainSpec_v1_properties', []),
];

const state = (block: string): Question[] => [
  ...asked('state_getRuntimeVersion', [], [block], [UNKNOWN]),
  ...asked('chain_getRuntimeVersion', []),
  ...asked('state_getMetadata', [], [block], [UNKNOWN]),
  ...['state_getStorage', 'state_getStorageAt', 'state_getStorageHash', 'state_getStorageHashAt']
    .concat('state_getStorageSize', 'state_getStorageSizeAt')
    .flatMap((name) =>
      asked(name, [NOW], [NOW, block], [NOW.slice(2)], [NOTHING], [NOW, UNKNOWN], [], [5]),
    ),
  ...asked('state_getStorageSize', [ACCOUNTS]),
  ...['state_getKeys', 'state_getPairs'].flatMap((name) => asked(name, [ACCOUNTS], [NOTHING])),
  ...['state_getKeysPaged', 'state_getKeysPagedAt'].flatMap((name) =>
    asked(
      name,
      ...[
        [ACCOUNTS, 2],
        [ACCOUNTS, 2, ACCOUNTS],
        [ACCOUNTS, 2, null, block],
        [ACCOUNTS, 2_000],
      ],
      ...[[ACCOUNTS, 2, null, UNKNOWN], ['0x', 3], [null, 3], [NOW, 3], ['0x']],
    ),
  ),
  ...asked('state_queryStorageAt', [[NOW, NOTHING]], [[NOW], block], [[NOW], UNKNOWN], [[]]),
  ...asked('state_queryStorage', [[NOW], block], [[NOW], block, block], [[NOW], UNKNOWN]),
  ...asked(
    'state_call',
    ...[
      ['Core_version', '0x'],
      ['Core_version', ''],
      ['Core_version', '0x', block],
    ],
    ...[['Nothing_here', '0x'], ['Core_version', '0x', UNKNOWN], ['Core_version']],
    ...[
      ['AccountNonceApi_account_nonce', '0x'],
      [NOW.length, '0x'],
    ],
  ),
  ...asked('state_callAt', ['Core_version', '0x']),
];

const children: Question[] = [
  ...asked('childstate_getKeys', [CHILD, '0x'], ['0x01', '0x']),
  ...asked('childstate_getKeysPaged', [CHILD, '0x', 3]),
  ...asked('childstate_getKeysPagedAt', [CHILD, '0x', 3]),
  ...asked('childstate_getStorage', [CHILD, '0x01'], ['0x01', '0x01']),
  ...asked('childstate_getStorageHash', [CHILD, '0x01']),
  ...asked('childstate_getStorageSize', [CHILD, '0x01']),
  ...asked('childstate_getStorageEntries', [CHILD, ['0x01', '0x02']]),
];

const system: Question[] = [
  ...['name', 'version', 'chain', 'chainType', 'properties', 'health', 'peers', 'localPeerId']
    .concat('nodeRoles', 'syncState', 'reservedPeers')
    .map((name): Question => [`system_${name}`]),
  ...['system_accountNextIndex', 'account_nextIndex'].flatMap((name) =>
    asked(name, [ALICE], ['nonsense'], []),
  ),
  ...asked('rpc_methods', []),
  ...asked('nobody_knows', [], [1]),
];

const payment = (block: string, inherent: string, transaction: string): Question[] => [
  ...['payment_queryInfo', 'payment_queryFeeDetails'].flatMap((name) =>
    asked(name, [inherent], [transaction], [transaction, block], ['0x00'], [inherent, UNKNOWN]),
  ),
  ...asked('system_dryRun', [transaction], ['0x00']),
  ...asked('system_dryRunAt', [transaction, block]),
];

const author: Question[] = [
  ...asked('author_pendingExtrinsics', []),
  ...asked('author_submitExtrinsic', ['0x00'], ['zz'], []),
  ...asked('author_submitAndWatchExtrinsic', ['0x02'], []),
  ...asked('author_unwatchExtrinsic', [NOBODY]),
  ...asked('transactionWatch_v1_unwatch', [NOBODY]),
  ...asked('transaction_v1_broadcast', ['0x01']),
  ...asked('transaction_v1_stop', [NOBODY]),
];

/** Of whoever does not follow, or not any more. */
const unfollowed = (block: string): Question[] => [
  ...asked('chainHead_v1_header', [NOBODY, block]),
  ...asked('chainHead_v1_body', [NOBODY, block]),
  ...asked('chainHead_v1_call', [NOBODY, block, 'Core_version', '0x']),
  ...asked('chainHead_v1_storage', [NOBODY, block, [{ key: NOW, type: 'value' }]]),
  ...asked('chainHead_v1_unpin', [NOBODY, block], [NOBODY, [block]]),
  ...asked('chainHead_v1_continue', [NOBODY, 'x']),
  ...asked('chainHead_v1_stopOperation', [NOBODY, 'x']),
  ...asked('chainHead_v1_unfollow', [NOBODY]),
  ...asked('chain_unsubscribeNewHeads', [NOBODY]),
  ...asked('state_unsubscribeStorage', [NOBODY]),
];

/** Questions about `block`, which is pinned, of a follower; their answers come as events. */
export const operations = (follow: string, block: string): Question[] => [
  ['chainHead_v1_body', follow, block],
  ...asked('chainHead_v1_call', [follow, block, 'Core_version', '0x']),
  ...asked('chainHead_v1_call', [follow, block, 'Nothing', '0x']),
  ...asked('chainHead_v1_call', [follow, block, 'AccountNonceApi_account_nonce', '0x']),
  ...[
    ...[NOW, NOTHING, ACCOUNTS].flatMap((key) =>
      [
        'value',
        'hash',
        'closestDescendantMerkleValue',
        'descendantsValues',
        'descendantsHashes',
      ].map((type) => ({ key, type })),
    ),
  ].map((item): Question => ['chainHead_v1_storage', follow, block, [item]]),
  ['chainHead_v1_storage', follow, block, [{ key: NOW, type: 'value' }], CHILD],
];

/** Of a follower's block, pinned and not, answered at once. */
export const pinned = (follow: string, block: string): Question[] => [
  ['chainHead_v1_header', follow, block],
  ['chainHead_v1_header', follow, UNKNOWN],
  ['chainHead_v1_body', follow, UNKNOWN],
  ['chainHead_v1_call', follow, UNKNOWN, 'Core_version', '0x'],
  ['chainHead_v1_storage', follow, UNKNOWN, [{ key: NOW, type: 'value' }]],
  ['chainHead_v1_unpin', follow, [UNKNOWN]],
  ['chainHead_v1_unpin', follow, block],
  ['chainHead_v1_unpin', follow, block],
  ['chainHead_v1_header', follow, block],
  ['chainHead_v1_unfollow', follow],
  ['chainHead_v1_header', follow, block],
];

/** By what asks for them; each tells something at once. */
export const subscriptions: Question[] = [
  ...['chain_subscribeNewHeads', 'chain_subscribeNewHead', 'subscribe_newHead'],
  ...['chain_subscribeAllHeads', 'chain_subscribeFinalizedHeads', 'chain_subscribeFinalisedHeads'],
  ...['state_subscribeRuntimeVersion', 'chain_subscribeRuntimeVersion'],
]
  .map((name): Question => [name])
  .concat([['state_subscribeStorage', [NOW, NOTHING]]]);

function asked(method: string, ...params: (readonly unknown[])[]): Question[] {
  return params.map((given) => [method, ...given]);
}
