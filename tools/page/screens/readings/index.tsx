/** What of the meters is here, late or missing, and who reads them: for operators, admins and authorities. */
import { useEffect, useState } from 'react';
import { DAY_MS } from '../../../../node-config/time.js';
import { useHead } from '../../data/head.js';
import type { Completeness } from '../../data/operations.js';
import { useApi } from '../../data/store.js';
import { Card, Figure, RoleGuard, Select, Shown, Table } from '../../parts/index.js';
import { localDay, startOfDay, useFormat } from '../../shell/format.js';
import { useLanguage, useWords } from '../../words/index.js';
import { errorWords } from '../../signing/error-words.js';
import { Days } from './Days.js';
import { isSilent, Meters } from './Meters.js';
import { Operators } from './Operators.js';
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
                <Lead value={value} expected={expected} missing={missing} />
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
              <Meters value={value} />
              <div className="columns">
                <Operators value={value} />
                <Refused value={value} />
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

/** What an operator wants to know first: is anything silent now, or was something lost. */
function Lead({
  value,
  expected,
  missing,
}: {
  readonly value: Completeness;
  readonly expected: number;
  readonly missing: number;
}) {
  const { readings } = useWords();
  const format = useFormat();
  const silent = value.meters.filter(isSilent);
  const [longest] = silent;
  if (longest?.lastRead) {
    return readings.leadSilent(silent.length, format.dayTime(Date.parse(longest.lastRead)));
  }
  if (expected === 0) return readings.leadNone;
  return missing === 0 ? readings.leadAll : readings.lead(missing);
}

function Percent({ part, of }: { readonly part: number; readonly of: number }) {
  const format = useFormat();
  return of === 0 ? '–' : format.percent(part / of);
}

/** What comes of several operators doing the same: whoever is later is told so. */
const HARMLESS: ReadonlySet<string> = new Set([
  'AlreadyAnswered',
  'AlreadyRead',
  'AlreadyRequested',
  'RequestClosed',
  'UnknownRequest',
]);
const harmless = ({ reason }: { readonly reason: string }): number => Number(HARMLESS.has(reason));

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
          rows={[...value.refused].sort((a, b) => harmless(a) - harmless(b))}
          keyOf={({ reason }) => reason}
          columns={[
            {
              name: readings.reason,
              isHead: true,
              cell: ({ reason }) => (
                <>
                  <span title={reason}>{sentence(reason)}</span>{' '}
                  {HARMLESS.has(reason) && <span className="muted">{readings.harmless}</span>}
                </>
              ),
            },
            { name: readings.often, isNumber: true, cell: ({ count }) => format.count(count) },
            {
              name: readings.last,
              isNumber: true,
              isWideOnly: true,
              cell: ({ last }) => format.dayTime(Date.parse(last)),
            },
          ]}
        />
      )}
    </Card>
  );
}
