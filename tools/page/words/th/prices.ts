/** Prices over time. */
export const prices = {
  range: 'ช่วงเวลา',
  ranges: { day: 'วัน', week: 'สัปดาห์', month: 'เดือน', year: 'ปี' },
  before: 'ก่อนหน้า',
  after: 'ถัดไป',
  none: 'ไม่มีข้อมูลของช่วงนี้',
  lead: (period: string, price: string) =>
    `${period}: ไฟฟ้าที่ซื้อขายล่วงหน้าราคาเฉลี่ย ${price} GRID ต่อหน่วย`,
  leadNone: (period: string) => `${period}: ไม่มีการซื้อขายล่วงหน้า`,
  chart: (period: string, volume: string, trades: string, epochs: string) =>
    `ราคาของ ${period}: ซื้อขาย ${volume} หน่วย ใน ${trades} จาก ${epochs} ช่วง`,
  sum: (volume: string, trades: string, epochs: string) =>
    `${volume} หน่วย ใน ${trades} จาก ${epochs} ช่วง ช่องที่ว่างคือไม่มีการซื้อขาย`,
  reading: (time: string, price: string, volume: string) => `${time}: ${price}, ${volume} หน่วย`,
  volume: 'ปริมาณ',
  when: 'ตั้งแต่',
};
