/** The table of calls in a pallet's README, between two markers. */
import type { Pallet } from '../model.js';
import { snakeCase } from '../names.js';

const BEGIN = '<!-- calls -->';
const END = '<!-- /calls -->';

/** The README with its table renewed; null when it has no markers. */
export function withCallTable(readme: string, pallet: Pallet): string | null {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) return null;
  const rows = pallet.calls.map((call) => {
    const args = call.args.map((a) => `${snakeCase(a.name)}: ${a.typeName}`).join(', ');
    const signature = `\`${snakeCase(call.name)}(${args})\``;
    return `| ${call.index} | ${signature} | ${call.roles.who} | ${call.summary} |`;
  });
  const table = ['| index | call | who | what it does |', '|---|---|---|---|', ...rows].join('\n');
  return `${readme.slice(0, begin)}${BEGIN}\n${table}\n${readme.slice(end)}`;
}
