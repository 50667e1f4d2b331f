/** The chain's own sentences are English. */
export const errors: Readonly<Record<string, string>> = {};
