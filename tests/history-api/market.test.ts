import { alice, ask, type Scene, scene, signIn } from './support.js';

let at: Scene;
let token = '';
let noon = 0;
beforeAll(async () => {
  at = await scene({ days: 3 });
  token = await signIn(at, alice);
  noon = Date.UTC(2024, 0, 2, 5) / 900_000;
});
afterAll(() => at.close());

interface Page<T> {
  items: T[];
  next: number | string | null;
}

async function all<T>(url: string): Promise<T[]> {
  const found: T[] = [];
  let after = '';
  do {
    const { body, status, text } = await ask<Page<T>>(at, `${url}${after}`, { token });
    if (status !== 200) throw new Error(text);
    found.push(...body.items);
    after = body.next === null ? '' : `&after=${body.next}`;
  } while (after);
  return found;
}

describe('Epochs', () => {
  interface Epoch {
    epoch: number;
    from: string;
    price: string | null;
    volumeWh: number;
    status: string;
    phase: string;
    bids: number;
    pool: { sharedWh: number } | null;
  }

  test('come newest first, or oldest, page by page, each once', async () => {
    const newest = await all<Epoch>('/v1/epochs?limit=50');
    const oldest = await all<Epoch>('/v1/epochs?limit=70&order=oldest');
    expect(newest).toHaveLength(3 * 96);
    expect(oldest.map(({ epoch }) => epoch)).toEqual(newest.map(({ epoch }) => epoch).reverse());
  });

  test('of a stretch of time are those that begin in it', async () => {
    const day = await all<Epoch>(
      '/v1/epochs?from=2024-01-02&to=2024-01-03&limit=1000&order=oldest',
    );
    expect(day).toHaveLength(96);
    expect(day[0]?.from).toBe('2024-01-02T00:00:00+07:00');
    const zulu = await all<Epoch>(
      '/v1/epochs?from=2024-01-02T00:00:00Z&to=2024-01-02T01:00:00Z&limit=9',
    );
    expect(zulu.map(({ from }) => from).at(-1)).toBe('2024-01-02T07:00:00+07:00');
    const lost = await all<Epoch>(
      '/v1/epochs?from=2024-01-02T00:00:00+07:00&to=2024-01-02T01:00:00+07:00&limit=9',
    );
    expect(lost).toHaveLength(4);
  });

  test('say what they came to, and whether that is final', async () => {
    const { body } = await ask<{ epoch: Epoch; bids: { energyWh: number; orders: number }[] }>(
      at,
      `/v1/epochs/${noon}`,
    );
    expect(body.epoch).toMatchObject({ epoch: noon, phase: 'closed', status: 'final' });
    expect(body.epoch.volumeWh).toBeGreaterThan(0);
    expect(body.bids.reduce((sum, { orders }) => sum + orders, 0)).toBe(body.epoch.bids);
    const running = await ask<Page<Epoch>>(at, '/v1/epochs?limit=1');
    expect(running.body.items[0]).toMatchObject({ status: 'provisional', pool: null });
  });

  test('that have not begun, or had no block, are not there', async () => {
    expect((await ask(at, `/v1/epochs/${noon + 10_000}`)).status).toBe(404);
    expect((await ask(at, '/v1/epochs/1')).status).toBe(404);
  });
});

describe('Orders', () => {
  interface Order {
    order: number;
    account: string;
    status: string;
    filledWh: number;
    energyWh: number;
  }

  test('of an epoch stand by address, each with what became of it', async () => {
    const orders = await all<Order>(`/v1/epochs/${noon}/orders?limit=2`);
    expect(orders.length).toBeGreaterThan(3);
    expect(new Set(orders.map(({ order }) => order)).size).toBe(orders.length);
    for (const { status, filledWh, energyWh } of orders) {
      const expected = filledWh === energyWh ? 'filled' : filledWh ? 'partly' : 'expired';
      expect(status).toBe(expected);
    }
  });

  test('of an account come newest first', async () => {
    const mine = await all<Order>(`/v1/accounts/${alice.address}/orders?limit=7`);
    expect(mine.length).toBeGreaterThan(20);
    expect(mine.every(({ account }) => account === alice.address)).toBe(true);
    expect([...mine].sort((a, b) => b.order - a.order)).toEqual(mine);
    const open = await all<Order>(`/v1/accounts/${alice.address}/orders?open=true&limit=7`);
    expect(open).toEqual([]);
  });
});

