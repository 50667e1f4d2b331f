/** The head-end's OpenAPI file says what operators take. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Keyring } from '@polkadot/keyring';
import { parse } from 'yaml';
import { ready } from '../../tools/compiler/host/executor.js';
import { signReading } from '../../tools/services/oracle/reading.js';
import { formatReading, parseReading } from '../../tools/services/oracle/wire.js';

await ready();

interface OpenApi {
  readonly paths: Record<
    string,
    { get: { responses: Record<string, { content: Record<string, { example: object }> }> } }
  >;
  readonly components: {
    readonly schemas: Record<string, { required: string[]; properties: object; enum: string[] }>;
  };
}

const file = new URL('../../tools/services/oracle/head-end.openapi.yaml', import.meta.url);
const api = parse(readFileSync(file, 'utf8')) as OpenApi;
const example =
  api.paths['/meters/{meterId}/readings/{epoch}']?.get.responses['200']?.content['application/json']
    ?.example;

test('its example is a reading, with the signature of the meter that it names', () => {
  const reading = parseReading(JSON.stringify(example));
  const key = new Keyring({ type: 'ed25519' }).addFromUri('//Library//Meter');
  expect(signReading(key, `0x${'11'.repeat(32)}`, reading)).toEqual(reading);
  expect(JSON.parse(formatReading(reading))).toEqual(example);
});

test('it has the fields that are taken, and no others', () => {
  const { Reading, MeterClass } = api.components.schemas;
  expect(Object.keys(Reading?.properties ?? {})).toEqual(Object.keys(example ?? {}));
  expect(Reading?.required).toEqual(Object.keys(example ?? {}));
  expect(MeterClass?.enum).toEqual(['Consumption', 'Generation', 'Bidirectional']);
  for (const field of Reading?.required ?? []) {
    const lacking = Object.fromEntries(
      Object.entries(example ?? {}).filter(([name]) => name !== field),
    );
    expect(() => parseReading(JSON.stringify(lacking))).toThrow(`: ${field}: expected`);
  }
});
