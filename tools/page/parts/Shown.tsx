import type { ReactNode } from 'react';
import type { Loaded } from '../data/loaded.js';
import { useFormat } from '../shell/format.js';
import { useWords } from '../words/index.js';
import { Alert } from './Alert.js';
import { Button } from './Button.js';
import { Waiting } from './Waiting.js';

/**
 * What was loaded, in each of the states that it can be in: loading, failed, empty, stale and fresh. What was there once
 * stays and says how old it is.
 */
export function Shown<T>({
  of,
  isEmpty = () => false,
  empty,
  children,
}: {
  readonly of: Loaded<T>;
  readonly isEmpty?: (value: T) => boolean;
  /** What stands there while there is nothing. */
  readonly empty?: ReactNode;
  readonly children: (value: T) => ReactNode;
}) {
  const words = useWords();
  const format = useFormat();
  const { value, failure, at, retry } = of;
  if (value === undefined) {
    if (failure) {
      return (
        <Alert
          action={
            <Button kind="quiet" onClick={retry}>
              {words.shell.retry}
            </Button>
          }
        >
          {words.failures[failure.kind]}
        </Alert>
      );
    }
    return <Waiting />;
  }
  return (
    <>
      {failure && (
        <p className="small muted" role="status">
          {words.failures[failure.kind]} {words.shell.asOf(format.clock(at))}{' '}
          <button type="button" className="button link" onClick={retry}>
            {words.shell.retry}
          </button>
        </p>
      )}
      {isEmpty(value) ? <p className="empty">{empty ?? words.shell.nothing}</p> : children(value)}
    </>
  );
}
