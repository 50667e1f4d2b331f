/** Parts of a whole side by side, each with its name in the key below. */
import type { Tone } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';

/** Less than this is written as 0.0 kWh, and has no parts that anybody should see. */
const SEEN_WH = 50;

export interface Part {
  readonly tone: Tone;
  readonly name: string;
  readonly wh: number;
}

export function ShareBar({
  title,
  parts,
}: {
  readonly title: string;
  readonly parts: readonly Part[];
}) {
  const format = useFormat();
  const sum = parts.reduce((all, { wh }) => all + wh, 0);
  return (
    <div className="share">
      <p className="small">
        {title} <b>{format.energy(sum)}</b>
      </p>
      <div className="share-bar" aria-hidden="true">
        {(sum < SEEN_WH ? [] : parts).map(({ tone, name, wh }) => (
          <div key={name} className={`tone-${tone}`} style={{ flexGrow: wh }} />
        ))}
      </div>
      <ul className="key">
        {parts.map(({ tone, name, wh }) => (
          <li key={name} className={`tone-${tone}`}>
            <i />
            {name} {format.kwh(wh, 1)}
          </li>
        ))}
      </ul>
    </div>
  );
}
