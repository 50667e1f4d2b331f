/** Writes what clients are built from: the OpenAPI file, and the types that follow from it. */
import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format } from 'prettier';
import { describe } from './contract/schemas.js';
import { ROUTES, type RouteDefinition } from './contract/index.js';

const INFO = {
  title: 'Campus Grid history',
  version: '1',
  description:
    'What the chain has settled, for good. Energy is in Wh, money a decimal text in GRID or baht, times are ISO 8601 ' +
    'with the offset of the campus. Lists come in pages: `next` is the `after` of the following one. Every answer ' +
    'carries an ETag of the final block it knows of. `Accept: text/csv` gives lists as CSV. Without a session there ' +
    'are prices, books by level, public buildings, and sums over at least five meters; with any role books, proofs ' +
    'and epochs by address; readings, statements and names are for oneself and for admins.',
};

/** `openapi.json`, and the TypeScript types of it, as they are committed. */
export interface ClientFiles {
  readonly openapi: string;
  readonly types: string;
}

export async function clientFiles(): Promise<ClientFiles> {
  const document = withComponents(await described());
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
  });
  const head = '// Written by `npm run openapi` from openapi.json.\n';
  return {
    openapi: await format(JSON.stringify(document), { parser: 'json', printWidth: 100 }),
    types: await format(head + astToString(nodes), {
      parser: 'typescript',
      printWidth: 100,
      singleQuote: true,
      trailingComma: 'all',
    }),
  };
}

/** The document as @fastify/swagger makes it of the routes, every schema in its place. */
async function described(): Promise<Record<string, unknown>> {
  const app = Fastify();
  await app.register(swagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: INFO,
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token of POST /v1/session',
          },
        },
      },
    },
  });
  for (const [name, definition] of Object.entries<RouteDefinition>(ROUTES)) {
    const { method, url } = definition;
    app.route({ method, url, schema: describe(name, definition), handler: () => null });
  }
  await app.ready();
  const document = JSON.parse(JSON.stringify(app.swagger())) as Record<string, unknown>;
  await app.close();
  return document;
}

/** Schemas with a title become components, in the order of their names; wherever they stood, there is a reference. */
function withComponents(document: Record<string, unknown>): Record<string, unknown> {
  const found = new Map<string, unknown>();
  const take = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(take);
    if (typeof value !== 'object' || value === null) return value;
    const parts = Object.entries(value).map(([key, part]) => [key, take(part)]);
    const whole = Object.fromEntries(parts) as Record<string, unknown>;
    const { title, ...schema } = whole;
    if (typeof title !== 'string') return whole;
    const known = found.get(title);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`two schemas are named ${title}`);
    }
    found.set(title, schema);
    return { $ref: `#/components/schemas/${title}` };
  };
  const paths = take(document['paths']);
  const schemas = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  const components = { ...(document['components'] as object), schemas };
  return { ...document, components, paths };
}
