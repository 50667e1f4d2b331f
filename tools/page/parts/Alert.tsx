import type { ReactNode } from 'react';
import type { Tone } from './Figure.js';

/** Something that a person should know or do, with what to do about it. */
export function Alert({
  children,
  action,
  tone = 'bad',
}: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: Tone;
}) {
  return (
    <div className={`alert tone-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <span>{children}</span>
      {action}
    </div>
  );
}
