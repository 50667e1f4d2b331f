const counted = (count: string, what: string): string =>
  `${count} ${what}${count === '1' ? '' : 's'}`;

/** Users and meters. */
export const people = {
  lead: 'Who takes part, and with which meters.',
  parts: 'Part of the screen',
  part: { users: 'Users', meters: 'Meters', import: 'Many at once' },
  register: 'Register a user',
  search: 'Name, address, building or meter',
  nobody: 'Nobody is called that.',
  noMeters: 'There are no meters yet.',
  name: 'Name',
  address: 'Address',
  status: 'Status',
  location: 'Building',
  meters: 'Meters',
  meter: 'Meter',
  owner: 'Belongs to',
  state: 'State',
  type: 'Kind of user',
  types: { Prosumer: 'makes and uses energy', Consumer: 'uses energy' },
  kinds: { prosumer: 'makes and uses', consumer: 'uses' },
  statuses: { active: 'active', suspended: 'suspended', inactive: 'left' },
  standing: { Active: 'Readmit', Suspended: 'Suspend', Inactive: 'Retire' },
  suspendHint:
    'A suspended user moves no money and trades nothing; orders placed before stand. An admin may suspend or retire 16 users a day.',
  assign: 'Give a meter to this user',
  assignDo: 'Assign',
  unassign: 'Take away',
  class: 'Measures',
  classes: { Bidirectional: 'both ways', Consumption: 'use only', Generation: 'generation only' },
  meterKinds: { bidirectional: 'both ways', consumption: 'use', generation: 'generation' },
  rating: 'Rating, kW',
  key: 'Public key of the meter',
  keyHint: 'Hexadecimal: 32 bytes, with ECDSA 33.',
  scheme: 'Kind of key',
  describe: 'Describe',
  describeText: 'Nobody has said yet which device this is, so it is neither read nor traded on.',
  described:
    'This meter is described. Another device is put in by exchanging it, which tells its last registers.',
  notDescribed: 'not described',
  closing: 'leaves its user',
  silent: (epochs: number) => `silent for ${epochs} quarter ${epochs === 1 ? 'hour' : 'hours'}`,
  read: 'read',
  flaws: {
    empty: 'There is nothing in the file beside a first line.',
    tooLarge: 'The file is larger than 8 MB.',
    tooManyRows: 'A file may have 10,000 rows; divide it. Rows:',
    syntax: 'This is no CSV here:',
    columnMissing: 'The column is missing.',
    columnTwice: 'The column is there twice.',
    missing: 'Something has to stand here.',
    address: 'This is no address, or it is mistyped.',
    nobody: 'Nobody holds this account.',
    type: 'Say prosumer or consumer.',
    class: 'Say consumption, generation or bidirectional.',
    scheme: 'Say ed25519, sr25519 or ecdsa.',
    rating: 'Kilowatts from 0.001 to 10,000, with at most three digits behind the point.',
    key: 'Hexadecimal: 32 bytes, with ecdsa 33, and not all zero.',
    formula:
      'It begins like a formula, which a spreadsheet would run. Begin with a letter or a digit.',
    control: 'There are characters in it that cannot be seen, or that turn the text around.',
    long: 'This is too long (a Thai character takes three bytes).',
    deviceWithoutMeter: 'A device is described, but the meter has no name.',
    meterTwice: 'This meter stands in the file twice.',
    typesDiffer: 'The same user is of another kind further above.',
    locationsDiffer: 'The same user is in another building further above.',
    tooManyMeters: 'A user may have ten meters.',
  },
  import: {
    text: 'A line for each meter: address, type and location of its user, then meter, class, rated_kw, key and scheme. Save it as CSV.',
    template: 'A file to begin with',
    file: 'File (CSV)',
    hint: 'Nothing happens before you have seen what it would do.',
    reading: 'Reading the file …',
    offline:
      'The chain does not answer, so the file cannot be compared with it. Choose it again later.',
    flawed: (count: number) =>
      count === 1
        ? 'One thing is wrong in the file. Nothing was done.'
        : `${count >= 100 ? 'At least 100' : count} things are wrong in the file. Nothing was done.`,
    flawsTitle: 'What is wrong',
    line: 'Line',
    column: 'Column',
    what: 'What',
    encoding: (encoding: string) =>
      `The file is not UTF-8 and was read as ${encoding}. Check that names look right.`,
    summary: (rows: string, users: string, meters: string, devices: string) =>
      `${counted(rows, 'row')}: ${counted(users, 'user')} to register, ${counted(meters, 'meter')} to assign, ${counted(devices, 'device')} to describe.`,
    obstacles: (count: number) =>
      count === 1
        ? 'One row does not fit what is on the chain and is left out.'
        : `${count} rows do not fit what is on the chain and are left out.`,
    preview: 'What would be done',
    obstacle: {
      otherType: 'registered as the other kind of user',
      otherOwner: 'the meter belongs to somebody else',
      otherDevice: 'in use with another device: exchange it',
    },
    nothing: 'is so already',
    steps: { register: 'register', assign: 'assign', describe: 'describe' },
    showAll: (rows: string) => `Show all ${rows}`,
    run: (count: number) => (count === 1 ? 'Sign and do it' : `Sign ${count} times and do it`),
    progress: (done: number, of: number) => `${done} of ${of} batches done.`,
    stopped: (lines: string) => `It stopped at lines ${lines}; what was done before stays.`,
    allDone: 'All of it is so on the chain.',
  },
};
