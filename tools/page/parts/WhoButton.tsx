import { useWords } from '../words/index.js';
import { Button } from './Button.js';

/** Is told where somebody is to be asked who they are. */
export const WHO = 'ask-who';

/** Opens the dialog behind the chip at the top right, where its text would only point. */
export function WhoButton() {
  const { shell } = useWords();
  return (
    <Button kind="quiet" onClick={() => dispatchEvent(new Event(WHO))}>
      {shell.who.choose}
    </Button>
  );
}
