/** What account files look like, without what opens them: small, as the shell knows which accounts there are. */

/** The file, as JSON. */
export interface AccountFile {
  readonly address: string;
  /** Base64 of salt (32), N, p and r (u32 each), nonce (24), tag (16) and the encrypted pair. */
  readonly encoded: string;
  readonly encoding: {
    readonly content: readonly string[];
    readonly type: readonly string[];
    readonly version: string;
  };
  readonly meta: {
    readonly name?: string;
    readonly whenCreated?: number;
    readonly genesisHash?: string | null;
  };
}

/** Whether `value` has the shape of a file; what is inside `partsOf` says. */
export function isAccountFile(value: unknown): value is AccountFile {
  const file = value as Partial<AccountFile> | null;
  const encoding = file?.encoding;
  return (
    typeof file?.address === 'string' &&
    typeof file.encoded === 'string' &&
    encoding?.version === '3' &&
    isList(encoding.content, ['pkcs8', 'sr25519']) &&
    isList(encoding.type, ['scrypt', 'xsalsa20-poly1305']) &&
    typeof file.meta === 'object' &&
    file.meta !== null
  );
}

/** What a file is called when it is saved. */
export function fileName(file: AccountFile): string {
  return `${file.address}.json`;
}

function isList(value: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(value) && value.join() === wanted.join();
}
