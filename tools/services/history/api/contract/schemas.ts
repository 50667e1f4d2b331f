/** From a route to what Fastify checks questions by, and to what the OpenAPI file says of it. */
import Type, { type TObject } from 'typebox';
import type { Access, RouteDefinition } from './route.js';
import { Problem } from './words.js';

const NOTHING = Type.Object({});

/** As `schema`, and nothing else: a misspelt parameter is refused, not passed over. */
const exactly = (schema: TObject | undefined) =>
  Type.Object((schema ?? NOTHING).properties, { additionalProperties: false });

/** What a question has to be. */
export function questionSchema({ params, query, body }: RouteDefinition) {
  return {
    params: exactly(params),
    querystring: exactly(query),
    ...(body && { body }),
  };
}

/** The whole of a route, for @fastify/swagger. */
export function describe(operationId: string, definition: RouteDefinition) {
  const { tag, access, summary, params, query, body } = definition;
  return {
    operationId,
    tags: [tag],
    summary,
    description: whoMay(access),
    security: securityOf(access),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: responsesOf(definition),
  };
}

/** Nothing, with or without a session, or a session. */
function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'public') return [];
  return access === 'own' ? [{}, { session: [] }] : [{ session: [] }];
}

function responsesOf(definition: RouteDefinition): Record<string, unknown> {
  const { answer, status = 200, csv, stream, unavailable } = definition;
  const problem = {
    description: 'What is wrong',
    content: { 'application/json': { schema: Problem } },
  };
  if (!answer) return { [status]: { type: 'null', description: 'Done' }, default: problem };
  const type = stream ? 'text/event-stream' : 'application/json';
  const content = {
    [type]: { schema: answer },
    ...(csv && {
      'text/csv': { schema: Type.String({ description: `A line for each of \`${csv}\`` }) },
    }),
  };
  return {
    [status]: { description: 'The answer', content },
    ...(unavailable && { 503: { description: 'The same, with what is wrong', content } }),
    default: problem,
  };
}

function whoMay(access: Access): string {
  switch (access) {
    case 'public':
      return 'For everybody.';
    case 'session':
      return 'For whoever has signed in.';
    case 'role':
      return 'For accounts that hold a role.';
    case 'own':
      return 'For whom it belongs to, and admins; for everybody where it is of a public building.';
    default:
      return `For accounts with the role ${access.join(' or ')}.`;
  }
}
