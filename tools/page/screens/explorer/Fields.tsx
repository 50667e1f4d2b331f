/** Fields of an event: accounts by name, the rest as it is. */
import { Name } from '../../parts/index.js';
import { to } from '../../shell/router.js';

/** Fields of fields are shown so deep, lists so long. */
const MAX_DEPTH = 4;
const MAX_ITEMS = 50;

export function Fields({ value, depth = 0 }: { readonly value: unknown; readonly depth?: number }) {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string' && /^[1-9A-HJ-NP-Za-km-z]{46,50}$/u.test(value)) {
    return (
      <a href={to('explorer', ['accounts', value])}>
        <Name of={value} />
      </a>
    );
  }
  if (typeof value !== 'object') return <bdi className="address">{String(value)}</bdi>;
  if (depth >= MAX_DEPTH)
    return <code className="address">{JSON.stringify(value).slice(0, 500)}</code>;
  const entries = Object.entries(value).slice(0, MAX_ITEMS);
  return (
    <dl className="facts">
      {entries.map(([field, inside]) => (
        <div key={field} className="contents">
          <dt>{field}</dt>
          <dd>
            <Fields value={inside} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
