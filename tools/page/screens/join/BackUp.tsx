/** Reminds of an account that is nowhere but in this browser. */
import { Alert, Button } from '../../parts/index.js';
import { accounts } from '../../signing/accounts.js';
import type { AccountFile } from '../../signing/account-shape.js';
import { useWords } from '../../words/index.js';
import { saveFile } from './save-file.js';

export function BackUp({ file }: { readonly file: AccountFile }) {
  const { join } = useWords();
  return (
    <Alert
      tone="sun"
      action={
        <Button
          kind="quiet"
          onClick={() => {
            saveFile(file);
            accounts.backUp(file.address);
          }}
        >
          {join.backUp.save}
        </Button>
      }
    >
      {join.backUp.text}
    </Alert>
  );
}
