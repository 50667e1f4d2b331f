/**
 * Polkadot.js Apps itself in a browser. It is in no registry: whoever has built it (`yarn && yarn build:www` in its
 * sources) names its folder `packages/apps/build` by APPS_DIR.
 */
import { Keyring } from '@polkadot/keyring';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { CHROMIUM } from '../page/support/browser.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** What locks the accounts that are put into the browser. */
const PASSWORD = 'campus';
/** Apps asks the node before it draws, and draws in steps. */
const SETTLES_MS = 1_000;

export class AppsBrowser {
  private constructor(
    private readonly server: Server,
    private readonly browser: Browser,
    readonly page: Page,
    private readonly url: string,
  ) {}

  /**
   * @param folder the built Apps
   * @param node the WebSocket of the chain
   * @param uris accounts beside those of development, as somebody has imported them; Apps knows them by these names
   */
  static async open(folder: string, node: string, uris: readonly string[]): Promise<AppsBrowser> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://apps');
      const file = pathname === '/' ? '/index.html' : normalize(pathname);
      readFile(join(folder, file)).then(
        (content) => {
          response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
          response.end(content);
        },
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
        ...[
          '--disable-background-networking',
          '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        ],
      ],
    });
    const page = await browser.newPage({ viewport: { width: 1_400, height: 900 } });
    page.setDefaultTimeout(60_000);
    await page.addInitScript((stored: [string, string][]) => {
      if (location.protocol === 'about:') return;
      for (const [key, value] of stored) localStorage.setItem(key, value);
    }, uris.map(storedAccount));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/?rpc=${encodeURIComponent(node)}`;
    const opened = new AppsBrowser(server, browser, page, url);
    await opened.go('explorer');
    await page.getByText('last block').first().waitFor({ timeout: 180_000 });
    return opened;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Opens a page of Apps anew, without what it said of earlier transactions: `explorer`, `chainstate`. */
  async go(page: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.url}#/${page}`);
    await sleep(SETTLES_MS);
  }

  text(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** Chooses a call, an item of storage or a runtime API in the form number `nth` of the page. */
  async choose(section: string, method: string, nth = 0): Promise<void> {
    const sections = this.page.locator('.ui--DropdownLinked-Sections').nth(nth);
    await sections.click();
    await sections.getByRole('option', { name: section, exact: true }).click();
    await sleep(SETTLES_MS);
    const items = this.page.locator('.ui--DropdownLinked-Items').nth(nth);
    await items.click();
    await items
      .locator('[role=option]')
      .filter({ hasText: `${method}(` })
      .first()
      .click();
    await sleep(SETTLES_MS);
  }

  /** Chooses an account in a field. */
  async account(name: string, field: Locator): Promise<void> {
    await field.click();
    await field.locator(`[role=option][name="${name}" i]`).first().click();
    await sleep(SETTLES_MS);
  }

  /** The field number `nth` for an account on the page. */
  accounts(nth: number): Locator {
    return this.page.locator('.ui--InputAddress').nth(nth);
  }

  /** Presses `button`, signs, and waits for what becomes of it. @returns what Apps says of it */
  async submit(button: string): Promise<string> {
    await this.page.getByRole('button', { name: button }).click();
    const sign = this.page.getByRole('button', { name: 'Sign and Submit' });
    await sign.waitFor();
    await sleep(SETTLES_MS);
    const password = this.page.locator('.ui--Modal input[type=password]');
    if ((await password.count()) > 0) await password.fill(PASSWORD);
    await sign.click();
    const ended = this.page.locator('.item.inblock, .item.finalized, .item.error, .item.invalid');
    await ended.first().waitFor({ state: 'attached' });
    const said = await this.page.locator('.item .desc').allTextContents();
    const statuses = await ended.allTextContents();
    return [...statuses, ...said].join('\n');
  }
}

/** An account as Apps keeps it: where in the browser's storage, and what. */
function storedAccount(uri: string): [key: string, json: string] {
  const pair = new Keyring({ type: 'sr25519' }).addFromUri(uri, { name: uri.replaceAll('/', '') });
  const key = Buffer.from(pair.publicKey).toString('hex');
  return [`account:0x${key}`, JSON.stringify(pair.toJson(PASSWORD))];
}
