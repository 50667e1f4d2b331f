/** Signing in, and applying. */
import { accountKey, accountOf, plainLine } from '../accounts.js';
import type { Asking, HandlersOf } from '../context.js';
import type { joining } from '../contract/joining.js';
import { badRequest, conflict, notAllowed, notFound } from '../problem.js';
import { namesFor, pageOf, asOf } from '../answers/words.js';
import { isAdmin, rolesOf } from '../viewer.js';
import {
  type ApplicationFound,
  applicationOf,
  APPLICATIONS,
  forgetOld,
  keepApplication,
} from './applications.js';
import { type Challenge, messageOf } from './challenge.js';
import { beginSession, endSessions } from './sessions.js';

/** Bytes that a meter's name may have on the chain. */
const MOST_METER_BYTES = 64;

/** What a signed challenge says. @throws Problem unless the account that it was given to has signed it */
async function signed(
  { challenge: token, signature }: { challenge: string; signature: string },
  purpose: 'sign in' | 'apply',
  { context, state }: Asking,
): Promise<{ challenge: Challenge; message: string }> {
  // The libraries of all kinds of signatures weigh 40 MB, which whoever only answers questions does without. It comes first:
  // nothing may happen between reading a challenge and spending it.
  const { isSignedBy } = await import('./signature.js');
  const challenge = context.challenges.read(token, state.chain.genesis);
  if ((challenge.application === null) !== (purpose === 'sign in')) {
    throw badRequest(`the challenge is not one to ${purpose}; ask for another`);
  }
  const message = messageOf(challenge, state.local.iso(challenge.expiresAt));
  if (!isSignedBy(message, signature, challenge.account)) {
    throw notAllowed(
      'the signature is not that of the account over the message; sign the text as it is, with the same account',
    );
  }
  context.challenges.spend(challenge);
  return { challenge, message };
}

/** @throws Problem unless the account holds a role, or has applied: nobody else has anything to look at */
async function requireKnown(account: string, { db, context }: Asking): Promise<void> {
  if ((await rolesOf(db, account)).length > 0) return;
  const row = await db.get<{ id: string }>(
    'SELECT id FROM applications WHERE account = ? AND expires_at > ?',
    account,
    context.now(),
  );
  if (!row)
    throw notAllowed('this account holds no role and has not applied: POST /v1/applications');
}

async function sessionWords(account: string, expiresAt: number, asking: Asking) {
  const { db, state } = asking;
  const names = await namesFor([account], { ...asking, viewer: { account, roles: [] } });
  return {
    account,
    name: names.get(account) ?? null,
    roles: await rolesOf(db, account),
    expiresAt: state.local.iso(expiresAt),
  };
}

async function applicationBy(id: string, { db }: Asking): Promise<ApplicationFound> {
  const row = await db.get<ApplicationFound>(`${APPLICATIONS} WHERE a.id = ?`, id);
  if (!row) throw notFound('there is no such application; it may have expired, or been withdrawn');
  return row;
}

