/** What a look at a node comes to. */

export type Status = 'ok' | 'warning' | 'failure';

/** A status, and one line for people. */
export type Verdict = [status: Status, message: string];

export interface Finding {
  /** `genesis`, `peers`, …: names that monitors may rely on. */
  check: string;
  status: Status;
  /** One line for people. */
  message: string;
}

/** Looks, one after the other; one that cannot be made is a failure with its reason. */
export async function look(checks: Record<string, () => Promise<Verdict>>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [check, examine] of Object.entries(checks)) {
    const [status, message] = await examine().catch((error: unknown): Verdict => [
      'failure',
      (error as Error).message,
    ]);
    findings.push({ check, status, message });
  }
  return findings;
}

/** 0: healthy; 1: something failed; 2: warnings only. */
export function exitCode(findings: readonly Finding[]): number {
  if (findings.some(({ status }) => status === 'failure')) return 1;
  return findings.some(({ status }) => status === 'warning') ? 2 : 0;
}
