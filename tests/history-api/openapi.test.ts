/** The API's files are OpenAPI to others, too: a linter that knows nothing of this project finds nothing against them. */
import { createConfig, lint, lintFromString } from '@redocly/openapi-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

const HISTORY = join(ROOT, 'tools/client/openapi.json');
const HEAD_END = join(ROOT, 'tools/services/oracle/head-end.openapi.yaml');
/** All that it recommends, but what depends on who serves it, or has a `default` in its place. */
const RULES = createConfig({
  extends: ['recommended'],
  rules: {
    'info-license': 'off',
    'no-empty-servers': 'off',
    'no-unused-components': 'off',
    'operation-4xx-response': 'off',
    'security-defined': 'off',
  },
});

test.each([HISTORY, HEAD_END])('%s', async (ref) => {
  const flaws = await lint({ ref, config: await RULES });
  expect(flaws.map(({ message, location }) => [location[0]?.pointer, message])).toEqual([]);
});

test('what is wrong would be found', async () => {
  const file = JSON.parse(readFileSync(HISTORY, 'utf8')) as {
    info: { version?: string };
    paths: Record<string, { get: { parameters: { in: string; schema: object }[] } }>;
  };
  delete file.info.version;
  const [parameter] = file.paths['/v1/prices']?.get.parameters ?? [];
  if (parameter) Object.assign(parameter, { in: 'nowhere', schema: { $ref: '#/components/none' } });
  const flaws = await lintFromString({
    source: JSON.stringify(file),
    config: await RULES,
  });
  expect(flaws.map(({ ruleId }) => ruleId)).toEqual(
    expect.arrayContaining(['struct', 'no-unresolved-refs']),
  );
});
