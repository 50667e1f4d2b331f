import { UnusableError } from '../support/failure.js';

/** What buildings know of the quarter hour that they order, or that they order nothing. */
export const MODES = ['none', 'perfect', 'forecast'] as const;
export type Mode = (typeof MODES)[number];

/** How a mode is called in tables. */
export const MODE_NAMES: Readonly<Record<Mode, string>> = {
  none: 'pool alone',
  perfect: 'perfect + pool',
  forecast: 'forecasts + pool',
};

/** What it means. */
export const MODE_TEXTS: Readonly<Record<Mode, string>> = {
  none: 'none: what meets in a quarter hour is shared in the pool',
  perfect: 'by perfect foresight, a quarter hour ahead',
  forecast: 'by forecasts from what the meters have shown, a quarter hour ahead',
};

/** Which modes are to be replayed. */
export interface ModeOptions {
  /** What buildings know when they order; their forecasts unless given. */
  readonly foresight?: Exclude<Mode, 'none'> | undefined;
  /** False where nobody orders anything. */
  readonly orders?: boolean | undefined;
  /** All modes, one after the other. */
  readonly compare?: boolean | undefined;
  /** False where nothing is replayed. */
  readonly replay?: boolean | undefined;
  readonly node?: boolean | undefined;
  readonly url?: string | undefined;
}

/** The modes in the order of their replays. @throws Error saying which options exclude each other */
export function modesOf({
  foresight,
  orders,
  compare,
  replay,
  node,
  url,
}: ModeOptions): readonly Mode[] {
  if (orders === false && foresight !== undefined) {
    throw new UnusableError('--no-orders leaves nothing to foresee: leave --foresight out');
  }
  if (!compare) return [orders === false ? 'none' : (foresight ?? 'forecast')];
  if (orders === false || foresight !== undefined || replay === false) {
    throw new UnusableError(
      '--compare replays every mode: leave --foresight, --no-orders and --no-replay out',
    );
  }
  if (node || url !== undefined) {
    throw new UnusableError(
      '--compare takes a new chain per mode, which is the embedded one: leave --node and --url out',
    );
  }
  return MODES;
}
