import type { Command } from 'commander';
import { asks, sign, signs, tell, type JobOptions, type SigningOptions } from '../job.js';
import { ACCOUNT, count, nonEmpty } from '../arguments.js';

export function addOrder(program: Command): void {
  const order = program.command('order').summary('sell and buy energy ahead');
  for (const [name, side] of [
    ['sell', 'Sell'],
    ['buy', 'Buy'],
  ] as const) {
    const bound = side === 'Sell' ? 'the least you take' : 'the most you give';
    signs(order.command(name).summary(`${name} energy of a quarter hour to come`))
      .argument('<energy>', '2.5 kWh, or 2500 Wh')
      .argument('<limit>', `${bound}, GRID per kWh: 0.75`)
      .option('--meter <meter>', 'the meter it flows through; the first one unless given', nonEmpty)
      .option('--epoch <number>', 'the quarter hour; the next one unless given', count)
      .action(
        async (
          energy: string,
          limit: string,
          options: SigningOptions & { meter?: string; epoch?: number },
        ) => {
          const { placeIntent } = await import('../../desk/jobs/orders.js');
          const { meter, epoch } = options;
          await sign(options, (desk) => placeIntent(desk, { side, energy, limit, meter, epoch }));
        },
      );
  }
  signs(order.command('cancel').summary('take an order back while its book is open'))
    .argument('<order>', 'its number', count)
    .action(async (id: number, options: SigningOptions) => {
      const { cancelIntent } = await import('../../desk/jobs/orders.js');
      await sign(options, (desk) => cancelIntent(desk, id));
    });
  asks(order.command('list').summary('orders of an account in the quarter hours that are open'))
    .argument('<account>', ACCOUNT)
    .option('--epoch <number>', 'of this quarter hour', count)
    .action(async (who: string, options: JobOptions & { epoch?: number }) => {
      const { ordersAnswer } = await import('../../desk/jobs/orders.js');
      await tell(options, (desk) => ordersAnswer(desk, who, options.epoch));
    });
}

export function addBook(program: Command): void {
  asks(program.command('book').summary('what is offered and asked for in a quarter hour'))
    .argument('[epoch]', 'the next one unless given', count)
    .action(async (epoch: number | undefined, options: JobOptions) => {
      const { bookAnswer } = await import('../../desk/jobs/orders.js');
      await tell(options, (desk) => bookAnswer(desk, epoch));
    });
}
