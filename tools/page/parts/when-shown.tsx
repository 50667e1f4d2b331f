import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Waiting } from './Waiting.js';

/**
 * A component that is loaded when it is first shown; a failure is its parent's to catch. React's own `lazy` holds what has
 * come back for 300 ms once it has shown a fallback: longer than any of these takes.
 */
export function whenShown<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  meanwhile: ReactNode = <Waiting />,
): ComponentType<P> {
  let there: ComponentType<P> | null = null;
  return function Shown(props: P) {
    const [View, setView] = useState<ComponentType<P> | null>(() => there);
    useEffect(() => {
      if (View) return;
      let isOver = false;
      load().then(
        (loaded) => {
          there = loaded.default;
          if (!isOver) setView(() => there);
        },
        (error: unknown) => {
          if (isOver) return;
          setView(() => {
            throw error as Error;
          });
        },
      );
      return () => {
        isOver = true;
      };
    }, [View]);
    return View ? <View {...props} /> : meanwhile;
  };
}
