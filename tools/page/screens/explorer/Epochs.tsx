import { usePages } from '../../data/pages.js';
import { useApi } from '../../data/store.js';
import type { Epoch, EpochDetails, Level } from '../../data/types.js';
import { Card, More, Shown, Table } from '../../parts/index.js';
import { unitsOf } from '../../data/amounts.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useWords } from '../../words/index.js';
import { Raw } from './Raw.js';

/** Epochs with what they came to, the newest first. */
export function Epochs() {
  const { explorer } = useWords();
  const format = useFormat();
  const { list, more } = usePages<Epoch>('/v1/epochs?limit=30');
  return (
    <Card title={explorer.part.epochs}>
      <Shown of={list} isEmpty={(items) => items.length === 0}>
        {(items) => (
          <Table
            caption={explorer.part.epochs}
            rows={items}
            keyOf={({ epoch }) => epoch}
            columns={[
              {
                name: explorer.when,
                isHead: true,
                cell: ({ epoch, from }) => (
                  <a href={to('explorer', ['epochs', String(epoch)])}>
                    {format.shortDate(Date.parse(from))} {format.quarter(Date.parse(from))}
                  </a>
                ),
              },
              {
                name: explorer.price,
                isNumber: true,
                cell: ({ price }) => (price === null ? '–' : format.grid(unitsOf(price), 3)),
              },
              {
                name: explorer.volume,
                isNumber: true,
                cell: ({ volumeWh }) => format.kwh(volumeWh, 2),
              },
              {
                name: explorer.state,
                isWideOnly: true,
                cell: ({ phase, status }) =>
                  phase === 'closed' ? explorer.status[status] : explorer.phase[phase],
              },
            ]}
          />
        )}
      </Shown>
      <More of={more} />
    </Card>
  );
}

export function EpochView({ epoch }: { readonly epoch: string }) {
  const { explorer } = useWords();
  const format = useFormat();
  const loaded = useApi<EpochDetails>(/^\d{1,12}$/u.test(epoch) ? `/v1/epochs/${epoch}` : null);
  return (
    <Shown of={loaded}>
      {({ epoch: each, bids, asks, auctionProof }) => (
        <Card
          title={`${format.date(Date.parse(each.from))} ${format.quarter(Date.parse(each.from))}`}
          note={`#${each.epoch}`}
        >
          <dl className="facts">
            <dt>{explorer.price}</dt>
            <dd>{each.price === null ? '–' : format.grid(unitsOf(each.price), 3)}</dd>
            <dt>{explorer.volume}</dt>
            <dd>{format.kwh(each.volumeWh, 2)}</dd>
            <dt>{explorer.poolPrice}</dt>
            <dd>
              {each.poolPrice === null
                ? '–'
                : `${format.grid(unitsOf(each.poolPrice), 3)} GRID/${format.unit}`}
            </dd>
            <dt>{explorer.tariff}</dt>
            <dd>
              {each.tariffVersion ?? '–'}
              {each.feedIn !== null && ` · ${format.grid(unitsOf(each.feedIn), 3)}`}
              {each.retail !== null && ` – ${format.grid(unitsOf(each.retail), 3)}`}
            </dd>
            {each.clearedIn !== null && (
              <>
                <dt>{explorer.clearedIn}</dt>
                <dd>
                  <a href={to('explorer', ['blocks', String(each.clearedIn)])}>{each.clearedIn}</a>
                </dd>
              </>
            )}
          </dl>
          <div className="columns">
            <Levels name={explorer.bids} levels={bids} />
            <Levels name={explorer.asks} levels={asks} />
          </div>
          {auctionProof && (
            <p>
              <a href={to('market', [], { epoch: String(each.epoch) })}>{explorer.check}</a>
            </p>
          )}
          <Raw value={{ ...each, auctionProof }} />
        </Card>
      )}
    </Shown>
  );
}

function Levels({ name, levels }: { readonly name: string; readonly levels: readonly Level[] }) {
  const { explorer } = useWords();
  const format = useFormat();
  if (levels.length === 0) return null;
  return (
    <Table
      caption={name}
      isCaptionShown
      rows={levels}
      keyOf={({ price }) => price}
      columns={[
        {
          name: explorer.price,
          isHead: true,
          cell: ({ price }) => format.grid(unitsOf(price), 3),
        },
        { name: format.unit, isNumber: true, cell: ({ energyWh }) => format.kwh(energyWh, 2) },
        { name: explorer.orders, isNumber: true, cell: ({ orders }) => format.count(orders) },
      ]}
    />
  );
}
