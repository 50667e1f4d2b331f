/** What of a pallet's README follows from its declarations, each part between two markers: its calls, and its reads. */
import type { Pallet, RuntimeApi } from '../model.js';
import { snakeCase } from '../names.js';

/** The README with its parts renewed; null when it has none. */
export function withParts(
  readme: string,
  pallet: Pallet,
  apis: readonly RuntimeApi[],
): string | null {
  const own = apis.filter(({ module }) => module === `${pallet.home}/api`);
  const parts = { calls: callTable(pallet), reads: readList(own) };
  const text = Object.entries(parts).reduce(
    (page, [name, part]) => withPart(page, name, part),
    readme,
  );
  return text.includes('<!-- /') ? text : null;
}

function withPart(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  return from < 0 || to < from
    ? page
    : `${page.slice(0, from)}${begin}\n${text}\n${page.slice(to)}`;
}

function callTable(pallet: Pallet): string {
  const rows = pallet.calls.map((call) => {
    const args = call.args.map((a) => `${snakeCase(a.name)}: ${a.typeName}`).join(', ');
    const signature = `\`${snakeCase(call.name)}(${args})\``;
    return `| ${call.index} | ${signature} | ${call.roles.who} | ${call.summary} |`;
  });
  return ['| index | call | who | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

function readList(apis: readonly RuntimeApi[]): string {
  const lists = apis.map(({ name, methods }) => {
    const reads = methods.map((method) => `\`${snakeCase(method.name)}\``);
    return `\`${name}\` (${reads.join(', ')})`;
  });
  return `Reads without a transaction: ${lists.join('; ')}.`;
}
