import type { BlockDetails, BlockEntry } from '../../data/operations.js';
import { usePages } from '../../data/pages.js';
import { useApi } from '../../data/store.js';
import { Card, More, Name, Shown, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { to } from '../../shell/router.js';
import { useSession } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { EventList } from './Events.js';

/** Final blocks, the newest first. */
export function Blocks() {
  const { explorer } = useWords();
  const format = useFormat();
  const { list, more } = usePages<BlockEntry>('/v1/blocks?limit=50');
  return (
    <Card title={explorer.part.blocks}>
      <Shown of={list} isEmpty={(items) => items.length === 0}>
        {(items) => (
          <Table
            caption={explorer.part.blocks}
            rows={items}
            keyOf={({ height }) => height}
            columns={[
              {
                name: explorer.block,
                isHead: true,
                cell: ({ height }) => (
                  <a href={to('explorer', ['blocks', String(height)])}>{format.count(height)}</a>
                ),
              },
              { name: explorer.when, cell: ({ time }) => format.clock(Date.parse(time)) },
              {
                name: explorer.author,
                isWideOnly: true,
                cell: ({ author }) => author && <Name of={author} />,
              },
              {
                name: explorer.calls,
                isNumber: true,
                cell: ({ extrinsics }) => format.count(extrinsics),
              },
              {
                name: explorer.part.events,
                isNumber: true,
                cell: ({ events }) => format.count(events),
              },
            ]}
          />
        )}
      </Shown>
      <More of={more} />
    </Card>
  );
}

export function BlockView({ block: asked }: { readonly block: string }) {
  const { explorer } = useWords();
  const format = useFormat();
  const { isKnown } = useSession();
  const isOne = /^(\d{1,10}|0x[0-9a-f]{64})$/u.test(asked);
  const loaded = useApi<BlockDetails>(isKnown && isOne ? `/v1/blocks/${asked}` : null, 'never');
  if (!isKnown) return null;
  return (
    <Shown of={loaded}>
      {({
        block: { height: number, hash, parent, time, author, specVersion, epoch, ...block },
        events,
      }) => (
        <>
          <Card
            title={explorer.blockTitle(format.count(number))}
            note={format.moment(Date.parse(time))}
          >
            <dl className="facts">
              <dt>{explorer.author}</dt>
              <dd>{author ? <Name of={author} /> : '–'}</dd>
              <dt>{explorer.epoch}</dt>
              <dd>
                <a href={to('explorer', ['epochs', String(epoch)])}>#{epoch}</a>
              </dd>
              <dt>{explorer.version}</dt>
              <dd>{specVersion}</dd>
              <dt>{explorer.calls}</dt>
              <dd>
                {format.count(block.extrinsics)}
                {block.failed > 0 && ` · ${explorer.failedCalls(format.count(block.failed))}`}
              </dd>
            </dl>
            <details className="small">
              <summary>{explorer.raw}</summary>
              <p>
                <code className="address">{hash}</code>
              </p>
              <p>
                <a href={to('explorer', ['blocks', parent])}>
                  <code className="address">{parent}</code>
                </a>
              </p>
            </details>
          </Card>
          <Card title={explorer.part.events}>
            <EventList events={events} />
          </Card>
        </>
      )}
    </Shown>
  );
}