describe('Books', () => {
  interface Book {
    epoch: number;
    gate: string;
    bids: { price: string; energyWh: number; orders: number }[];
    indicative: { price: string | null; volumeWh: number } | null;
    rules: { lotWh: number; tick: string; lowest: string | null; highest: string | null };
  }

  test('are those of the next four epochs, with what an auction would come to', async () => {
    const own = await scene({ days: 1 });
    const epoch = Math.floor((own.clock.now - 1) / 900_000) + 2;
    const order = (id: number, side: string, wh: number, price: string): string =>
      `INSERT INTO orders VALUES (${id}, 9, ${id}, '${alice.address}', 'M-0002', ${epoch}, '${side}', ${wh}, '${price}');`;
    // The example of the market's rules, in ticks of 0.001 GRID.
    const ticks = (price: number): string => `${price}000000000000000`;
    await own.database.script(
      [
        order(90_001, 'buy', 5_000, ticks(12)),
        order(90_002, 'buy', 7_000, ticks(10)),
        order(90_003, 'sell', 1_000, ticks(4)),
        order(90_004, 'sell', 9_000, ticks(10)),
        order(90_005, 'sell', 3_000, ticks(19)),
        order(90_006, 'sell', 3_000, ticks(1)),
        `INSERT INTO order_ends VALUES (90006, 9, 7, 'cancelled', 3000);`,
      ].join('\n'),
    );
    const { body } = await ask<{ current: number; items: Book[] }>(own, '/v1/books');
    expect(body.items.map((book) => book.epoch - body.current)).toEqual([1, 2, 3, 4]);
    const [next, second] = body.items;
    expect(next?.indicative).toBe(null);
    expect(second?.indicative).toMatchObject({ price: '0.01', volumeWh: 10_000 });
    expect(second?.bids.map(({ price }) => price)).toEqual(['0.012', '0.01']);
    expect(second?.rules).toMatchObject({ lotWh: 10, tick: '0.001', lowest: null });
    await own.close();
  });

  test('have the limits of the collar and the prices of their epochs', async () => {
    const own = await scene({ days: 1 });
    const rules = {
      ...{ horizon: 2, gate_closure_blocks: 2, lot: '20', tick: '2000000000000000' },
      ...{ min_price: null, max_price: '600000000000000000', max_orders_per_user: 5, collar: true },
    };
    await own.database.run(
      `INSERT INTO parameters VALUES ('Trading', 0, 0, 0, '${JSON.stringify(rules)}')`,
    );
    await own.database.run(`UPDATE blocks SET hash = '0x1' WHERE number = ${own.made.height}`);
    await own.api.refresh();
    const { body } = await ask<{ items: Book[] }>(own, '/v1/books');
    expect(body.items).toHaveLength(2);
    expect(body.items[0]?.rules).toMatchObject({ lotWh: 20, lowest: '0.523', highest: '0.6' });
    // Two blocks of 3:45 before it begins.
    expect(body.items[0]?.gate).toBe('2024-01-01T23:52:30+07:00');
    await own.close();
  });
});

describe('What happened', () => {
  interface Event {
    block: number;
    event: number;
    kind: string;
    energyWh: number | null;
    amount: string | null;
  }

  test('comes newest first, page by page, of all kinds or one', async () => {
    const some = await ask<Page<Event>>(at, '/v1/events?limit=40', { token });
    const rest = await ask<Page<Event>>(at, `/v1/events?limit=40&after=${some.body.next}`, {
      token,
    });
    const places = [...some.body.items, ...rest.body.items].map(({ block, event }) => [
      block,
      event,
    ]);
    expect(places).toHaveLength(80);
    expect([...places].sort((a, b) => b[0]! - a[0]! || b[1]! - a[1]!)).toEqual(places);
    const cleared = await ask<Page<Event>>(at, '/v1/events?kind=epoch_cleared&limit=5', { token });
    expect(cleared.body.items.map(({ kind }) => kind)).toEqual(Array(5).fill('epoch_cleared'));
  });

  test('in a block stands in its order, and tells nobody’s energy', async () => {
    const row = await at.database.get<{ block: number }>(
      'SELECT max(block) AS block FROM readings',
    );
    const { body } = await ask<{ events: Event[] }>(at, `/v1/blocks/${row?.block}`, { token });
    const kinds = new Set(body.events.map(({ kind }) => kind));
    expect(kinds.has('reading_accepted') && kinds.has('meter_settled')).toBe(true);
    for (const { kind, energyWh, amount } of body.events) {
      if (/reading|settled|moved/.test(kind))
        expect([kind, energyWh, amount]).toEqual([kind, null, null]);
    }
  });

  test('is found by the hash of its block as well', async () => {
    const { body } = await ask<Page<{ hash: string; height: number }>>(at, '/v1/blocks?limit=1');
    const [block] = body.items;
    const found = await ask<{ block: object }>(at, `/v1/blocks/${block?.hash}`, { token });
    expect(found.body.block).toEqual(block);
    expect((await ask(at, `/v1/blocks/0x${'0'.repeat(64)}`, { token })).status).toBe(404);
  });
});
