import { describe, expect, test } from '@jest/globals';
import {
  consumer,
  HOLDING,
  market,
  nextEpoch,
  passEpochs,
  prosumers,
  TICK,
  workedExample,
} from '../support/market.js';
import '../support/matchers.js';

describe('the runtime API', () => {
  test('proves a clearing: both curves and what came of them', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    workedExample(chain);
    expect(chain.api('TradingApi.auction_proof', epoch)).toBeNull();
    passEpochs(chain);
    const level = (ticks: bigint, energyWh: bigint): object => ({
      price: ticks * TICK,
      energyWh,
      orders: 1,
    });
    expect(chain.api('TradingApi.auction_proof', epoch)).toEqual({
      bids: [level(12n, 5000n), level(10n, 7000n)],
      asks: [level(4n, 1000n), level(10n, 9000n), level(19n, 3000n)],
      result: chain.api('TradingApi.auction_result', epoch),
    });
  });

  test('states an account whose lines sum to what its balance changed by', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    workedExample(chain);
    const expectStatement = (): void => {
      for (const who of [...prosumers, consumer]) {
        const { lines, received, paid, held } = chain.api('TradingApi.statement', who, epoch) as {
          lines: { received: bigint; paid: bigint; held: bigint }[];
          received: bigint;
          paid: bigint;
          held: bigint;
        };
        const sum = lines.reduce(
          (total, line) => total + line.received - line.paid - line.held,
          0n,
        );
        expect(sum).toBe(received - paid - held);
        expect(chain.balance(who)).toBe(HOLDING + sum);
      }
    };
    expectStatement();
    passEpochs(chain);
    expectStatement();
    expect(chain.api('TradingApi.statement', consumer, epoch)).toMatchObject({
      lines: [
        { orderId: 1n, side: 'Buy', energyWh: 5000n, paid: 50n * TICK, held: 0n },
        { orderId: 2n, side: 'Buy', energyWh: 5000n, paid: 50n * TICK, held: 0n },
      ],
    });
  });

  test('knows the rules, the epoch and its gate', () => {
    const chain = market();
    expect(chain.api('TradingApi.parameters', null)).toMatchObject({ horizon: 4, lot: 10n });
    expect(chain.api('TradingApi.epoch_length')).toBe(900_000n);
    const epoch = chain.api('TradingApi.current_epoch') as bigint;
    expect(epoch).toBe((chain.query('Timestamp.Now') as bigint) / 900_000n);
    expect(chain.api('TradingApi.gate_closure', epoch + 1n)).toBe((epoch + 1n) * 900_000n);
    expect(chain.api('TradingApi.phase', epoch + 1n)).toBe('Open');
    expect(chain.api('TradingApi.indicative', epoch + 1n)).toBeNull();
    expect(chain.api('TradingApi.due_epochs')).toEqual([]);
    expect(chain.api('TradingApi.is_clearing_automatic')).toBe(true);
    for (const far of [0n, 2n ** 64n - 1n]) {
      expect(chain.api('TradingApi.book', far)).toMatchObject({ bids: [], asks: [] });
      expect(chain.api('TradingApi.phase', far)).toBe(far ? 'Open' : 'Closed');
    }
  });
});
