/** A load as a table, and as JSON to be committed. */
import Table from 'cli-table3';
import { type ImportedBlock, heaviestOf } from './import.js';
import type { LoadResult, Loaded } from './measure.js';

/** One column for each kind of transaction. */
export function loadTable(result: LoadResult): string {
  const { slot, nodes, orders, transfers, clearing, imports } = result;
  const head = [`${nodes} node${nodes > 1 ? 's' : ''}, ${slot / 1000} s blocks`];
  const table = new Table({
    head: [...head, 'orders', 'transfers'],
    style: { head: [], border: [] },
  });
  const kinds = [orders, transfers];
  const row = (label: string, cell: (of: Loaded) => string | number): void => {
    table.push([label, ...kinds.map(cell)]);
  };
  row('per second', ({ rate, perTransaction }) => (rate.perSecond * perTransaction).toFixed(0));
  row('in a transaction', ({ perTransaction }) => perTransaction);
  row('of', ({ rate }) => `${rate.blocks} blocks${rate.isOfFullBlocks ? ', full ones' : ''}`);
  row('transactions offered', (of) => `${of.offered} (${of.offeredPerSecond.toFixed(0)}/s)`);
  row('accepted', ({ accepted }) => accepted);
  row('included', ({ included }) => included);
  row('final', ({ final }) => final);
  row('failed', ({ failed }) => failed);
  row('lost', ({ lost }) => lost);
  for (const stage of ['accepted', 'included', 'final'] as const) {
    row(`${stage}, s: 50, 90, 99 %, most`, ({ latency }) => {
      const of = latency[stage];
      return of ? [of.p50, of.p90, of.p99, of.max].map(seconds).join('  ') : '';
    });
  }
  row('finality lag, blocks', ({ lag }) => `${lag.mean.toFixed(1)}, ${lag.most} at most`);
  for (const name of Object.keys(orders.use)) {
    row(`${name}: processors, memory`, ({ use }) => {
      const of = use[name];
      return of ? `${of.cores.toFixed(2)}, ${(of.memory / 1e6).toFixed(0)} MB` : '';
    });
  }
  if (imports) {
    row('execution, of what is booked', ({ what }) => shareOf(imports[what]));
  }
  row('bottleneck', ({ bottleneck }) => bottleneck);
  table.push(['clearing after the gate', `${clearing.blocks} blocks, ${clearing.seconds} s`, '']);
  const reasons = kinds.map(({ what, because }) => `${what}: ${because}`);
  return [table.toString(), ...reasons, ...kinds.flatMap(refusals)].join('\n');
}

function shareOf(blocks: readonly ImportedBlock[]): string {
  const worst = heaviestOf(blocks);
  if (!worst) return '';
  const share = `${Math.round((100 * worst.ms) / worst.booked)} %`;
  return `${share} at most: ${worst.ms.toFixed(0)} of ${worst.booked.toFixed(0)} ms`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

function refusals({ what, refusals }: Loaded): string[] {
  return Object.entries(refusals).map(([reason, count]) => `${what}: ${count} refused: ${reason}`);
}
