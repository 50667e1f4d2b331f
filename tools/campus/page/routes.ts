import type { FastifyInstance } from 'fastify';
import type { StartState } from './state.js';

/** `/start/…`: what the page asks `npm start`, beside the history's API. */
export function startRoutes(app: FastifyInstance, state: StartState): void {
  app.get('/start/state', (_request, reply) =>
    reply.header('cache-control', 'no-store').send(state),
  );
  app.post('/start/picked', { schema: { body: PICKED } }, (request, reply) => {
    const { address, isPicked } = request.body as { address: string; isPicked: boolean };
    if (state.pick(address, isPicked)) return reply.code(204).send();
    return reply
      .code(404)
      .send({ code: 'not_found', error: 'nobody of the campus has this address' });
  });
}

const PICKED = {
  type: 'object',
  required: ['address', 'isPicked'],
  additionalProperties: false,
  properties: { address: { type: 'string', maxLength: 60 }, isPicked: { type: 'boolean' } },
};
