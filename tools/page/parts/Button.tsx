import type { ReactNode } from 'react';

/** Does something. One that cannot just now stays reachable and says why through `about`. */
export function Button({
  children,
  onClick,
  kind = 'main',
  type = 'button',
  isOff = false,
  about,
}: {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly kind?: 'main' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly isOff?: boolean;
  /** The id of the text that says why it is off. */
  readonly about?: string;
}) {
  return (
    <button
      type={type}
      className={`button ${kind === 'quiet' ? 'quiet' : ''}`}
      aria-disabled={isOff || undefined}
      aria-describedby={about}
      onClick={(event) => {
        if (!isOff) onClick?.();
        else event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}

/** A button in running text. */
export function LinkButton({
  children,
  onClick,
}: {
  readonly children: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="button link" onClick={onClick}>
      {children}
    </button>
  );
}
