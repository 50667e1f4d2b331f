import type { Format } from '../../shell/format.js';
import type { Messages } from '../../words/index.js';
import type { Refusal } from './order.js';

/** A refusal before signing, in words. */
export function refusalText(refusal: Refusal, words: Messages['market'], format: Format): string {
  const { refusals } = words;
  switch (refusal.kind) {
    case 'offLot':
      return refusals.offLot(format.kwh(refusal.lotWh, 2));
    case 'offTick':
      return refusals.offTick(format.grid(refusal.tick, 3));
    case 'outside':
      return refusals.outside(
        refusal.lowest === null ? '0' : format.grid(refusal.lowest, 3),
        refusal.highest === null ? '∞' : format.grid(refusal.highest, 3),
      );
    case 'rating':
      return refusals.rating(format.kwh(refusal.leftWh, 2));
    case 'tooMany':
      return refusals.tooMany(format.count(refusal.most));
    case 'tooLittle':
      return refusals.tooLittle(format.grid(refusal.missing, 3));
    default:
      return refusals[refusal.kind];
  }
}
