import { type ReactNode, useLayoutEffect, useId, useRef } from 'react';
import { useWords } from '../words/index.js';

/** The browser's own modal dialog: focus stays inside, Escape closes. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const words = useWords();
  // Closed while it still stands in the document, it gives the focus back to what opened it.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="body">
        <div className="head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="close" aria-label={words.shell.close} onClick={onClose}>
            ×
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