export const joiningHandlers: HandlersOf<keyof typeof joining> = {
  async challenge({ body }, { context, state }) {
    const account = accountKey(body.account);
    const address = accountOf(body.account, state.chain.ss58_prefix);
    const { application } = body;
    const applied = application
      ? {
          name: plainLine(application.name, 'name'),
          building: plainLine(application.building, 'building'),
          meter: application.meter === undefined ? null : plainLine(application.meter, 'meter'),
        }
      : null;
    if (applied?.meter && Buffer.byteLength(applied.meter) > MOST_METER_BYTES) {
      throw badRequest(`the name of a meter has at most ${MOST_METER_BYTES} bytes`);
    }
    const { genesis } = state.chain;
    const about = { account, address, genesis, application: applied };
    const { token, challenge } = context.challenges.give(about);
    const expiresAt = state.local.iso(challenge.expiresAt);
    return { challenge: token, message: messageOf(challenge, expiresAt), expiresAt };
  },

  async signIn({ body }, asking) {
    const { context } = asking;
    const { challenge } = await signed(body, 'sign in', asking);
    const account = accountOf(challenge.account, asking.state.chain.ss58_prefix);
    await requireKnown(account, asking);
    const { token, session } = await beginSession(account, context.now(), context.database);
    return { token, session: await sessionWords(account, session.expiresAt, asking) };
  },

  async session(_question, asking) {
    const { viewer } = asking;
    if (viewer.account === null || viewer.session === undefined) {
      throw notFound('nobody is signed in');
    }
    return sessionWords(viewer.account, viewer.session.expiresAt, asking);
  },

  async signOut({ query }, { viewer, db }) {
    if (query.all && viewer.account !== null) await endSessions(viewer.account, db);
    else await viewer.session?.end();
    return undefined;
  },

  async apply({ body }, asking) {
    const { context, state } = asking;
    const { challenge, message } = await signed(body, 'apply', asking);
    const account = accountOf(challenge.account, state.chain.ss58_prefix);
    const now = context.now();
    const { database } = context;
    const id = await keepApplication(account, challenge, message, body.signature, now, database);
    context.revision.value++;
    // The one that gave way to it is gone.
    await context.erasures.happened();
    return applicationOf(await applicationBy(id, asking), now, state);
  },

  async applications({ query }, asking) {
    const { viewer, state, db, context } = asking;
    const { limit = 100, status } = query;
    const now = context.now();
    const [time = -1, id = ''] = query.after === undefined ? [] : placeOf(query.after);
    const mine = isAdmin(viewer) ? '' : 'AND a.account = ?';
    const rows = await db.all<ApplicationFound>(
      `${APPLICATIONS} WHERE (a.asked_at > ? OR (a.asked_at = ? AND a.id > ?)) AND a.expires_at > ? ${mine}
       ORDER BY a.asked_at, a.id LIMIT ?`,
      ...[time, time, id, now],
      ...(isAdmin(viewer) ? [] : [viewer.account]),
      // What waits is bounded, so that what is left out of it is, too.
      status === undefined ? limit + 1 : 10_000,
    );
    const found = rows
      .map((row) => ({ row, item: applicationOf(row, now, state) }))
      .filter(({ item }) => status === undefined || item.status === status);
    const { items, next } = pageOf(found, limit, ({ row }) => `${row.asked_at}-${row.id}`);
    return { items: items.map(({ item }) => item), next, asOf: asOf(state) };
  },

  async decide({ params, body }, asking) {
    const { context, state, viewer } = asking;
    const row = await applicationBy(params.id, asking);
    if (row.decision !== null) throw conflict('this application is decided already');
    const reason = body.reason === undefined ? null : plainLine(body.reason, 'reason');
    const now = context.now();
    await context.database.transaction(async (db) => {
      await forgetOld(now, db);
      const decided = await db.run(
        `UPDATE applications SET decision = ?, reason = ?, decided_at = ?, decided_by = ?
         WHERE id = ? AND decision IS NULL`,
        ...[body.decision, reason, now, viewer.account, row.id],
      );
      // Another admin was quicker, it was withdrawn meanwhile, or its time is over: nothing of it is kept.
      if (decided === 0) throw conflict('this application is decided already, or is gone');
      if (body.decision === 'decline') return;
      // From now on the name is that of a participant.
      await db.run(
        `INSERT INTO names (account, name, time) VALUES (?, ?, ?)
         ON CONFLICT (account) DO UPDATE SET name = excluded.name, time = excluded.time`,
        ...[row.account, row.name, now],
      );
    });
    context.revision.value++;
    // So is the name that the account had before.
    await context.erasures.happened();
    return applicationOf(await applicationBy(params.id, asking), now, state);
  },

  async withdraw({ params }, asking) {
    const { viewer, context, db } = asking;
    const row = await applicationBy(params.id, asking);
    if (!isAdmin(viewer) && row.account !== viewer.account) {
      throw notAllowed('an application is withdrawn by whoever asked, or by an admin');
    }
    await db.run('DELETE FROM applications WHERE id = ?', params.id);
    context.revision.value++;
    await context.erasures.happened();
    return undefined;
  },
};

function placeOf(after: string): [time: number, id: string] {
  const at = after.indexOf('-');
  return [Number(after.slice(0, at)), after.slice(at + 1)];
}
