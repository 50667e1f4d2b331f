/** Many users and meters at once: a file, what it would do, and as few signatures as that takes. */
import { useState } from 'react';
import { Alert, Card, Download, Field, Table } from '../../parts/index.js';
import { csvText } from '../../../support/csv.js';
import { useNode } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { TEMPLATE } from './columns.js';
import type { Flaw, ReadFile, Row } from './file.js';
import { type PlannedRow, planOf } from './plan.js';
import { Planned } from './Planned.js';

type State =
  | { readonly at: 'idle' | 'reading' }
  | { readonly at: 'flawed'; readonly read: ReadFile }
  | { readonly at: 'offline' }
  | {
      readonly at: 'planned';
      /** Another one with each file that is chosen. */
      readonly file: number;
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

  /** @throws Error where the node does not answer */
  const compared = async (rows: readonly Row[]): Promise<readonly PlannedRow[]> => {
    const { knownPeople } = await import('../../signing/reads.js');
    return planOf(rows, await knownPeople(node, rows));
  };
  const compare = async (read: ReadFile, file: number): Promise<void> => {
    try {
      const { callsPerBatch } = await import('../../signing/reads.js');
      const [plan, most] = await Promise.all([compared(read.rows), callsPerBatch(node)]);
      setState({ at: 'planned', file, read, plan, most });
    } catch {
      setState({ at: 'offline' });
    }
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setState({ at: 'reading' });
    const { readPeople } = await import('./file.js');
    const read = readPeople(new Uint8Array(await file.arrayBuffer()));
    if (read.flaws.length > 0) setState({ at: 'flawed', read });
    else await compare(read, performance.now());
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
      {state.at === 'planned' && (
        <Planned
          key={state.file}
          {...state}
          compared={compared}
          onDone={() => compare(state.read, state.file)}
        />
      )}
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

function shortened(value: string): string {
  const characters = [...value];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : value;
}
