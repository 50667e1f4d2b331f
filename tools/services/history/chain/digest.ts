/** What the digest of a header says: whose slot it is, and what is different from the next block on. Logs are hex. */

/** A log begins with what it is, then who it is for: "aura". */
const PRE_RUNTIME_AURA = '0x0661757261';
const CONSENSUS_AURA = '0x0461757261';
const RUNTIME_ENVIRONMENT_UPDATED = '0x08';
/** Behind "aura" there are a length of one byte and a number of eight. */
const SLOT_AT = PRE_RUNTIME_AURA.length + 2;

export function slotIn(logs: readonly string[]): bigint | null {
  const log = logs.find((each) => each.startsWith(PRE_RUNTIME_AURA));
  if (!log || log.length < SLOT_AT + 16) return null;
  return Buffer.from(log.slice(SLOT_AT, SLOT_AT + 16), 'hex').readBigUInt64LE();
}

/** Whether other authorities author from the next block on. */
export const changesAuthorities = (logs: readonly string[]): boolean =>
  logs.some((log) => log.startsWith(CONSENSUS_AURA));

/** Whether another runtime executes the next block. */
export const changesRuntime = (logs: readonly string[]): boolean =>
  logs.includes(RUNTIME_ENVIRONMENT_UPDATED);
