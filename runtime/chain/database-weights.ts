/** FRAME's defaults, until `npm run weights -- --database` has measured. */
export const DB_READ_REF_TIME: u64 = 25_000_000;
export const DB_WRITE_REF_TIME: u64 = 100_000_000;
