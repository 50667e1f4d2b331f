/** How soon the open page of `npm start` shows what is on the chain, counted in blocks. */
import { afterEach, expect, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { Page } from 'playwright-core';
import type { CampusPerson } from '../../../tools/page/data/start.js';
import type { Books, EpochDetails } from '../../../tools/page/data/types.js';
import type { CampusPage, Visit } from '../browser.js';

const PATIENCE = { timeout: 120_000 };

export function inTime(campus: () => CampusPage): void {
  let visit: Visit | undefined;
  let api: ApiPromise | undefined;

  afterEach(async () => {
    const flaws = visit?.flaws;
    await visit?.close();
    await api?.disconnect();
    [visit, api] = [undefined, undefined];
    expect(flaws).toEqual([]);
  });

  const asked = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${campus().url}${path}`)).json()) as T;

  /** The market's page of an epoch, with a count of the blocks that the history tells of. */
  const market = async (epoch: number): Promise<Page> => {
    visit = await campus().visit();
    const { page } = visit;
    await page.addInitScript(() => {
      const seen = { height: 0, time: 0 };
      Object.assign(globalThis, { seen });
      new EventSource('/v1/stream').addEventListener('block', ({ data }: MessageEvent<string>) => {
        const { height, time } = JSON.parse(data) as { height: number; time: string };
        Object.assign(seen, { height, time: Date.parse(time) });
      });
    });
    await visit.open(`market?epoch=${epoch}`);
    await visit.settled();
    await page.waitForFunction(() => (globalThis as unknown as Counting).seen.height > 0);
    return page;
  };

  test('an order of somebody else stands in the book one block after its own at the latest', async () => {
    const { node, people } = await asked<{ node: string; people: CampusPerson[] }>('/start/state');
    const other = people.find(({ name }) => name === 'Dormitory');
    api = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
    const pair = new Keyring({ type: 'sr25519' }).addFromUri(other?.uri ?? '');
    // The last book has the most time left, and nobody of the campus has ordered in it.
    const epoch = (await asked<Books>('/v1/books')).items.at(-1)?.epoch ?? 0;
    const page = await market(epoch);
    const shown = page.evaluate(heightOf, ['main', '1\\.23']);
    const order = api.tx['trading']?.['placeOrder']?.(
      'Buy',
      'Dormitory-1',
      epoch,
      1_230,
      9n * 10n ** 17n,
    );
    const placedIn = await new Promise<number>((resolve, reject) => {
      order
        ?.signAndSend(pair, { nonce: -1 }, ({ status, dispatchError }) => {
          if (dispatchError) reject(new Error(dispatchError.toString()));
          else if (status.isInBlock) {
            api?.rpc.chain
              .getHeader(status.asInBlock)
              .then(({ number }) => resolve(number.toNumber()), reject);
          }
        })
        .catch(reject);
    });
    expect((await shown) - placedIn).toBeLessThanOrEqual(1);
  }, 120_000);

  test('the price and the phase of a book stand there one block after its clearing at the latest, and time is the chain’s until then', async () => {
    const [first] = (await asked<Books>('/v1/books')).items;
    if (!first) throw new Error('no book is open');
    const page = await market(first.epoch);
    const shown = page.evaluate(heightOf, ['main h1', '^(A kWh of|Nothing was)']);
    const count = page.locator('.count b');
    // What the page shows follows its block within moments; between blocks it runs on, by no more than the next one.
    if (await count.isVisible()) await page.waitForFunction(countsTo, Date.parse(first.gate));
    const height = await shown;
    await page
      .locator('.phases [aria-current=step]')
      .filter({ hasText: /paid|settled/ })
      .waitFor(PATIENCE);
    const { epoch } = await asked<EpochDetails>(`/v1/epochs/${first.epoch}`);
    expect(height - (epoch.clearedIn ?? 0)).toBeLessThanOrEqual(1);
  }, 180_000);
}

interface Counting {
  readonly seen: { readonly height: number; readonly time: number };
}

/** In the page: whether its countdown is that to `gate` from the time of the newest block on. */
function countsTo(gate: number): boolean {
  const text = document.querySelector('.count b')?.textContent ?? '';
  const [minutes = 0, seconds = 0] = text.split(':').map(Number);
  const { seen } = globalThis as unknown as Counting;
  const due = (gate - seen.time) / 1_000;
  const left = 60 * minutes + seconds;
  return left <= due + 1 && left >= due - 300;
}

/** In the page: the newest block by the time that `place` says `text`. */
function heightOf([place = '', text = '']: string[]): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const said = document.querySelector(place)?.textContent ?? '';
      const { seen } = globalThis as unknown as Counting;
      if (new RegExp(text).test(said)) resolve(seen.height);
    };
    new MutationObserver(look).observe(document.body, {
      ...{ subtree: true, childList: true, characterData: true },
    });
  });
}
