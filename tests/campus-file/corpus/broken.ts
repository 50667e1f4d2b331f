/** What is broken, the file, and what its one line has to have: a place, and a remedy. */
export type Broken<T = string> = readonly [
  name: string,
  content: () => T,
  expected: readonly string[],
];
