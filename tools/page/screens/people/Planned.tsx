/** What a file would do, doing it, and how far that is. */
import { useEffect, useRef, useState } from 'react';
import { Alert, Button, Table } from '../../parts/index.js';
import { reload } from '../../data/store.js';
import type { Refused } from '../../session.js';
import { useFormat } from '../../shell/format.js';
import { SendingView, useSending, useSentence } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';
import type { ReadFile, Row } from './file.js';
import { batchesOf, type PlannedRow } from './plan.js';
import { type Progress, runPlan } from './run.js';

/** Rows that are shown before somebody asks for more. */
const SHOWN = 50;

interface State extends Progress {
  readonly begunAt: number;
  readonly isOver: boolean;
}

export function Planned({
  read,
  plan,
  most,
  compared,
  onDone,
}: {
  readonly read: ReadFile;
  readonly plan: readonly PlannedRow[];
  readonly most: number;
  /** Rows beside the chain as it is now. */
  readonly compared: (rows: readonly Row[]) => Promise<readonly PlannedRow[]>;
  readonly onDone: () => Promise<void>;
}) {
  const { people } = useWords();
  const words = people.import;
  const format = useFormat();
  const sending = useSending();
  const [state, setState] = useState<State | null>(null);
  const [refused, setRefused] = useState<ReadonlyMap<number, Refused>>(new Map());
  const isStopped = useRef(false);
  const [isStopping, setStopping] = useState(false);
  // Whoever leaves the screen has stopped it.
  useEffect(() => {
    isStopped.current = false;
    return () => void (isStopped.current = true);
  }, []);
  const left = plan.filter(({ row }) => !refused.has(row.line));
  const batches = batchesOf(left, most);
  const steps = left.flatMap((row) => row.steps);
  const count = (step: string): number => steps.filter((each) => each === step).length;
  const leftOut = plan.filter(({ obstacle, row }) => obstacle !== null || refused.has(row.line));
  const isRunning = state !== null && !state.isOver;

  const run = async (): Promise<void> => {
    const begunAt = performance.now();
    isStopped.current = false;
    setStopping(false);
    const found = await runPlan(left, {
      most,
      compare: compared,
      send: ({ call }) => sending.send(call, { isPatient: true }),
      report: (progress) => setState({ ...progress, begunAt, isOver: false }),
      isStopped: () => isStopped.current,
    }).catch(() => null);
    if (found) setRefused(new Map([...refused, ...found]));
    // What is done shows as done, and what stood in the way as an obstacle.
    reload();
    await onDone();
    setState((before) => before && { ...before, isOver: true });
  };
  const stop = (): void => {
    isStopped.current = true;
    setStopping(true);
  };
  return (
    <>
      {read.encoding !== 'utf-8' && <p className="small muted">{words.encoding(read.encoding)}</p>}
      {!isRunning && (
        <p className="hint">
          {words.summary(
            format.count(plan.length),
            format.count(count('register')),
            format.count(count('assign')),
            format.count(count('describe')),
          )}
        </p>
      )}
      {leftOut.length > 0 && <Alert>{words.obstacles(leftOut.length)}</Alert>}
      {isRunning && <HowFar of={state} />}
      {/* One of many that is done or refused is no news: the rows say what became of them. */}
      {(isRunning ? sending.isBusy : state === null || batches.length > 0) && (
        <SendingView of={sending} />
      )}
      {isRunning ? (
        <Button kind="quiet" isOff={isStopping} onClick={stop}>
          {isStopping ? words.stopping : words.stop}
        </Button>
      ) : batches.length > 0 ? (
        <Button isOff={sending.isBusy} onClick={() => void run()}>
          {(state?.done ? words.goOn : words.run)(batches.length)}
        </Button>
      ) : (
        <Alert tone="near">{leftOut.length > 0 ? words.allElseDone : words.allDone}</Alert>
      )}
      <Rows plan={plan} leftOut={leftOut} refused={refused} />
    </>
  );
}

/** How much is done, and how long the rest takes if it goes on like that. */
function HowFar({ of: { done, of, begunAt } }: { readonly of: State }) {
  const { people } = useWords();
  const words = people.import;
  const format = useFormat();
  const text = words.progress(format.count(done), format.count(of));
  const rest = done === 0 ? null : ((performance.now() - begunAt) / done) * (of - done);
  return (
    <div className="hint stack">
      <p role="status">
        {text}{' '}
        {rest !== null && done < of && words.timeLeft(format.duration(Math.max(rest, 60_000)))}
      </p>
      <progress value={done} max={of} aria-label={text} />
      <p className="small muted">{words.mayLeave}</p>
    </div>
  );
}

function Rows({
  plan,
  leftOut,
  refused,
}: {
  readonly plan: readonly PlannedRow[];
  readonly leftOut: readonly PlannedRow[];
  readonly refused: ReadonlyMap<number, Refused>;
}) {
  const { people } = useWords();
  const words = people.import;
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const out = new Set(leftOut);
  const others = plan.filter((row) => !out.has(row));
  const [todo, done] = [true, false].map((isLeft) =>
    others.filter(({ steps }) => steps.length > 0 === isLeft),
  ) as [PlannedRow[], PlannedRow[]];
  return (
    <>
      <Table
        caption={words.preview}
        rows={isAll ? plan : [...leftOut, ...todo, ...done].slice(0, SHOWN)}
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
            cell: (planned) => <What of={planned} refused={refused.get(planned.row.line)} />,
          },
        ]}
      />
      {!isAll && plan.length > SHOWN && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {words.showAll(format.count(plan.length))}
        </Button>
      )}
    </>
  );
}

/** What is done for a row, or why it is left out. */
function What({
  of: { steps, obstacle },
  refused,
}: {
  readonly of: PlannedRow;
  readonly refused: Refused | undefined;
}) {
  const { people } = useWords();
  const words = people.import;
  if (refused) return <RefusedRow refused={refused} />;
  if (obstacle) return words.obstacle[obstacle];
  return steps.length === 0 ? words.nothing : steps.map((step) => words.steps[step]).join(', ');
}

function RefusedRow({ refused }: { readonly refused: Refused }) {
  const { signing } = useWords();
  const sentence = useSentence(refused);
  return `${signing.refused.chain} ${sentence}`;
}

function kilowattsOf({ device }: Row, format: ReturnType<typeof useFormat>): string {
  return device ? format.kwh(device.ratedWatts) : '';
}
