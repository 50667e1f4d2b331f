import { THIN, useFormat } from '../shell/format.js';

/** A space as thin, at which a line may end. */
const BREAKING = '\u2009';

/** GRID to the last digit, in a table: on a phone it ends its lines between threes. */
export function Exact({ units }: { readonly units: bigint }) {
  const format = useFormat();
  return <span className="exact">{format.exact(units).replaceAll(THIN, BREAKING)}</span>;
}
