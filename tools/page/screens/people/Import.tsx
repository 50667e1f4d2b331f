/** Many users and meters at once: a file, what it would do, and as few signatures as that takes. */
import { useState } from 'react';
import { Alert, Button, Card, Download, Field, Table } from '../../parts/index.js';
import { csvText } from '../../../support/csv.js';
import { reload } from '../../data/store.js';
import { useFormat } from '../../shell/format.js';
import { useNode } from '../../shell/session.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';
import { TEMPLATE } from './columns.js';
import type { Flaw, ReadFile, Row } from './file.js';
import { batchesOf, type Known, type PlannedRow, planOf } from './plan.js';

/** Rows that are shown before somebody asks for more. */
const SHOWN = 50;

type State =
  | { readonly at: 'idle' | 'reading' }
  | { readonly at: 'flawed'; readonly read: ReadFile }
  | { readonly at: 'offline' }
  | {
      readonly at: 'planned';
      readonly read: ReadFile;
      readonly plan: readonly PlannedRow[];
      /** Calls of one batch. */
      readonly most: number;
    };

export function Import() {
  const { people } = useWords();
  const words = people.import;
  const node = useNode();
  const [state, setState] = useState<State>({ at: 'idle' });

  const compare = async (read: ReadFile): Promise<void> => {
    let known: Known;
    let most: number;
    try {
      const { callsPerBatch, knownPeople } = await import('../../signing/reads.js');
      [known, most] = await Promise.all([knownPeople(node), callsPerBatch(node)]);
    } catch {
      setState({ at: 'offline' });
      return;
    }
    setState({ at: 'planned', read, plan: planOf(read.rows, known), most });
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setState({ at: 'reading' });
    const { readPeople } = await import('./file.js');
    const read = readPeople(new Uint8Array(await file.arrayBuffer()));
    if (read.flaws.length > 0) setState({ at: 'flawed', read });
    else await compare(read);
  };
  return (
    <Card
      title={people.part.import}
      note={
        <Download name="campus-grid-users.csv" textOf={() => csvText(TEMPLATE)}>
          {words.template}
        </Download>
      }
    >
      <p>{words.text}</p>
      <Field label={words.file} hint={words.hint}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file, mended, can be chosen again.
              event.target.value = '';
            }}
          />
        )}
      </Field>
      {state.at === 'reading' && <p role="status">{words.reading}</p>}
      {state.at === 'offline' && <Alert>{words.offline}</Alert>}
      {state.at === 'flawed' && <Flaws flaws={state.read.flaws} />}
      {state.at === 'planned' && <Planned {...state} onChanged={() => void compare(state.read)} />}
    </Card>
  );
}

function Flaws({ flaws }: { readonly flaws: readonly Flaw[] }) {
  const { people } = useWords();
  return (
    <>
      <Alert>{people.import.flawed(flaws.length)}</Alert>
      <Table
        caption={people.import.flawsTitle}
        rows={flaws}
        keyOf={(_, at) => at}
        columns={[
          { name: people.import.line, isNumber: true, cell: ({ line }) => line ?? '' },
          { name: people.import.column, cell: ({ column }) => column && <code>{column}</code> },
          {
            name: people.import.what,
            cell: ({ kind, value }) => (
              <>
                {people.flaws[kind]}
                {value !== undefined && value !== '' && (
                  <>
                    {' '}
                    <bdi className="muted">{shortened(value)}</bdi>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function Planned({
  read,
  plan,
  most,
  onChanged,
}: {
  readonly read: ReadFile;
  readonly plan: readonly PlannedRow[];
  readonly most: number;
  readonly onChanged: () => void;
}) {
  const { people } = useWords();
  const words = people.import;
  const format = useFormat();
  const sending = useSending();
  const [isAll, setAll] = useState(false);
  const [at, setAt] = useState<{ done: number; of: number; lines: string } | null>(null);
  const batches = batchesOf(plan, most);
  const steps = plan.flatMap((row) => row.steps);
  const count = (step: string): number => steps.filter((each) => each === step).length;
  const obstacles = plan.filter(({ obstacle }) => obstacle !== null);

  const run = async (): Promise<void> => {
    for (const [index, { rows, call }] of batches.entries()) {
      setAt({ done: index, of: batches.length, lines: linesOf(rows) });
      if (!(await sending.send(call, { isPatient: true }))) break;
      setAt({ done: index + 1, of: batches.length, lines: '' });
    }
    // What is done shows as done, and what stood in the way as an obstacle.
    reload();
    onChanged();
  };
  return (
    <>
      {read.encoding !== 'utf-8' && <p className="small muted">{words.encoding(read.encoding)}</p>}
      <p className="hint">
        {words.summary(
          format.count(plan.length),
          format.count(count('register')),
          format.count(count('assign')),
          format.count(count('describe')),
        )}
      </p>
      {obstacles.length > 0 && <Alert>{words.obstacles(obstacles.length)}</Alert>}
      <Table
        caption={words.preview}
        rows={isAll ? plan : [...obstacles, ...plan.filter((row) => !row.obstacle)].slice(0, SHOWN)}
        keyOf={({ row }) => row.line}
        columns={[
          { name: words.line, isNumber: true, cell: ({ row }) => row.line },
          { name: people.location, isHead: true, cell: ({ row }) => <bdi>{row.location}</bdi> },
          { name: people.meter, cell: ({ row }) => <bdi>{row.meter}</bdi> },
          { name: people.type, isWideOnly: true, cell: ({ row }) => people.types[row.type] },
          {
            name: 'kW',
            isNumber: true,
            isWideOnly: true,
            cell: ({ row }) => kilowattsOf(row, format),
          },
          {
            name: words.what,
            cell: ({ steps: todo, obstacle }) =>
              obstacle
                ? words.obstacle[obstacle]
                : todo.length === 0
                  ? words.nothing
                  : todo.map((step) => words.steps[step]).join(', '),
          },
        ]}
      />
      {!isAll && plan.length > SHOWN && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {words.showAll(format.count(plan.length))}
        </Button>
      )}
      {at && (
        <p role="status">
          {words.progress(at.done, at.of)}{' '}
          <progress value={at.done} max={at.of} aria-label={words.progress(at.done, at.of)} />
          {sending.state.at === 'refused' && at.lines !== '' && ` ${words.stopped(at.lines)}`}
        </p>
      )}
      <SendingView of={sending} />
      {batches.length > 0 ? (
        <Button isOff={sending.isBusy} onClick={() => void run()}>
          {words.run(batches.length)}
        </Button>
      ) : (
        <Alert tone="near">{words.allDone}</Alert>
      )}
    </>
  );
}

function kilowattsOf({ device }: Row, format: ReturnType<typeof useFormat>): string {
  return device ? format.kwh(device.ratedWatts) : '';
}

function linesOf(rows: readonly PlannedRow[]): string {
  const lines = rows.map(({ row }) => row.line);
  return lines.length === 1 ? String(lines[0]) : `${lines[0] ?? ''}–${lines.at(-1) ?? ''}`;
}

function shortened(value: string): string {
  const characters = [...value];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : value;
}
