export const staff = {
  more: 'แสดงเพิ่ม',
  choose: (roles: readonly string[]) => `เลือกก่อนว่าคุณคือใคร หน้านี้สำหรับ: ${roles.join(', ')}`,
  noRole: (name: string, roles: readonly string[]) =>
    `${name} ไม่มีหรือไม่มีบทบาทนี้แล้ว: ${roles.join(', ')} บทบาทให้โดยผู้ดูแลและหน่วยงานกำกับ`,
  unknown: (roles: readonly string[]) => `เปิดกุญแจของคุณก่อน หน้านี้สำหรับ: ${roles.join(', ')}`,
};
