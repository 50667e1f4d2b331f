/** Home. */
export const home = {
  sources: { sun: 'Our sun', partly: 'Sun and grid', grid: 'The grid', unknown: 'Not known yet' },
  lead: {
    sun: (_part: string) => 'The sun on our roofs covers the campus right now.',
    partly: (part: string) =>
      `Roofs of neighbours cover ${part} of what the campus takes right now.`,
    grid: (_part: string) => 'The campus runs on the grid right now.',
    unknown: (_part: string) => 'The meters have not been read today yet.',
  },
  metersRead: (count: string) => `${count} ${count === '1' ? 'meter' : 'meters'} read`,
  doing: {
    gives: 'your roof covers you and gives to others',
    takesNear: 'you are using your neighbours’ sun',
    takesGrid: 'you are using the grid',
    nothing: 'your meter stands still',
  },
  made: 'Your roof gave',
  madeAbout: (given: string) => `${given} of it to neighbours`,
  used: 'You took',
  usedAbout: (part: string) => `${part} of it from campus roofs`,
  shared: 'With neighbours',
  sharedAbout: (ahead: string, shared: string) => `${ahead} ahead · ${shared} shared`,
  saved: 'Saved today',
  how: 'how?',
  formula: {
    title: 'Saved today: how?',
    text: 'What your energy would have cost if you had bought it all from the grid at retail and sold it all at feed-in, less what you really paid.',
    what: 'What',
    alone: 'At the tariff alone',
    paid: 'Paid with the market',
  },
  whereFrom: 'Where your energy came from and went',
  todayKwh: 'today, kWh',
  today: 'today',
  came: 'Taken:',
  went: 'Given:',
  fromNeighbours: 'from neighbours',
  fromGrid: 'from the grid',
  toNeighbours: 'to neighbours',
  toGrid: 'to the grid',
  given: 'your roof gave',
  notMetered:
    'What your roof makes for your own building does not pass the meter and is not counted here.',
  dayChart: (used: string, made: string) =>
    `Energy per quarter hour today: ${used} kWh taken, ${made} kWh given`,
  quarterReading: (quarter: string, near: string, grid: string, made: string) =>
    `${quarter}: ${near} kWh from neighbours, ${grid} from the grid, ${made} given`,
  campusMade: 'Roofs gave',
  campusUsed: 'Buildings took',
  campusShared: 'Between neighbours',
  campusSaved: 'Saved together',
  priceNow: 'Price of this quarter hour',
  perKwh: 'GRID per kWh',
  gauge: (price: string, feedIn: string, retail: string) =>
    `${price}, between feed-in ${feedIn} and retail ${retail}`,
  notTraded: 'Nobody traded this quarter hour ahead.',
  pool: (price: string) =>
    `Neighbours share at ${price} what nobody traded. You never pay more than retail.`,
  whoAreYou: 'Look closer',
  pickFirst: 'Say who you are to see a building’s own figures and to trade for it.',
  seeCampus: 'See all buildings side by side',
  yourGrid: 'Your GRID',
  setAside: (amount: string) => `${amount} GRID of it set aside for orders`,
  nothingToDo: 'Nothing to do: neighbours share your sun and you theirs by themselves.',
  toMarket: 'Set a price beforehand',
  toStatement: 'See the statement',
  alerts: {
    meter_silent: (meter: string, _amount: string, since: string) =>
      `Meter ${meter} has not been read since ${since}. Tell facility management.`,
    debt: (_meter: string, amount: string, _since: string) =>
      `${amount} GRID are owed for energy. Top up at the cash desk; until then you buy nothing ahead.`,
    low_balance: (_meter: string, amount: string, _since: string) =>
      `There is too little GRID for tomorrow: ${amount} are missing. Top up at the cash desk.`,
    suspended: (_meter: string, _amount: string, _since: string) =>
      'This account is suspended. An admin can lift that.',
    meter_not_described: (meter: string, _amount: string, _since: string) =>
      `Meter ${meter} is not described yet. An admin has to do that before it can be read.`,
  },
};
