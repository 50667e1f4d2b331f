import { useWords } from '../words/index.js';

/** Saves text as a file that this browser makes itself. `name` has its ending. */
export function Download({
  name,
  textOf,
  children,
}: {
  readonly name: string;
  readonly textOf: () => string;
  readonly children?: string;
}) {
  const words = useWords();
  return (
    <button
      type="button"
      className="chip"
      onClick={() => {
        const url = URL.createObjectURL(new Blob([textOf()], { type: 'text/csv;charset=utf-8' }));
        const link = Object.assign(document.createElement('a'), { href: url, download: name });
        link.click();
        // Some browsers read the file after the click.
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
      }}
    >
      {children ?? words.shell.csv}
    </button>
  );
}
