import { useWords } from '../words/index.js';

/** Something is on its way. */
export function Waiting() {
  const { shell } = useWords();
  return (
    <div className="waiting" role="status">
      <i />
      <i />
      <span className="unseen">{shell.loading}</span>
    </div>
  );
}
