/** What people had erased: out of the database's files as well, and not only out of its tables. */
import type { Database } from '../../database/index.js';
import { forgetOld } from './applications.js';

/** Tables of what can be erased. */
const PERSONAL = ['names', 'applications'];

export class Erasures {
  /** A service that was killed may have left something. */
  private isWanted = true;

  constructor(
    private readonly database: Database,
    private readonly now: () => number,
    private readonly progress: (line: string) => void = () => {},
  ) {}

  /** Something was deleted. */
  async happened(): Promise<void> {
    this.isWanted = true;
    await this.finish();
  }

  /** Forgets whose time is over, and tries again where somebody was reading what was deleted; comes with every block. */
  async finish(): Promise<void> {
    try {
      if ((await forgetOld(this.now(), this.database)) > 0) this.isWanted = true;
      if (!this.isWanted) return;
      if (await this.database.purge(PERSONAL)) this.isWanted = false;
    } catch (error) {
      this.progress(`what was erased is still in the files: ${(error as Error).message}`);
    }
  }
}
