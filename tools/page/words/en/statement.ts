/** The statement of a month. */
export const statement = {
  title: 'Statement',
  pickFirst: 'Say who you are to see a statement.',
  leadPaid: (month: string, grid: string) =>
    `${month} came to ${grid} GRID that you paid for energy.`,
  leadEarned: (month: string, grid: string) =>
    `${month} came to ${grid} GRID that you earned with energy.`,
  before: 'The month before',
  after: 'The month after',
  what: 'What',
  opening: 'Opening balance',
  closing: 'Closing balance',
  status: { provisional: 'provisional', final: 'final' },
  provisional:
    'Provisional: the month or its settlement goes on, and what you see can still change.',
  tariffOf: (versions: string) => `tariff ${versions}`,
  addsUp:
    'Opening balance and all lines are the closing balance, to the base unit: added up in this browser.',
  doesNotAddUp: (missing: string) =>
    `This does not add up: ${missing} GRID are missing. Please tell an admin.`,
  reserved: (grid: string) => `${grid} GRID of it are set aside for orders.`,
  debt: (grid: string) => `${grid} GRID are owed for energy.`,
  entriesOf: (line: string) => `${line}: each quarter hour`,
  when: 'When',
  price: 'Price',
  block: 'Block',
  tariff: 'Tariff',
  more: (most: string) => `These are the first ${most}; the CSV of the history has all of them.`,
  kinds: {
    bought: 'Bought ahead',
    sold: 'Sold ahead',
    shared_in: 'From neighbours, shared',
    shared_out: 'To neighbours, shared',
    utility_in: 'From the grid',
    utility_out: 'To the grid',
    carried: 'To the grid, carried from small amounts',
    short: 'Sold and not delivered',
    unused: 'Bought and not used',
    topped_up: 'Topped up at the cash desk',
    paid_out: 'Paid out at the cash desk',
    received: 'Received from others',
    sent: 'Sent to others',
    fees: 'Fees',
    debt_incurred: 'Owed for energy',
    debt_paid: 'Debt paid',
    other: 'Other',
  },
};
