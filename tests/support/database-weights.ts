/** What a read and a write of the database are booked with, in ps, as the runtime has it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

const source = readFileSync(join(ROOT, 'runtime/chain/database-weights.ts'), 'utf8');

export const READ = constant('DB_READ_REF_TIME');
export const WRITE = constant('DB_WRITE_REF_TIME');

function constant(name: string): bigint {
  const digits = new RegExp(`const ${name}: u64 = ([0-9_]+);`).exec(source)?.[1];
  if (!digits) throw new Error(`runtime/chain/database-weights.ts has no ${name}`);
  return BigInt(digits.replaceAll('_', ''));
}
