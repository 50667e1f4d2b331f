import { useWords } from '../words/index.js';
import { Button } from './Button.js';

/** Loads the next page of a list, as long as there is one. */
export function More({ of }: { readonly of: (() => void) | null }) {
  const { staff } = useWords();
  return (
    of && (
      <Button kind="quiet" onClick={of}>
        {staff.more}
      </Button>
    )
  );
}
