/** Home. */
export const home = {
  sources: { sun: 'แสงอาทิตย์ของเรา', partly: 'แสงอาทิตย์และการไฟฟ้า', grid: 'การไฟฟ้า', unknown: 'ยังไม่ทราบ' },
  lead: {
    sun: (_part: string) => 'ตอนนี้แสงอาทิตย์บนหลังคาของเราพอใช้ทั้งวิทยาเขต',
    partly: (part: string) => `ตอนนี้หลังคาของเพื่อนบ้านจ่ายไฟให้ ${part} ของที่วิทยาเขตใช้`,
    grid: (_part: string) => 'ตอนนี้วิทยาเขตใช้ไฟจากการไฟฟ้า',
    unknown: (_part: string) => 'วันนี้ยังไม่มีการอ่านมิเตอร์',
  },
  metersRead: (count: string) => `อ่านแล้ว ${count} มิเตอร์`,
  doing: {
    gives: 'หลังคาของคุณพอใช้และแบ่งให้เพื่อนบ้าน',
    takesNear: 'คุณกำลังใช้แสงอาทิตย์จากเพื่อนบ้าน',
    takesGrid: 'คุณกำลังใช้ไฟจากการไฟฟ้า',
    nothing: 'มิเตอร์ของคุณหยุดนิ่ง',
  },
  made: 'หลังคาของคุณให้',
  madeAbout: (given: string) => `ให้เพื่อนบ้าน ${given}`,
  used: 'คุณรับ',
  usedAbout: (part: string) => `${part} มาจากหลังคาในวิทยาเขต`,
  shared: 'กับเพื่อนบ้าน',
  sharedAbout: (ahead: string, shared: string) => `ล่วงหน้า ${ahead} · แบ่งกัน ${shared}`,
  saved: 'ประหยัดวันนี้',
  how: 'คิดอย่างไร',
  formula: {
    title: 'ประหยัดวันนี้ คิดอย่างไร',
    text: 'ค่าไฟที่ควรเป็นหากซื้อทั้งหมดจากการไฟฟ้าตามราคาปลีกและขายทั้งหมดตามราคารับซื้อ หักด้วยที่จ่ายจริง',
    what: 'รายการ',
    alone: 'ตามอัตราการไฟฟ้าอย่างเดียว',
    paid: 'จ่ายจริงกับตลาด',
  },
  whereFrom: 'ไฟฟ้าของคุณมาจากไหนและไปไหน',
  todayKwh: 'วันนี้ (หน่วย)',
  today: 'วันนี้',
  came: 'รับ:',
  went: 'ให้:',
  fromNeighbours: 'จากเพื่อนบ้าน',
  fromGrid: 'จากการไฟฟ้า',
  toNeighbours: 'ให้เพื่อนบ้าน',
  toGrid: 'ให้การไฟฟ้า',
  given: 'หลังคาของคุณให้',
  notMetered: 'ไฟที่หลังคาผลิตให้อาคารของคุณเองไม่ผ่านมิเตอร์ จึงไม่นับที่นี่',
  dayChart: (used: string, made: string) =>
    `พลังงานต่อ 15 นาทีของวันนี้: รับ ${used} หน่วย ให้ ${made} หน่วย`,
  quarterReading: (quarter: string, near: string, grid: string, made: string) =>
    `${quarter} น.: จากเพื่อนบ้าน ${near} หน่วย จากการไฟฟ้า ${grid} ให้ ${made}`,
  campusMade: 'หลังคาทั้งหมดให้',
  campusUsed: 'อาคารทั้งหมดรับ',
  campusShared: 'ระหว่างเพื่อนบ้าน',
  campusSaved: 'ประหยัดร่วมกัน',
  priceNow: 'ราคาของช่วงนี้',
  perKwh: 'GRID ต่อหน่วย',
  gauge: (price: string, feedIn: string, retail: string) =>
    `${price} ระหว่างราคารับซื้อ ${feedIn} กับราคาปลีก ${retail}`,
  notTraded: 'ช่วงนี้ไม่มีการซื้อขายล่วงหน้า',
  pool: (price: string) =>
    `เพื่อนบ้านแบ่งส่วนที่ไม่ได้ซื้อขายกันที่ ${price} คุณไม่มีวันจ่ายเกินราคาปลีก`,
  whoAreYou: 'ดูให้ใกล้ขึ้น',
  pickFirst: 'โปรดเลือกว่าคุณคือใครที่มุมขวาบน เพื่อดูตัวเลขของอาคารและซื้อขายแทนอาคาร',
  seeCampus: 'ดูทุกอาคารเทียบกัน',
  yourGrid: 'GRID ของคุณ',
  setAside: (amount: string) => `กันไว้สำหรับคำสั่ง ${amount} GRID`,
  nothingToDo: 'ไม่ต้องทำอะไร เพื่อนบ้านแบ่งแสงอาทิตย์กันเองโดยอัตโนมัติ',
  toMarket: 'ตั้งราคาไว้ล่วงหน้า',
  toStatement: 'ดูใบแจ้งยอด',
  alerts: {
    meter_silent: (meter: string, _amount: string, since: string) =>
      `อ่านมิเตอร์ ${meter} ไม่ได้ตั้งแต่ ${since} โปรดแจ้งฝ่ายอาคาร`,
    debt: (_meter: string, amount: string, _since: string) =>
      `ค้างชำระค่าไฟ ${amount} GRID โปรดเติมเงินที่เคาน์เตอร์ ระหว่างนี้ซื้อล่วงหน้าไม่ได้`,
    low_balance: (_meter: string, amount: string, _since: string) =>
      `GRID ไม่พอสำหรับพรุ่งนี้ ขาด ${amount} โปรดเติมเงินที่เคาน์เตอร์`,
    suspended: (_meter: string, _amount: string, _since: string) =>
      'บัญชีนี้ถูกระงับ ผู้ดูแลยกเลิกการระงับได้',
    meter_not_described: (meter: string, _amount: string, _since: string) =>
      `มิเตอร์ ${meter} ยังไม่ได้ระบุข้อมูล ผู้ดูแลต้องระบุก่อนจึงจะอ่านได้`,
  },
};
