/** Listening to new final blocks and new epochs. */
import type { StreamEvent } from './schema.js';

type EventOf<K extends StreamEvent['kind']> = Extract<StreamEvent, { kind: K }>;

export interface StreamHandlers {
  /** The connection stands, for the first time or again. */
  hello?(event: EventOf<'hello'>): void;
  block?(event: EventOf<'block'>): void;
  epoch?(event: EventOf<'epoch'>): void;
  /** The connection is lost; it is tried again by itself. */
  lost?(): void;
}

export interface HistoryStream {
  close(): void;
}

/** Listens until it is closed. `EventSource` is the browser's, and connects again by itself. */
export function listen(handlers: StreamHandlers, baseUrl = ''): HistoryStream {
  const source = new EventSource(`${baseUrl}/v1/stream`);
  const on = <K extends StreamEvent['kind']>(
    kind: K,
    handle?: (event: EventOf<K>) => void,
  ): void => {
    if (!handle) return;
    source.addEventListener(kind, ({ data }: MessageEvent<string>) =>
      handle(JSON.parse(data) as EventOf<K>),
    );
  };
  on('hello', (event) => handlers.hello?.(event));
  on('block', (event) => handlers.block?.(event));
  on('epoch', (event) => handlers.epoch?.(event));
  source.onerror = () => handlers.lost?.();
  return { close: () => source.close() };
}
