/** Getting in. */
export const join = {
  lead: 'Take part: an account, a request, and the campus lets you in.',
  inAlready: 'You take part already.',
  next: 'Next',
  cancel: 'Cancel',
  begin: {
    title: 'Begin with an account',
    text: 'An account is a key that only you hold. It is made here, in your browser, and takes two minutes.',
    make: 'Make a new account',
    bring: 'I have one',
    kept: 'There are accounts in this browser already: choose one at the top right.',
  },
  make: {
    title: 'New account',
    step: (at: number, of: number) => `step ${at} of ${of}`,
    name: 'Your name, or the building’s',
    nameHint: 'For you and the campus; it is not written to the chain.',
    wordsText: 'Write these twelve words down on paper, in this order.',
    wordsWarning:
      'Whoever has these words has your GRID. Nobody can bring them back: no photo, no e-mail, no cloud.',
    written: 'I have written them down',
    askedText: 'To be sure, two of them:',
    wordNumber: (place: number) => `Word ${place}`,
    askedWrong: 'That is not what stands there. Look at your paper, or at the words again.',
    showAgain: 'Show the words again',
    later: 'Later',
  },
  passphrase: {
    text: 'Choose a passphrase. It locks the key in this browser and is asked for when you sign.',
    label: 'Passphrase',
    again: 'Once more',
    hint: (least: number) => `At least ${least} characters; a few words are best.`,
    flaws: {
      short: (least: number) => `Too short: at least ${least} characters.`,
      same: (_least: number) => 'The same few characters over and over are easy to guess.',
      differs: (_least: number) => 'The two are not the same.',
    },
    locking: 'Locking the key',
    make: 'Make the account',
    noStorage:
      'This browser keeps nothing for this page. The account’s file was saved with your downloads: keep it safe, and open it here the next time.',
  },
  backUp: {
    text: 'This account is nowhere but in this browser. If its data is deleted, your GRID is out of reach for ever.',
    save: 'Save its file',
  },
  bring: {
    title: 'An account from elsewhere',
    file: 'Its file (JSON, of this page or of polkadot.js)',
    fileHint: 'It stays encrypted; the passphrase is asked for when you sign.',
    noFile:
      'This is no account file that the page can open: JSON of version 3, sr25519, with a passphrase.',
    words: 'Or its twelve words',
    wordsHint: 'In their order, with spaces between them.',
    flaws: {
      count: (count: number) => `There are twelve words; these are ${count}.`,
      unknown: (word: string, place: number) => `Word ${place}, “${word}”, is none of the list.`,
      checksum: 'The words do not belong together in this order. Check their order and spelling.',
    },
  },
  apply: {
    title: 'Ask to take part',
    text: 'An admin of the campus sees your request and registers you. You sign it with your key.',
    name: 'Name',
    building: 'Building',
    meter: 'Meter, if you know it',
    meterHint: 'It stands on the device, next to a bar code.',
    send: 'Sign and ask',
    sending: 'Asking…',
    flaws: {
      control: 'There are characters in it that cannot be shown.',
      long: 'This is too long.',
    },
  },
  standing: {
    title: 'Where it stands',
    address: 'Your address',
    nothing: 'You have not asked yet.',
    unknown: 'As soon as you have asked, or opened your key, it stands here.',
    asked: (time: string) => `asked ${time}`,
    until: (day: string) => `Unless somebody decides, the request is forgotten on ${day}.`,
    home: 'To your Home',
    status: {
      waiting: 'Waiting for an admin',
      accepted: 'Accepted',
      declined: 'Declined',
      expired: 'Nobody decided in time: ask again',
      registered: 'You are in',
    },
  },
  admin: {
    lead: (count: number, isMore: boolean) =>
      count === 0
        ? 'Nobody waits to be let in.'
        : count === 1 && !isMore
          ? 'One person waits to be let in.'
          : `${count}${isMore ? ' and more' : ''} wait to be let in.`,
    title: 'Requests',
    nobody: 'No requests. Whoever makes an account on this page can ask here.',
    accept: 'Accept',
    decline: 'Decline',
    reason: 'Why?',
    reasonHint: 'Whoever asked reads this.',
    acceptTitle: (name: string) => `Let ${name} in`,
    deviceLater:
      'The meter can be described now or later. Until it is, it belongs to the user but cannot trade. Leave the key empty for later.',
    accepted: (name: string) => `${name} takes part from now on.`,
    close: 'Close',
  },
};
