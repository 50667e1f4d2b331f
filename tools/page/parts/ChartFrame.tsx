import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useWords } from '../words/index.js';

/** How far a key moves the cursor among `count` points. */
function moved(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(count - 1, at + 10);
    case 'PageUp':
      return Math.max(0, at - 10);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/**
 * A chart that can be read without seeing it: it has a name, a cursor that the arrow keys move and whose point is said,
 * and a table behind it.
 *
 * @param children draws with the cursor's place, or null while there is none; `point` moves it for a pointer
 */
export function ChartFrame({
  name,
  count,
  readingOf,
  table,
  start = 0,
  children,
}: {
  /** What it shows, in a sentence. */
  readonly name: string;
  readonly count: number;
  /** What one point says. */
  readonly readingOf: (at: number) => string;
  readonly table?: ReactNode;
  /** Where the cursor begins. */
  readonly start?: number;
  readonly children: (cursor: number | null, point: (at: number | null) => void) => ReactNode;
}) {
  const words = useWords();
  const id = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const shown = cursor === null || count === 0 ? null : Math.min(cursor, count - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return setCursor(null);
    const next = moved(event.key, cursor ?? start - 1, count);
    if (next === null || count === 0) return;
    event.preventDefault();
    setCursor(next);
  };
  return (
    <figure className="chart">
      <div
        role="group"
        tabIndex={0}
        aria-label={name}
        aria-describedby={`${id}-reading`}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
        onPointerLeave={() => setCursor(null)}
      >
        {children(shown, setCursor)}
      </div>
      <p className="reading" id={`${id}-reading`} aria-live="polite">
        {shown === null ? '' : readingOf(shown)}
      </p>
      {table && (
        <details>
          <summary>{words.shell.table}</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
