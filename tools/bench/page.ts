/** `grid bench --page`: when the page shows something, and how long a screen takes to open, in a browser, over a year of history. */
import Table from 'cli-table3';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { pageFolder } from '../services/history/page.js';
import { serveYear, STAFF, summedUp } from './history/year.js';
import { auctionProof, TICK } from './proofs.js';

/** Where Debian's package puts it, and where others may have theirs. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const RUNS = 5;
const PATIENCE_MS = 30_000;
/** Most milliseconds that the first picture, a screen, and a proof of 10,000 orders may take. */
const LIMITS = { first: 1_500, screen: 300, proof: 50 } as const;

/** Screens that need no role, and how each is told from the one before it. */
const SCREENS = [
  'market',
  'prices',
  'prices?range=year',
  'statement',
  'campus',
  'explorer',
  'explorer/blocks',
  'explorer/accounts',
  'join',
  'home',
] as const;

/** Screens of those who run the campus. */
const STAFF_SCREENS = [
  'people',
  'join',
  'cash-desk',
  'readings',
  'governance',
  'explorer/events',
  'explorer/blocks/140000',
] as const;

interface Row {
  readonly name: string;
  readonly times: readonly number[];
  readonly limit: number;
}

/** Prints what was measured. @throws Error if the middle of a row is above its limit */
export async function benchPage(root: string): Promise<void> {
  const folder = await pageFolder(root, console.log);
  if (folder === null) throw new Error('there is no page to measure');
  const { url, accounts, stop } = await serveYear(root, folder);
  let browser: Browser | undefined;
  try {
    await summedUp(url);
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    const rows: Row[] = [];
    const account = accounts[7] ?? '';
    const visits: { first: number; lead: number; screens: Map<string, number> }[] = [];
    const staff: Map<string, number>[] = [];
    for (let run = 0; run < RUNS; run++) {
      visits.push(await visit(browser, url, account));
      staff.push(await staffVisit(browser, url));
    }
    rows.push({
      name: 'first picture',
      times: visits.map(({ first }) => first),
      limit: LIMITS.first,
    });
    rows.push({ name: 'Home, whole', times: visits.map(({ lead }) => lead), limit: LIMITS.first });
    for (const name of SCREENS) {
      const times = visits.map(({ screens }) => screens.get(name) ?? Infinity);
      rows.push({ name, times, limit: LIMITS.screen });
    }
    for (const name of STAFF_SCREENS) {
      const times = staff.map((screens) => screens.get(name) ?? Infinity);
      rows.push({ name, times, limit: LIMITS.screen });
    }
    rows.push({
      name: 'proof of 10,000 orders',
      times: await proofTimes(browser, url),
      limit: LIMITS.proof,
    });
    report(rows);
  } finally {
    await browser?.close();
    await stop();
  }
}

/** A visitor with nothing in the cache, who looks at a building's account and opens each screen once. */
async function visit(browser: Browser, url: string, account: string) {
  const context = await open(browser, {
    address: account,
    name: 'Building 8',
    key: { kind: 'none' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const begun = performance.now();
  await page.goto(`${url}/#/home`, { waitUntil: 'commit' });
  await page.locator('main h1').first().waitFor();
  await page.locator('main .waiting').first().waitFor({ state: 'detached' });
  const lead = performance.now() - begun;
  const first = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  );
  const screens = new Map<string, number>();
  for (const name of SCREENS) screens.set(name, await shown(page, name));
  await context.close();
  return { first, lead, screens };
}

/** Somebody with every role, who has signed in, and opens each screen of theirs once. */
async function staffVisit(browser: Browser, url: string): Promise<Map<string, number>> {
  const { address, uri } = STAFF;
  const context = await open(browser, { address, name: 'Office', key: { kind: 'campus', uri } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${url}/#/home`, { waitUntil: 'commit' });
  await page.locator('nav a[href="#/readings"]').first().waitFor();
  await page.locator('main .waiting').first().waitFor({ state: 'detached' });
  const screens = new Map<string, number>();
  for (const name of STAFF_SCREENS) screens.set(name, await shown(page, name));
  await context.close();
  return screens;
}

/** Who looks, as the page keeps it. */
interface KeptPerson {
  readonly address: string;
  readonly name: string;
  readonly key: { readonly kind: 'none' } | { readonly kind: 'campus'; readonly uri: string };
}

async function open(browser: Browser, person: KeptPerson): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1_200, height: 900 } });
  // What names functions in what tsx makes of this file, and is missing in a browser.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(
    (kept) => localStorage.setItem('person', kept),
    JSON.stringify(person),
  );
  return context;
}

/** Milliseconds from a click on `place` until it stands there with nothing left to load, measured in the page by its pictures. */
function shown(page: Page, place: string): Promise<number> {
  return page.evaluate(
    ([where, patience]) =>
      new Promise<number>((resolve, reject) => {
        const before = document.querySelector('main h1');
        const begun = performance.now();
        location.hash = `/${where}`;
        const look = (): void => {
          const passed = performance.now() - begun;
          const heading = document.querySelector('main h1');
          const isThere =
            heading !== null &&
            (heading !== before || passed > 50) &&
            document.querySelector('main .waiting') === null;
          if (isThere) resolve(passed);
          else if (passed > patience) reject(new Error(`${where} does not come`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [place, PATIENCE_MS] as const,
  );
}

/** The proof of a full book in the place of an epoch's own, checked with the button that people have. */
async function proofTimes(browser: Browser, url: string): Promise<number[]> {
  const epochs = (await (
    await fetch(`${url}/v1/epochs?from=2024-06-01&to=2024-06-02&limit=96`)
  ).json()) as {
    items: { epoch: number; price: string | null }[];
  };
  const epoch = epochs.items.find(({ price }) => price !== null)?.epoch;
  if (epoch === undefined) throw new Error('nobody has traded');
  const bytes = `0x${Buffer.from(auctionProof()).toString('hex')}`;
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.route(`**/v1/epochs/${epoch}`, async (route) => {
      const answer = await route.fetch();
      const details = (await answer.json()) as object;
      const auctionProof = { bytes, tick: String(TICK) };
      await route.fulfill({ response: answer, json: { ...details, auctionProof } });
    });
    await page.goto(`${url}/#/market?epoch=${epoch}`);
    await page.getByRole('button', { name: 'Check the clearing' }).click();
    const said = await page.getByText(/Checked in this browser/).textContent();
    const levels = /([\d,]+) price/.exec(said ?? '')?.[1];
    const ms = /([\d.]+) ms/.exec(said ?? '')?.[1];
    if (levels !== '10,000' || ms === undefined) throw new Error(`not the proof: ${said}`);
    times.push(Number(ms));
    await context.close();
  }
  return times;
}

function report(rows: readonly Row[]): void {
  const table = new Table({
    head: ['', 'median ms', 'slowest', 'at most'],
    style: { head: [], border: [] },
  });
  const late: string[] = [];
  for (const { name, times, limit } of rows) {
    const sorted = [...times].sort((a, b) => a - b);
    const middle = sorted[(sorted.length - 1) >> 1] ?? Infinity;
    if (middle > limit) late.push(name);
    table.push([name, middle.toFixed(0), (sorted.at(-1) ?? 0).toFixed(0), limit]);
  }
  console.log(table.toString());
  if (late.length > 0) throw new Error(`too slow: ${late.join(', ')}`);
}
