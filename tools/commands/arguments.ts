/** How commands read what they are given. */
import { InvalidArgumentError } from 'commander';

export function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number.');
}

/** @throws InvalidArgumentError unless `text` is a port; 0 stands for any free one */
export function portNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value < 65_536) return value;
  throw new InvalidArgumentError('a port is a number from 0 to 65535');
}

/** `ws://127.0.0.1:9944` */
export function webSocketUrl(text: string): string {
  if (/^wss?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('expected an address like ws://127.0.0.1:9944.');
}
