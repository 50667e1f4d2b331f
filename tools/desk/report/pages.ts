/** The pack as CSV, and as a page that prints. */
import { createHash } from 'node:crypto';
import { csvLines } from '../../support/csv.js';
import { escaped } from '../../support/markup.js';
import type { MonthReport } from './month.js';

/** A line of the pack: which part, what, its value and unit. */
type Line = readonly [part: string, what: string, value: string, unit: string];

const kwh = (wh: number): string => (wh / 1000).toFixed(3);

/** Everything in the pack, in lines. */
function packLines(report: MonthReport): Line[] {
  const { energy, market, savings, imbalance, readings } = report;
  const energyLine = (what: string, wh: number): Line => ['energy', what, kwh(wh), 'kWh'];
  return [
    ['month', 'chain', `${report.chain.name} ${report.chain.genesis}`, ''],
    ['month', 'from', report.from, ''],
    ['month', 'to', report.to, ''],
    ['month', 'blocks', `${report.blocks.first ?? ''} to ${report.blocks.last ?? ''}`, ''],
    ['month', 'status', report.isFinal ? 'final' : 'provisional', ''],
    energyLine('fed in by meters', energy.fedInWh),
    energyLine('from the utility', energy.fromUtilityWh),
    energyLine('taken by meters', energy.takenWh),
    energyLine('to the utility', energy.toUtilityWh),
    energyLine('waits below the deadband', energy.waitingWh),
    ['energy', 'left over', String(energy.leftOverWh), 'Wh'],
    energyLine('sold ahead and delivered', energy.deliveredWh),
    energyLine('bought ahead and used', energy.usedWh),
    energyLine('shared in the pool', energy.sharedWh),
    ['market', 'auctions with orders', String(market.auctions), ''],
    ['market', 'auctions with a trade', String(market.withTrade), ''],
    ['market', 'volume', kwh(market.volumeWh), 'kWh'],
    ['market', 'lowest price', market.lowest ?? 'none', 'GRID/kWh'],
    ['market', 'median price', market.median ?? 'none', 'GRID/kWh'],
    ['market', 'highest price', market.highest ?? 'none', 'GRID/kWh'],
    ['market', 'sellers', String(market.sellers), ''],
    [
      'market',
      'share of the largest seller',
      market.largestSellerPermille === null
        ? 'none'
        : (market.largestSellerPermille / 10).toFixed(1),
      '%',
    ],
    ['savings', 'at the tariff alone', savings.tariffAlone, 'GRID'],
    ['savings', 'paid', savings.paid, 'GRID'],
    ['savings', 'saved', savings.saved, 'GRID'],
    ['savings', 'saved', savings.savedThb, 'THB'],
    ['imbalance', 'promised and not delivered', kwh(imbalance.shortWh), 'kWh'],
    ['imbalance', 'bought and not used', kwh(imbalance.unusedWh), 'kWh'],
    ['imbalance', 'debts at the end', imbalance.debts, 'GRID'],
    ['readings', 'expected', String(readings.expected), ''],
    ['readings', 'in time', String(readings.inTime), ''],
    ['readings', 'late', String(readings.late), ''],
    ['readings', 'of several epochs', String(readings.several), ''],
    ['readings', 'missing', String(readings.missing), ''],
    ['readings', 'requests unanswered', String(readings.unanswered), ''],
    ['readings', 'refused by the chain', String(readings.refused), ''],
    ['readings', 'calls that failed', String(readings.failedCalls), ''],
    ...report.participants.map(({ type, status, count }): Line => [
      'participants',
      `${type}, ${status}`,
      String(count),
      '',
    ]),
    ...report.decisions.flatMap(decisionLines),
  ];
}

