/** A proposal in words. */
import { DAY_MS } from '../../../../node-config/time.js';
import { CallName, Name, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';
import { Code } from './Code.js';
import type { Description, Line, Period } from './describe.js';
import { useShown } from '../../parts/shown-value.js';

export function DescriptionView({ of: description }: { readonly of: Description }) {
  const { governance, shell } = useWords();
  switch (description.kind) {
    case 'parameters':
      return (
        <>
          <p>{governance.parameters(palletName(description.pallet, governance.pallets))}</p>
          <Lines lines={description.lines} />
          {description.fromEpoch !== null && <FromEpoch epoch={description.fromEpoch} />}
        </>
      );
    case 'tariff':
      return (
        <>
          <FromEpoch epoch={description.fromEpoch} />
          <Periods periods={description.periods} />
          <Lines lines={description.lines} />
          <Holidays {...description.holidays} />
        </>
      );
    case 'code':
      return <Code code={description.code} isChecked={description.isChecked} />;
    case 'authorities':
      return (
        <dl className="facts">
          {(['added', 'removed', 'kept'] as const).map(
            (part) =>
              description[part].length > 0 && (
                <div key={part} className="contents">
                  <dt>{governance.authorities[part]}</dt>
                  <dd>
                    {description[part].map((account) => (
                      <div key={account}>
                        <Name of={account} /> <code className="address">{account}</code>
                      </div>
                    ))}
                  </dd>
                </div>
              ),
          )}
        </dl>
      );
    case 'role':
      return (
        <>
          <p>
            <Name of={description.account} />{' '}
            {(description.isGiven ? governance.given : governance.taken)(
              shell.who.roles[description.role],
            )}
          </p>
          <code className="address">{description.account}</code>
        </>
      );
    case 'several':
      return (
        <ol className="several">
          {description.calls.map((each, at) => (
            <li key={at}>
              <DescriptionView of={each} />
            </li>
          ))}
        </ol>
      );
    case 'other':
      return (
        <>
          <p>
            <CallName pallet={description.pallet} call={description.call} />
          </p>
          {description.lines.length > 0 && <Lines lines={description.lines} />}
          {description.inside && (
            <div className="inside">
              <DescriptionView of={description.inside} />
            </div>
          )}
        </>
      );
  }
}

function palletName(pallet: string, names: Readonly<Record<string, string>>): string {
  return names[pallet] ?? pallet;
}

/** What changes first; what stays as it is, folded away. */
function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { governance } = useWords();
  const changed = lines.filter(({ isChanged }) => isChanged);
  const same = lines.filter(({ isChanged }) => !isChanged);
  return (
    <>
      {changed.length > 0 ? (
        <LinesTable lines={changed} />
      ) : (
        <p className="muted">{governance.nothingChanges}</p>
      )}
      {same.length > 0 && (
        <details>
          <summary>{governance.same(same.length)}</summary>
          <LinesTable lines={same} />
        </details>
      )}
    </>
  );
}

function LinesTable({ lines }: { readonly lines: readonly Line[] }) {
  const { governance, chain } = useWords();
  const shown = useShown();
  const names = chain.fields as Readonly<Record<string, string>>;
  const hasBefore = lines.some((line) => 'before' in line);
  return (
    <Table
      caption={governance.changes}
      rows={lines}
      keyOf={({ field }) => field}
      columns={[
        {
          name: governance.what,
          isHead: true,
          cell: ({ field }) => <span title={field}>{names[field] ?? field}</span>,
        },
        ...(hasBefore
          ? [
              {
                name: governance.now,
                isNumber: true,
                cell: ({ kind, before }: Line) => shown(kind, before),
              },
            ]
          : []),
        {
          name: governance.then,
          isNumber: true,
          cell: ({ kind, after, isChanged }) => {
            const text = shown(kind, after);
            return isChanged && hasBefore ? <strong>{text}</strong> : text;
          },
        },
      ]}
    />
  );
}

function Periods({ periods }: { readonly periods: readonly Period[] }) {
  const { governance, chain } = useWords();
  const format = useFormat();
  const hour = (quarter: number): string => {
    const minutes = quarter * 15;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };
  return (
    <Table
      caption={governance.periods}
      rows={periods}
      keyOf={(_, at) => at}
      columns={[
        {
          name: governance.when,
          isHead: true,
          cell: ({ days, from, to, isNew }) => (
            <>
              {daysOf(days, governance.days, governance.daysAlways)}{' '}
              {from === 0 && to === 96 ? governance.allDay : `${hour(from)}–${hour(to)}`}{' '}
              {isNew && <span className="pill tone-sun">{governance.isNew}</span>}
            </>
          ),
        },
        {
          name: chain.fields.feed_in,
          isNumber: true,
          cell: ({ feedIn }) => format.grid(feedIn, 3),
        },
        {
          name: chain.fields.retail,
          isNumber: true,
          cell: ({ retail }) => format.grid(retail, 3),
        },
      ]}
    />
  );
}

/** Bits of a week, Monday first, then holidays, as words. */
function daysOf(bits: number, names: readonly string[], always: string): string {
  if (bits === 0xff) return always;
  return names.filter((_, at) => bits & (1 << at)).join(', ');
}

function Holidays({
  added,
  removed,
}: {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}) {
  const { governance } = useWords();
  const format = useFormat();
  const list = (days: readonly number[]): string =>
    days.map((day) => format.date(day * DAY_MS)).join(' · ');
  return (
    <>
      {added.length > 0 && (
        <p className="small">
          {governance.holidaysAdded} {list(added)}
        </p>
      )}
      {removed.length > 0 && (
        <p className="small">
          {governance.holidaysRemoved} {list(removed)}
        </p>
      )}
    </>
  );
}

function FromEpoch({ epoch }: { readonly epoch: bigint }) {
  const { governance } = useWords();
  const shown = useShown();
  return (
    <p>
      {governance.from} <strong>{shown('epoch', epoch)}</strong>
    </p>
  );
}
