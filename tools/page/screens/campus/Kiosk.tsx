/** For a screen in the lobby: nothing to click, large, and up to date by itself. Escape, or a tap, leads back. */
import { useEffect } from 'react';
import { useCampusName } from '../../data/names.js';
import { useClock } from '../../data/head.js';
import { Shown } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { go, to } from '../../shell/router.js';
import { useWords } from '../../words/index.js';
import { FlowPicture } from './FlowPicture.js';
import { Lead, Sums, useCampus } from './summary.js';

export function Kiosk() {
  const { campus, shell } = useWords();
  const format = useFormat();
  const { flows, buildings } = useCampus('today');
  const name = useCampusName() ?? shell.name;
  const { head } = useClock();
  useEffect(() => {
    document.documentElement.dataset.kiosk = '';
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') go(to('campus'));
    };
    addEventListener('keydown', leave);
    return () => {
      removeEventListener('keydown', leave);
      delete document.documentElement.dataset.kiosk;
    };
  }, []);
  return (
    <section className="kiosk" aria-label={campus.kiosk}>
      <p className="row">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="muted">{head && format.moment(head.time)}</span>
        <a className="small muted" href={to('campus')}>
          {campus.leaveKiosk}
        </a>
      </p>
      <Shown of={flows}>{({ total }) => <Lead total={total} />}</Shown>
      <Shown of={flows}>{({ total }) => <Sums total={total} />}</Shown>
      <Shown of={buildings}>{({ items }) => <FlowPicture buildings={items} />}</Shown>
    </section>
  );
}
