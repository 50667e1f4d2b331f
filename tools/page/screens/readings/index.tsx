/** What of the meters is here, late or missing, and who reads them: for operators, admins and authorities. */
import { useEffect, useState } from 'react';
import { DAY_MS } from '../../../../node-config/time.js';
import { useHead } from '../../data/head.js';
import type { Completeness } from '../../data/operations.js';
import { useApi } from '../../data/store.js';
import { Card, Figure, Name, RoleGuard, Select, Shown, Table } from '../../parts/index.js';
import { localDay, startOfDay, useFormat } from '../../shell/format.js';
import { useNode } from '../../shell/session.js';
import { useLanguage, useWords } from '../../words/index.js';
import { errorWords } from '../../signing/error-words.js';
import { Days } from './Days.js';
import './readings.css';

const DAYS = ['1', '7', '30'] as const;

export default function Readings() {
  return (
    <RoleGuard roles={['oracleOperator', 'admin', 'authority']}>
      <ReadingsOfOperator />
    </RoleGuard>
  );
}

function ReadingsOfOperator() {
  const { readings } = useWords();
  const head = useHead();
  const [days, setDays] = useState<(typeof DAYS)[number]>('7');
  const today = head && localDay(head.time);
  const from = today && localDay(startOfDay(today) - (Number(days) - 1) * DAY_MS);
  const loaded = useApi<Completeness>(from ? `/v1/completeness?from=${from}` : null);
  return (
    <>
      <Shown of={loaded}>
        {(value) => {
          const { expected, inTime, missing, late } = sumsOf(value);
          return (
            <>
              <h1 className="lead">
                {expected === 0
                  ? readings.leadNone
                  : missing === 0
                    ? readings.leadAll
                    : readings.lead(missing)}
              </h1>
              <div className="tiles">
                <Figure
                  tone="near"
                  name={readings.inTime}
                  value={<Percent part={inTime} of={expected} />}
                  about={readings.ofExpected(inTime, expected)}
                />
                <Figure tone="sun" name={readings.late} value={late} about={readings.lateAbout} />
                <Figure
                  tone={missing > 0 ? 'bad' : 'grid'}
                  name={readings.missing}
                  value={missing}
                  about={readings.missingAbout}
                />
                <Figure
                  tone="grid"
                  name={readings.expired}
                  value={value.requests.expired}
                  about={readings.expiredAbout(value.requests.opened)}
                />
              </div>
              <Card
                title={readings.perDay}
                note={
                  <Select
                    label={readings.period}
                    value={days}
                    options={DAYS.map((each) => ({
                      value: each,
                      text: readings.days(Number(each)),
                    }))}
                    onChange={setDays}
                  />
                }
              >
                <Days days={value.days} />
              </Card>
              <div className="columns">
                <Meters value={value} />
                <Refused value={value} />
              </div>
              <Operators value={value} />
            </>
          );
        }}
      </Shown>
    </>
  );
}

function sumsOf({ days }: Completeness) {
  const sum = (of: 'expected' | 'inTime' | 'late' | 'missing' | 'several'): number =>
    days.reduce((total, day) => total + day[of], 0);
  return {
    expected: sum('expected'),
    inTime: sum('inTime'),
    late: sum('late') + sum('several'),
    missing: sum('missing'),
  };
}

function Percent({ part, of }: { readonly part: number; readonly of: number }) {
  const format = useFormat();
  return of === 0 ? '–' : format.percent(part / of);
}

function Meters({ value }: { readonly value: Completeness }) {
  const { readings } = useWords();
  const format = useFormat();
  return (
    <Card title={readings.meters}>
      {value.meters.length === 0 ? (
        <p className="empty">{readings.allRead}</p>
      ) : (
        <Table
          caption={readings.meters}
          rows={value.meters}
          keyOf={({ meter }) => meter}
          columns={[
            { name: readings.meter, isHead: true, cell: ({ meter }) => <bdi>{meter}</bdi> },
            {
              name: readings.owner,
              isWideOnly: true,
              cell: ({ account }) => account && <Name of={account} />,
            },
            {
              name: readings.missing,
              isNumber: true,
              cell: ({ missing }) => format.count(missing),
            },
            { name: readings.late, isNumber: true, cell: ({ late }) => format.count(late) },
          ]}
        />
      )}
    </Card>
  );
}

function Refused({ value }: { readonly value: Completeness }) {
  const { readings } = useWords();
  const { language } = useLanguage();
  const format = useFormat();
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isOver = false;
    void errorWords(language).then((loaded) => {
      if (!isOver) setWords(loaded);
    });
    return () => {
      isOver = true;
    };
  }, [language]);
  const sentence = (reason: string): string =>
    words[`OracleClient.${reason}`] ??
    (readings.reasons as Readonly<Record<string, string>>)[reason] ??
    reason;
  return (
    <Card title={readings.refused}>
      {value.refused.length === 0 ? (
        <p className="empty">{readings.noneRefused}</p>
      ) : (
        <Table
          caption={readings.refused}
          rows={value.refused}
          keyOf={({ reason }) => reason}
          columns={[
            {
              name: readings.reason,
              isHead: true,
              cell: ({ reason }) => <span title={reason}>{sentence(reason)}</span>,
            },
            { name: readings.often, isNumber: true, cell: ({ count }) => format.count(count) },
            {
              name: readings.last,
              isNumber: true,
              isWideOnly: true,
              cell: ({ last }) => format.moment(Date.parse(last)),
            },
          ]}
        />
      )}
    </Card>
  );
}

function Operators({ value }: { readonly value: Completeness }) {
  const { readings } = useWords();
  const format = useFormat();
  const quorum = useQuorum();
  const active = value.operators.filter((each) => each.active).length;
  return (
    <Card
      title={readings.operators}
      note={quorum === null ? undefined : readings.quorum(quorum, active)}
    >
      {quorum !== null && active === quorum && <p className="hint">{readings.noSpare}</p>}
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
            isWideOnly: true,
            cell: ({ last }) => (last === null ? readings.never : format.moment(Date.parse(last))),
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
