import type { ReactNode } from 'react';

/** The three meanings of colour, and what needs a person. */
export type Tone = 'sun' | 'near' | 'grid' | 'bad';

/** One number with its name above and what it is made of below. */
export function Figure({
  tone,
  name,
  value,
  about,
}: {
  readonly tone: Tone;
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly about?: ReactNode;
}) {
  return (
    <div className={`card figure tone-${tone}`}>
      <span className="about">{name}</span>
      <span className="value">{value}</span>
      <span className="about">{about}</span>
    </div>
  );
}
