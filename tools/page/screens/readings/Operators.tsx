/** Who reads the meters, when each last did, and whether those are enough. */
import { useEffect, useState } from 'react';
import { useHead } from '../../data/head.js';
import type { Completeness } from '../../data/operations.js';
import { Alert, Card, Name, Table } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useNode } from '../../shell/session.js';
import { useWords } from '../../words/index.js';
import { isSilent } from './Meters.js';

/** Meters are read each quarter hour: whoever has not answered in two of them is not at work. */
const AT_WORK_MS = 30 * 60_000;

export function Operators({ value }: { readonly value: Completeness }) {
  const { readings } = useWords();
  const format = useFormat();
  const quorum = useQuorum();
  const now = useHead()?.time ?? 0;
  const active = value.operators.filter((each) => each.active);
  const atWork = active.filter(({ last }) => last !== null && now - Date.parse(last) < AT_WORK_MS);
  // With nothing to read nobody answers.
  const areTooFew = quorum !== null && atWork.length < quorum && value.meters.some(isSilent);
  return (
    <Card
      title={readings.operators}
      note={quorum === null ? undefined : readings.quorum(quorum, active.length)}
    >
      {areTooFew && <Alert>{readings.tooFew(atWork.length, active.length, quorum)}</Alert>}
      {quorum !== null && active.length === quorum && <p className="hint">{readings.noSpare}</p>}
      <Table
        caption={readings.operators}
        rows={value.operators}
        keyOf={({ account }) => account}
        columns={[
          {
            name: readings.operator,
            isHead: true,
            cell: ({ account, active: isActive }) => (
              <>
                <Name of={account} />{' '}
                {!isActive && <span className="pill">{readings.removed}</span>}
              </>
            ),
          },
          { name: readings.answers, isNumber: true, cell: ({ answers }) => format.count(answers) },
          {
            name: readings.last,
            isNumber: true,
            cell: ({ last }) => (last === null ? readings.never : format.dayTime(Date.parse(last))),
          },
        ]}
      />
    </Card>
  );
}

/** How many operators have to agree; null until the chain has said. */
function useQuorum(): number | null {
  const node = useNode();
  const [quorum, setQuorum] = useState<number | null>(null);
  useEffect(() => {
    let isOver = false;
    void import('../../signing/reads.js')
      .then(({ quorumOf }) => quorumOf(node))
      .then((known) => {
        if (!isOver) setQuorum(known);
      })
      // The rest of the screen does not need it.
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [node]);
  return quorum;
}
