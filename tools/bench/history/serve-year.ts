/** Serves a made year, as a process of its own: `serve-year.ts <database> [folder of the page]`. Prints where, and whose it is. */
import { keepLittleGarbage } from '../../services/memory.js';

// As `grid history` does, before there is much.
keepLittleGarbage();
const { HistoryApi } = await import('../../services/history/api/index.js');
const { openDatabase } = await import('../../services/history/database/index.js');
const [place = '', folder] = process.argv.slice(2);
const database = await openDatabase(place);
const rows = await database.all<{ account: string }>('SELECT DISTINCT account FROM user_versions');
const accounts = rows.map(({ account }) => account);
const api = await HistoryApi.start({
  database,
  port: 0,
  campus: {
    ...{ name: 'Made', timeZone: 'Asia/Bangkok' },
    buildings: accounts.map((account, i) => ({ account, name: `Building ${i + 1}` })),
  },
  ...(folder !== undefined && { page: { folder, nodes: [] } }),
  limits: { perMinute: 1_000_000_000 },
  progress: console.error,
  extend: (app) =>
    app.get('/summed-up', async () =>
      database.get(
        'SELECT count(*) AS days FROM closed_days c JOIN statement_blocks s ON s.day = c.day',
      ),
    ),
});
console.log(JSON.stringify({ url: api.url, accounts }));
