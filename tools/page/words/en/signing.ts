/** Keys and signatures. */
export const signing = {
  passphrase: 'Passphrase',
  passphraseHint:
    'It opens your key until you leave the page, or a quarter of an hour without use.',
  open: 'Open and sign',
  opening: 'Opening…',
  details: 'Details',
  done: (block: number) => `Done, in block ${block}.`,
  progress: {
    signing: 'Waiting for your signature …',
    sent: 'Sent. Waiting for a block …',
    inBlock: 'In a block. Waiting until it is final …',
    waiting: 'You have filled your share of the blocks. It goes on by itself in a moment …',
  },
  closed: {
    title: 'Open your key',
    locked: (name: string) =>
      `The key of ${name} is closed. Open it to see what concerns you, and to sign.`,
    declined: (name: string) =>
      `Nobody has signed that you are ${name}, so only what everybody may see is shown.`,
    open: 'Open the key',
  },
  refused: {
    locked: 'The key of this account is not here, or is locked.',
    passphrase: 'This is not the passphrase.',
    declined: 'It was not signed.',
    noAccess: 'Your account may not do this. It may have lost a role since you opened the page.',
    quota: 'You have filled your share of the blocks. Wait a minute, then try again.',
    again: 'Another transaction of yours was first, perhaps from another tab. Try again.',
    chain: 'The chain refused:',
    network: 'The chain does not answer. Nothing was sent.',
    outdated:
      'The chain’s program and this page do not fit together. Nothing was sent: load the page anew, and if that changes nothing, tell an admin.',
    unknown: 'It was sent, but no block has it yet. Look at your account before you try again.',
  },
  keys: {
    title: 'Your own key',
    here: 'Accounts in this browser',
    notBackedUp: 'not backed up',
    make: 'New account, or one from elsewhere',
    wallet: 'Use a wallet extension',
    looking: 'Looking for wallets …',
    noWallet: 'No wallet extension is installed in this browser.',
    whichWallet: 'Which wallet?',
    whichAccount: 'Which account?',
    walletRefused: {
      refused: 'The wallet did not let this page see any accounts. Allow it there, then try again.',
      empty: 'The wallet has no account that this chain knows (sr25519, ed25519 or ECDSA).',
    },
  },
};
