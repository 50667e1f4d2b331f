import { useState } from 'react';
import { unitsOf } from '../../data/amounts.js';
import { useHead } from '../../data/head.js';
import { useApi } from '../../data/store.js';
import type {
  Account,
  AccountEnergy,
  Books,
  EnergyBucket,
  Flows as Answer,
} from '../../data/types.js';
import { Card, Figure, LinkButton, Shown, WhoButton } from '../../parts/index.js';
import { localDay, startOfDay, useBaht, useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { Alerts } from './Alerts.js';
import { Band } from './Band.js';
import { DayChart } from './DayChart.js';
import { PriceNow } from './PriceNow.js';
import { SavedDialog } from './Saved.js';
import { ShareBar } from './ShareBar.js';
import { doingOf, givenOf, nearOf, stateOf } from './state.js';
import './home.css';

/** Is it our sun or the grid now, what did I save, does anything need me. */
export default function Home() {
  const { person } = useSession();
  const head = useHead();
  const today = head ? localDay(head.time) : null;
  const books = useApi<Books>(today && '/v1/books');
  const flows = useApi<Answer>(today && `/v1/campus/flows?from=${today}&bucket=epoch`);
  const mine = today && person ? `/v1/accounts/${person.address}` : null;
  const account = useApi<Account>(mine);
  const energy = useApi<AccountEnergy>(mine && `${mine}/energy?from=${today}&bucket=epoch`);
  const state = stateOf(flows.value?.items ?? []);
  // Of the quarter hour that the sentence is of: of a later one not everything is known.
  const now = energy.value?.items.find(({ from }) => from === state.bucket?.from);
  const doing = now ? doingOf(now) : null;
  return (
    <>
      <Shown of={flows}>
        {() => <Band state={state} doing={doing} next={books.value?.items[0]} />}
      </Shown>
      {account.value && <Alerts alerts={account.value.alerts} />}
      {person ? (
        <Shown of={energy}>
          {({ items, total }) => (
            <>
              <Tiles total={total} />
              <div className="columns wide-first">
                <Flows items={items} total={total} today={today ?? ''} />
                <div className="stack">
                  <PriceNow epoch={books.value?.current} />
                  <Standing account={account.value} />
                </div>
              </div>
            </>
          )}
        </Shown>
      ) : (
        <>
          <Everybody flows={flows.value} />
          <div className="columns">
            <PriceNow epoch={books.value?.current} />
            <Standing account={undefined} />
          </div>
        </>
      )}
    </>
  );
}

/** Four figures of the day. */
function Tiles({ total }: { readonly total: EnergyBucket }) {
  const { home } = useWords();
  const format = useFormat();
  const baht = useBaht();
  const [isAsking, setAsking] = useState(false);
  const [near, given] = [nearOf(total), givenOf(total)];
  const saved = unitsOf(total.saved);
  return (
    <>
      <div className="tiles">
        <Figure
          tone="sun"
          name={home.made}
          value={format.energy(total.madeWh)}
          about={home.madeAbout(format.energy(given))}
        />
        <Figure
          tone="grid"
          name={home.used}
          value={format.energy(total.usedWh)}
          about={home.usedAbout(format.percent(total.usedWh === 0 ? 0 : near / total.usedWh))}
        />
        <Figure
          tone="near"
          name={home.shared}
          value={format.energy(near + given)}
          about={home.sharedAbout(
            format.kwh(total.boughtAheadWh + total.soldAheadWh, 1),
            format.kwh(total.sharedInWh + total.sharedOutWh, 1),
          )}
        />
        <Figure
          tone="near"
          name={home.saved}
          value={`${format.grid(saved, 2)} GRID`}
          about={
            <>
              ≈ {baht(saved)} · <LinkButton onClick={() => setAsking(true)}>{home.how}</LinkButton>
            </>
          }
        />
      </div>
      {isAsking && <SavedDialog total={total} onClose={() => setAsking(false)} />}
    </>
  );
}

function Flows({
  items,
  total,
  today,
}: {
  readonly items: readonly EnergyBucket[];
  readonly total: EnergyBucket;
  readonly today: string;
}) {
  const { home } = useWords();
  const format = useFormat();
  const [near, given] = [nearOf(total), givenOf(total)];
  return (
    <Card title={home.whereFrom} note={home.todayKwh}>
      <ShareBar
        title={home.came}
        parts={[
          { tone: 'near', name: home.fromNeighbours, wh: near },
          { tone: 'grid', name: home.fromGrid, wh: total.utilityInWh },
        ]}
      />
      <ShareBar
        title={home.went}
        parts={[
          { tone: 'sun', name: home.toNeighbours, wh: given },
          { tone: 'grid', name: home.toGrid, wh: total.utilityOutWh },
        ]}
      />
      <DayChart
        name={home.dayChart(format.kwh(total.usedWh, 1), format.kwh(total.madeWh, 1))}
        start={startOfDay(today)}
        buckets={items}
      />
      <div className="key">
        <span className="tone-near">
          <i />
          {home.fromNeighbours}
        </span>
        <span className="tone-grid">
          <i />
          {home.fromGrid}
        </span>
        <span className="tone-sun">
          <i />
          {home.given}
        </span>
      </div>
      <p className="small muted">{home.notMetered}</p>
    </Card>
  );
}

/** For somebody who only looks: the campus as a whole. */
function Everybody({ flows }: { readonly flows: Answer | undefined }) {
  const { home } = useWords();
  const format = useFormat();
  const total = flows?.total;
  if (!total?.energy) return null;
  const { energy, saved } = total;
  return (
    <div className="tiles">
      <Figure
        tone="sun"
        name={home.campusMade}
        value={format.energy(energy.madeWh)}
        about={home.today}
      />
      <Figure
        tone="grid"
        name={home.campusUsed}
        value={format.energy(energy.usedWh)}
        about={home.today}
      />
      <Figure
        tone="near"
        name={home.campusShared}
        value={format.energy(nearOf(energy))}
        about={home.sharedAbout(
          format.kwh(energy.boughtAheadWh, 1),
          format.kwh(energy.sharedInWh, 1),
        )}
      />
      <Figure
        tone="near"
        name={home.campusSaved}
        value={saved === null ? '–' : `${format.grid(unitsOf(saved), 2)} GRID`}
        about={home.today}
      />
    </div>
  );
}

/** What whoever is looking has, and that nothing has to be done. */
function Standing({ account }: { readonly account: Account | undefined }) {
  const { home } = useWords();
  const format = useFormat();
  const baht = useBaht();
  if (!account) {
    return (
      <Card title={home.whoAreYou}>
        <p>{home.pickFirst}</p>
        <div className="row">
          <WhoButton />
          <a href={to('campus')}>{home.seeCampus}</a>
        </div>
      </Card>
    );
  }
  const { total, reserved } = account.balance;
  return (
    <Card title={home.yourGrid}>
      <p>
        <b className="big">{format.grid(unitsOf(total), 2)}</b>{' '}
        <span className="muted">GRID ≈ {baht(unitsOf(total))}</span>
      </p>
      {unitsOf(reserved) > 0n && (
        <p className="small muted">{home.setAside(format.grid(unitsOf(reserved), 2))}</p>
      )}
      <p className="hint">{home.nothingToDo}</p>
      <p>
        <a href={to('market')}>{home.toMarket}</a> ·{' '}
        <a href={to('statement')}>{home.toStatement}</a>
      </p>
    </Card>
  );
}
