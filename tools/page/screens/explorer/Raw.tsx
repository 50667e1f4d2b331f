import { useWords } from '../../words/index.js';

/** What the history says, as it says it. */
export function Raw({ value }: { readonly value: unknown }) {
  const { explorer } = useWords();
  return (
    <details className="small">
      <summary>{explorer.raw}</summary>
      <pre className="raw" tabIndex={0}>
        {JSON.stringify(value, null, 2)?.slice(0, 20_000)}
      </pre>
    </details>
  );
}
