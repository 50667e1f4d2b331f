import { type ReactNode, useId } from 'react';

/** A box with a heading that is a region of the page. */
export function Card({
  title,
  note,
  children,
  className = '',
}: {
  readonly title: ReactNode;
  /** What stands beside the heading: a unit, a time, a state. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <div className="note">{note}</div>}
      </header>
      {children}
    </section>
  );
}
