/**
 * Challenges: what somebody signs to show that an account is theirs. Nothing is kept of those that are given out; they
 * carry all there is to know of them, with a seal that only this process can make.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { expired, Problem, tooMany } from '../problem.js';

/** Time in which a challenge may be answered. */
export const CHALLENGE_MS = 5 * 60_000;
/** Answered challenges that are remembered until they could not be answered any more. */
const MOST_ANSWERED = 20_000;

/** What an application says. */
export interface Applied {
  readonly name: string;
  readonly building: string;
  readonly meter: string | null;
}

export interface Challenge {
  /** Hex of the account's key. */
  readonly account: string;
  /** Its address, as the message has it. */
  readonly address: string;
  readonly genesis: string;
  readonly nonce: string;
  /** Ms since 1970. */
  readonly expiresAt: number;
  /** What is applied for; null to sign in. */
  readonly application: Applied | null;
}

export class Challenges {
  private readonly secret = randomBytes(32);
  /** Nonces of answered ones, with the time until when they count. */
  private readonly answered = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** A new challenge, as it is given out. */
  give(about: Omit<Challenge, 'nonce' | 'expiresAt'>): { token: string; challenge: Challenge } {
    const nonce = randomBytes(16).toString('hex');
    const challenge = { ...about, nonce, expiresAt: this.now() + CHALLENGE_MS };
    const text = Buffer.from(JSON.stringify(challenge)).toString('base64url');
    return { token: `${text}.${this.seal(text).toString('base64url')}`, challenge };
  }

  /** What a challenge that came back says. @throws Problem if it is not of here, was answered, or is too old */
  read(token: string, genesis: string): Challenge {
    const [text = '', seal = ''] = token.split('.');
    const expected = this.seal(text);
    const given = Buffer.from(seal, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw foreign('this service has not given this challenge, or has started anew since');
    }
    const challenge = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Challenge;
    if (challenge.genesis !== genesis) throw foreign('the challenge is of another chain');
    if (challenge.expiresAt <= this.now())
      throw expired('the challenge is too old; ask for another');
    if (this.answered.has(challenge.nonce)) {
      throw expired('the challenge was answered before; ask for another');
    }
    return challenge;
  }

  /** Has a challenge count no more. @throws Problem if too many were answered of late */
  spend({ nonce, expiresAt }: Challenge): void {
    this.forget();
    if (this.answered.size >= MOST_ANSWERED) {
      throw tooMany('too many people sign in at the same time; try again in a minute');
    }
    this.answered.set(nonce, expiresAt);
  }

  /** They were put in by their time. */
  private forget(): void {
    for (const [nonce, until] of this.answered) {
      if (until > this.now()) return;
      this.answered.delete(nonce);
    }
  }

  private seal(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text).digest();
  }
}

const foreign = (message: string): Problem =>
  new Problem(403, 'not_allowed', `${message}; ask for one with POST /v1/session/challenge`);

/** The text that is signed: it says in words what it is good for, and on which chain. */
export function messageOf(challenge: Challenge, until: string): string {
  const { address, genesis, nonce, application } = challenge;
  return [
    application ? 'Campus Grid: I want to take part' : 'Campus Grid: I sign in',
    `Account: ${address}`,
    ...(application
      ? [
          `Name: ${application.name}`,
          `Building: ${application.building}`,
          `Meter: ${application.meter ?? 'not known yet'}`,
        ]
      : []),
    `Chain: ${genesis}`,
    `Until: ${until}`,
    `Number: ${nonce}`,
  ].join('\n');
}
