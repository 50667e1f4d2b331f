/**
 * Follows the node at `<url>` into a database of each kind, says `ready`, and once it is told anything brings each up to the
 * newest final block and compares it with the chain: a line for each, and 1 at the end where one differs. Ends when nobody
 * holds its standard input any more.
 */
import { once } from 'node:events';
import { NodeRpc } from '../../tools/node/rpc.js';
import { compareWithChain } from '../../tools/services/history/compare/index.js';
import { type History, startHistory } from '../../tools/services/history/index.js';
import { HAS_POSTGRES, KINDS, type Kind, type Places, placesOf } from './places.js';

interface Followed {
  readonly kind: Kind;
  readonly places: Places;
  readonly place: string;
  readonly history: History;
}

const [url = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function follow(kind: Kind): Promise<Followed> {
  const places = await placesOf(kind);
  const place = await places.next();
  const progress = (line: string): void => say(`${kind} ${line}`);
  return { kind, places, place, history: await startHistory({ url, database: place, progress }) };
}

/** @returns whether the history agrees with the chain */
async function agrees({ kind, place, history }: Followed): Promise<boolean> {
  const rpc = new NodeRpc(url);
  await history.reached(await rpc.height(await rpc.finalizedHead()));
  const { height, compared, differences, differing } = await compareWithChain(place, url);
  for (const line of differences) say(`${kind} ${line}`);
  const counts = [...compared].map(([what, count]) => `${count} ${what}`).join(', ');
  say(`» ${kind} after #${height}: ${differing} differ of ${counts}`);
  return differing === 0 && (compared.get('balance') ?? 0) > 0;
}

const kinds = KINDS.filter((kind) => kind === 'SQLite' || HAS_POSTGRES);
const all = await Promise.all(kinds.map(follow));
let isWell = false;
try {
  say('ready');
  const told = await Promise.race([
    once(process.stdin, 'data').then(() => true),
    once(process.stdin, 'end').then(() => false),
    ...all.map(({ history }) => history.ended.then(() => false)),
  ]);
  const verdicts: boolean[] = [];
  if (told) for (const each of all) verdicts.push(await agrees(each));
  isWell = verdicts.length > 0 && verdicts.every(Boolean);
} catch (error) {
  say((error as Error).message);
} finally {
  for (const { history, places } of all) {
    await history.stop();
    await places.close();
  }
}
process.exit(isWell ? 0 : 1);
