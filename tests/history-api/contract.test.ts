import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUTES, type RouteDefinition } from '../../tools/services/history/api/contract/index.js';
import { clientFiles } from '../../tools/services/history/api/openapi.js';
import { baseUnits, gridText } from '../../tools/client/money.js';
import { ROOT } from '../../tools/support/root.js';

describe('The OpenAPI file', () => {
  test('and the types of the client are what the schemas say: npm run openapi', async () => {
    const { openapi, types } = await clientFiles();
    const committed = (name: string): string =>
      readFileSync(join(ROOT, 'tools/client', name), 'utf8');
    expect(committed('openapi.json')).toBe(openapi);
    expect(committed('schema.ts')).toBe(types);
  });

  test('has every route, with who may ask', () => {
    const file = JSON.parse(readFileSync(join(ROOT, 'tools/client/openapi.json'), 'utf8')) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; security: object[] }>>;
    };
    expect(file.openapi).toBe('3.1.0');
    const found = Object.values(file.paths).flatMap((methods) => Object.values(methods));
    expect(found.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ROUTES).sort());
    for (const { operationId, security } of found) {
      const { access } = ROUTES[operationId as keyof typeof ROUTES] as RouteDefinition;
      expect([operationId, security.length > 0]).toEqual([operationId, access !== 'public']);
    }
  });

  test('says of each route in one sentence what it gives', () => {
    for (const { summary } of Object.values<RouteDefinition>(ROUTES)) {
      expect(summary).toMatch(/^[A-Z][^.]*\.$/);
    }
  });
});

describe('Money', () => {
  test.each([
    ['0.523', 523_000_000_000_000_000n],
    ['-1.5', -1_500_000_000_000_000_000n],
    ['0', 0n],
    ['0.000000000000000001', 1n],
    ['340282366920938463463.374607431768211455', 2n ** 128n - 1n],
  ])('%s is exact both ways', (text, value) => {
    expect(baseUnits(text)).toBe(value);
    expect(gridText(value)).toBe(text);
  });

  test.each(['', '1e3', '1.', '.5', '0.0000000000000000001', '１'])('%p is none', (text) => {
    expect(() => baseUnits(text)).toThrow(RangeError);
  });
});
