import { type AccountFile, fileName } from '../../signing/account-shape.js';

/** Saves an account's file where the browser keeps downloads. */
export function saveFile(file: AccountFile): void {
  const blob = new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: fileName(file) }).click();
  // Some browsers read the file after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
