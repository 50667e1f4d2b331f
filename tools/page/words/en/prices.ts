/** Prices over time. */
export const prices = {
  range: 'Period',
  ranges: { day: 'Day', week: 'Week', month: 'Month', year: 'Year' },
  before: 'Before',
  after: 'After',
  none: 'There is nothing of this time.',
  lead: (period: string, price: string) =>
    `${period}: a traded kWh cost ${price} GRID in the mean.`,
  leadNone: (period: string) => `${period}: nothing was traded ahead.`,
  chart: (period: string, volume: string, trades: string, epochs: string) =>
    `Prices of ${period}: ${volume} kWh traded in ${trades} of ${epochs} quarter hours`,
  sum: (volume: string, trades: string, epochs: string) =>
    `${volume} kWh in ${trades} of ${epochs} quarter hours. Where there is no bar, nobody traded.`,
  reading: (time: string, price: string, volume: string) => `${time}: ${price}, ${volume} kWh`,
  volume: 'volume',
  when: 'From',
};
