/** Tests on each kind of database: SQLite always, PostgreSQL where it is installed. */
import { describe, test } from '@jest/globals';
import { HAS_POSTGRES, KINDS, type Kind } from './places.js';

export { type Kind, type Places, placesOf } from './places.js';

const WITHOUT = 'PostgreSQL is not installed: apt-get install postgresql';

/** Tests on each kind of database; where one is not installed they are left out, and say so. */
export function describeDatabases(title: string, tests: (kind: Kind) => void): void {
  describe.each(KINDS)(title, (kind) => {
    if (kind === 'SQLite' || HAS_POSTGRES) tests(kind);
    else test.skip(WITHOUT, () => {});
  });
}

/** Tests of what PostgreSQL does as SQLite does. */
export function describePostgres(title: string, tests: () => void): void {
  describe(title, () => {
    if (HAS_POSTGRES) tests();
    else test.skip(WITHOUT, () => {});
  });
}
