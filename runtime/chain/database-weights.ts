/**
 * Measured by `npm run weights -- --database` on 2026-11-28, 2 × AMD EPYC: means over 30,000
 * keys of the node's database and trie without its cache, writes 1,000 to a commit, and
 * a commit besides its writes, once a block. The state held the accounts and a book of 10,000 orders and a day of 100 meters' readings.
 *
 *     rocksdb     10,000 accounts    9.5 µs a read   21.4 µs a write   10.9 µs a commit
 *     paritydb    10,000 accounts    4.5 µs a read   10.3 µs a write    8.9 µs a commit
 *     rocksdb    100,000 accounts   11.0 µs a read   27.4 µs a write    4.3 µs a commit
 *     paritydb   100,000 accounts    5.5 µs a read   11.9 µs a write    7.5 µs a commit
 *     rocksdb  1,000,000 accounts   13.1 µs a read   24.2 µs a write   11.0 µs a commit
 *     paritydb 1,000,000 accounts   16.7 µs a read   17.3 µs a write    8.6 µs a commit
 *
 * Booked is the slowest of these times 1.5, in picoseconds.
 */
export const DB_READ_REF_TIME: u64 = 26_000_000;
export const DB_WRITE_REF_TIME: u64 = 42_000_000;
export const DB_COMMIT_REF_TIME: u64 = 17_000_000;
