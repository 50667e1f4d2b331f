/** The campus as a whole: where energy runs, how much stays here, buildings side by side; also for a screen in the lobby. */
import { useState } from 'react';
import { Card, Choice, Shown } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { to, usePlace } from '../../shell/router.js';
import { useWords } from '../../words/index.js';
import { Buildings } from './Buildings.js';
import { FlowPicture } from './FlowPicture.js';
import { Kiosk } from './Kiosk.js';
import { Lead, type Period, PERIODS, Sums, useCampus } from './summary.js';
import './campus.css';

export default function Campus() {
  const { query } = usePlace();
  return query.kiosk === undefined ? <CampusPage /> : <Kiosk />;
}

function CampusPage() {
  const { campus } = useWords();
  const { unit } = useFormat();
  const [period, setPeriod] = useState<Period>('today');
  const { flows, buildings } = useCampus(period);
  return (
    <>
      <Shown of={flows}>{({ total }) => <Lead total={total} />}</Shown>
      <div className="row">
        <Choice
          label={campus.period}
          value={period}
          options={PERIODS.map((value) => ({ value, text: campus.periods[value] }))}
          onChange={setPeriod}
        />
        <a className="chip" href={to('campus', [], { kiosk: '' })}>
          {campus.kiosk}
        </a>
      </div>
      <Shown of={flows}>{({ total }) => <Sums total={total} />}</Shown>
      <Card title={campus.flows} note={unit}>
        <Shown
          of={buildings}
          isEmpty={({ items }) => items.length === 0}
          empty={campus.noBuildings}
        >
          {({ items }) => <FlowPicture buildings={items} />}
        </Shown>
      </Card>
      <Card title={campus.sideBySide} note={unit}>
        <Shown
          of={buildings}
          isEmpty={({ items }) => items.length === 0}
          empty={campus.noBuildings}
        >
          {({ items }) => <Buildings buildings={items} />}
        </Shown>
      </Card>
    </>
  );
}