/** A decision, who was for it, and each value that it changed. */
function decisionLines({
  at,
  proposal,
  call,
  outcome,
  approvals,
  approvedBy,
  changes,
}: MonthReport['decisions'][0]): Line[] {
  const line = (what: string, value: string): Line => ['decisions', what, value, ''];
  const count = `${approvals} ${approvals === 1 ? 'approval' : 'approvals'}`;
  return [
    line(`${at} proposal ${proposal}: ${call}`, `${outcome}, ${count}`),
    ...approvedBy.map((account) => line(`proposal ${proposal} was approved by`, account)),
    ...changes.map(({ what, from, to, since }) =>
      line(
        `proposal ${proposal} changed ${what}`,
        `${from === null ? '' : `from ${from} to `}${to ?? 'none'}${since === null ? '' : `, as of ${since}`}`,
      ),
    ),
  ];
}

const CERTIFICATE_HEAD = [
  'meter',
  'fuel',
  'technology',
  'fed in kWh',
  'claimed by buyers',
  'by neighbours',
  'by the utility',
  'waiting',
  'left over Wh',
];

function certificateRows({ certificates }: MonthReport): string[][] {
  return certificates.map((one) => [
    ...[
      one.meter,
      one.fuel,
      one.technology,
      kwh(one.fedInWh),
      kwh(one.withBuyersWh),
      kwh(one.withNeighboursWh),
    ],
    ...[kwh(one.withUtilityWh), kwh(one.waitingWh), String(one.leftOverWh)],
  ]);
}

/** RFC 4180, with a second table below for certificates. */
export function packCsv(report: MonthReport): string {
  const lines = [
    ['part', 'what', 'value', 'unit'],
    ...packLines(report),
    [],
    CERTIFICATE_HEAD,
    ...certificateRows(report),
  ];
  return csvLines(lines);
}

/** SHA-256 of the CSV: what the page, and whoever publishes it, names. */
export const packHash = (csv: string): string => createHash('sha256').update(csv).digest('hex');

export function packHtml(report: MonthReport): string {
  const lines = packLines(report);
  const parts = [...new Set(lines.map(([part]) => part))];
  const cells = (row: readonly string[], tag = 'td'): string =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const sections = parts.map((part) => {
    const rows = lines
      .filter(([of]) => of === part)
      .map(([, what, value, unit]) => cells([what, value, unit]));
    return `<section><h2>${escaped(TITLES[part] ?? part)}</h2><table>${rows.join('')}</table></section>`;
  });
  const certificates = [
    cells(CERTIFICATE_HEAD, 'th'),
    ...certificateRows(report).map((row) => cells(row)),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Campus Grid ${escaped(report.month)}</title>
<style>
body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
table{border-collapse:collapse;width:100%}td,th{padding:.2rem .6rem .2rem 0;border-bottom:1px solid #ccc;text-align:left}
td:nth-child(n+2){font-variant-numeric:tabular-nums}section{break-inside:avoid}
@media print{body{margin:0;max-width:none;font-size:11px}}
</style></head><body>
<h1>Campus Grid, ${escaped(report.month)}</h1>
${sections.join('\n')}
<section><h2>Certificates: each kWh is claimed once</h2><table>${certificates.join('')}</table></section>
<footer><p>SHA-256 of the CSV: <code>${packHash(packCsv(report))}</code></p></footer>
</body></html>
`;
}

const TITLES: Readonly<Record<string, string>> = {
  month: 'The month',
  energy: 'Energy balance',
  market: 'Prices and volumes',
  savings: 'Savings against the tariff',
  imbalance: 'Imbalance and debts',
  readings: 'Readings',
  participants: 'Participants',
  decisions: 'Decisions of the authorities',
};

/** The pack for a terminal. */
export function packText(report: MonthReport): string {
  let part = '';
  const lines = packLines(report).flatMap(([of, what, value, unit]) => {
    const head = of === part ? [] : [TITLES[of] ?? of];
    part = of;
    return [...head, `  ${what.padEnd(30)} ${value} ${unit}`.trimEnd()];
  });
  const devices = certificateRows(report).map((row) => `  ${row.join('  ')}`);
  return [
    ...lines,
    'Certificates: each kWh is claimed once',
    `  ${CERTIFICATE_HEAD.join('  ')}`,
    ...devices,
  ].join('\n');
}
