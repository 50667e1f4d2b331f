/** What can go wrong between a meter and the chain, at the throw of a switch. */

/** The switches of the head-end simulator, each with what it does. */
export const FAULTS = {
  'missing-interval': 'has no reading of the epoch (404)',
  'repeated-sequence': 'shows the sequence number of the epoch before',
  'falling-register': 'shows half of its export register',
  tenfold: 'shows ten times what its registers count',
  'night-phantom': 'counts 16 Wh of export per epoch that nobody made',
  'wrong-key': 'signs with a key that is not the meter’s',
  'clock-skew': 'says the reading is of the next epoch',
  'http-500': 'fails',
  slow: 'answers after 30 s',
  html: 'answers with a web page',
  huge: 'answers with 8 MB',
  'wrong-unit': 'answers in kWh',
  nan: 'answers with registers that are no numbers',
} as const;

export type Fault = keyof typeof FAULTS;

export function isFault(text: unknown): text is Fault {
  return typeof text === 'string' && Object.hasOwn(FAULTS, text);
}

/** The phantom energy of one meter: a register never forgets what it has counted. */
export class Phantom {
  private static readonly WH_PER_EPOCH = 16n;
  private counted = 0n;
  private since: bigint | null = null;
  private latest = 0n;

  /** Switches on, from the first epoch that is read from now on, or off. */
  constructor(private isOn = false) {}

  switch(on: boolean): void {
    if (!on && this.since !== null) this.counted = this.at(this.latest);
    this.isOn = on;
    this.since = null;
  }

  /** What the register shows too much at the end of `epoch`. */
  at(epoch: bigint): bigint {
    if (this.isOn) this.since ??= epoch - 1n;
    if (epoch > this.latest) this.latest = epoch;
    if (this.since === null || epoch < this.since) return this.counted;
    return this.counted + (epoch - this.since) * Phantom.WH_PER_EPOCH;
  }
}
