/** The page in a real browser, served by `npm start` with its embedded chain. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { freePort } from '../../tools/node/port.js';
import { ROOT } from '../../tools/support/root.js';

/** Where Debian's package puts it, and where others may have theirs. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Pictures of every screen, to look at. */
const PICTURES = join(ROOT, 'build', 'pictures');

export const hasBrowser = existsSync(CHROMIUM);

/** A campus that lives on, and where its page is. */
export class CampusPage {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    readonly browser: Browser,
  ) {}

  /** Starts both. @throws Error with what was printed, if the page is not there in time */
  static async start(options: readonly string[] = ['--no-replay']): Promise<CampusPage> {
    const [port, pagePort] = [await freePort(), await freePort()];
    const ports = ['--port', String(port), '--page-port', String(pagePort)];
    const child = spawn(process.execPath, ['tools/grid.mjs', 'start', ...options, ...ports], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => void said.push(text));
    }
    const url = `http://127.0.0.1:${pagePort}`;
    await untilLive(url, child, said);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    return new CampusPage(url, child, browser);
  }

  /** A new visitor. What the page says that is wrong fails the test that asks `flaws`. */
  async visit({ language = 'en', width = 1_200, dark = false } = {}): Promise<Visit> {
    const context = await this.browser.newContext({
      locale: language === 'th' ? 'th-TH' : 'en-GB',
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return new Visit(page, this.url);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.child.kill('SIGINT');
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }
}

/** One visitor's page. */
export class Visit {
  /** What went wrong in the page, and whom it asked beside its own server. */
  readonly flaws: string[] = [];

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', ({ message }) => this.flaws.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.flaws.push(message.text());
    });
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const isOwn = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:';
      if (!isOwn) this.flaws.push(`asked ${request.url()}`);
    });
  }

  async open(place: string): Promise<void> {
    await this.page.goto(`${this.url}/#/${place}`);
    await this.page.locator('main').waitFor();
  }

  /** Becomes somebody of the campus. */
  async pick(name: string): Promise<void> {
    await this.page.locator('button.who').click();
    await this.page.getByRole('dialog').getByRole('button', { name }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** Until nothing of the screen is still loading. */
  async settled(): Promise<void> {
    await this.page.locator('main .waiting').first().waitFor({ state: 'detached' });
  }

  /** What axe finds, a line for each. */
  async violations(): Promise<string[]> {
    await this.page.evaluate(axeSource());
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
    });
  }

  /** By how much the page is wider than its window, px. */
  overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

let axe: string | undefined;

function axeSource(): string {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}

/** Until visitors can trade. */
async function untilLive(url: string, child: ChildProcess, said: string[]): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const state = await fetch(`${url}/start/state`).catch(() => null);
    if (state?.ok && ((await state.json()) as { phase: string }).phase === 'live') return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  child.kill('SIGKILL');
  throw new Error(`npm start did not get as far as trading:\n${said.join('')}`);
}
