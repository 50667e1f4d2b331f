/** What looking at a proposal has shown. */

/** What else a proposal is compared with. */
export interface Expected {
  /** The file of which it was made: a blob, keys, a tariff. */
  readonly file?: string | undefined;
  /** What parameters it should change, and nothing else: `lot=20`. */
  readonly changes?: readonly string[] | undefined;
  /** The code as it is built here; asked for only where the proposal is of code. */
  readonly build: () => Promise<{ readonly plain: Uint8Array; readonly compressed: Uint8Array }>;
  readonly read: (file: string) => Uint8Array;
}

export interface Findings {
  readonly says: string[];
  readonly checked: string[];
  readonly wrong: string[];
}

export function judge(
  { checked, wrong }: Findings,
  isRight: boolean,
  right: string,
  not: string,
): void {
  if (isRight) checked.push(right);
  else wrong.push(not);
}
