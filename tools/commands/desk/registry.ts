import { type Command, Option } from 'commander';
import type {
  KeyScheme,
  MeterClass,
  UserType,
} from '../../../node-config/generated/genesis-config.js';
import { asks, sign, signs, tell, type JobOptions, type SigningOptions } from '../job.js';
import { ACCOUNT, METER, countFrom } from '../arguments.js';

const MOST_WATTS = 10_000_000;

export function addUser(program: Command): void {
  const user = program.command('user').summary('list, register, suspend and readmit users');
  asks(user.command('list').summary('all users')).action(async (options: JobOptions) => {
    const { usersAnswer } = await import('../../desk/jobs/users.js');
    await tell(options, usersAnswer);
  });
  asks(user.command('show').summary('one user'))
    .argument('<account>', ACCOUNT)
    .action(async (who: string, options: JobOptions) => {
      const { userAnswer } = await import('../../desk/jobs/users.js');
      await tell(options, (desk) => userAnswer(desk, who));
    });
  signs(user.command('register').summary('let an account trade (admin)'))
    .argument('<account>', ACCOUNT)
    .addOption(
      new Option('--type <type>', 'sells and buys, or only buys')
        .choices(['Prosumer', 'Consumer'] satisfies UserType[])
        .default('Prosumer'),
    )
    .option('--location <text>', 'where it is, at most 256 bytes', '')
    .action(async (who: string, options: SigningOptions & { type: string; location: string }) => {
      const { registerIntent } = await import('../../desk/jobs/users.js');
      await sign(options, (desk) => registerIntent(desk, who, options.type, options.location));
    });
  const changes = [
    ['suspend', 'Suspended', 'keep a user from trading (admin)'],
    ['readmit', 'Active', 'let a user trade again (admin)'],
    ['retire', 'Inactive', 'end the part of a user (admin)'],
  ] as const;
  for (const [name, status, summary] of changes) {
    signs(user.command(name).summary(summary))
      .argument('<account>', ACCOUNT)
      .action(async (who: string, options: SigningOptions) => {
        const { statusIntent } = await import('../../desk/jobs/users.js');
        await sign(options, (desk) => statusIntent(desk, who, status));
      });
  }
}

interface DeviceOptions extends SigningOptions {
  readonly key: string;
  readonly scheme: KeyScheme;
  readonly watts: number;
  readonly class: MeterClass;
}

const device = (command: Command): Command =>
  signs(command)
    .argument('<meter>', METER)
    .requiredOption(
      '--key <key>',
      'the key that signs its readings: 0x…, or //Name//Meter on a development chain',
    )
    .addOption(
      new Option('--scheme <scheme>', 'of that key')
        .choices(['Ed25519', 'Sr25519', 'Ecdsa'] satisfies KeyScheme[])
        .default('Ed25519'),
    )
    .requiredOption('--watts <number>', 'the most power it measures', countFrom(1, MOST_WATTS))
    .addOption(
      new Option('--class <class>', 'which way energy flows')
        .choices(['Consumption', 'Generation', 'Bidirectional'] satisfies MeterClass[])
        .default('Bidirectional'),
    );

const deviceOf = ({ key, scheme, watts, class: meterClass }: DeviceOptions) => ({
  key,
  scheme,
  watts,
  meterClass,
});

export function addMeter(program: Command): void {
  const meter = program.command('meter').summary('list, assign, describe and exchange meters');
  asks(meter.command('list').summary('all meters, and when they were read')).action(
    async (options: JobOptions) => {
      const { metersAnswer } = await import('../../desk/jobs/meters.js');
      await tell(options, metersAnswer);
    },
  );
  asks(meter.command('show').summary('one meter'))
    .argument('<meter>', METER)
    .action(async (id: string, options: JobOptions) => {
      const { meterAnswer } = await import('../../desk/jobs/meters.js');
      await tell(options, (desk) => meterAnswer(desk, id));
    });
  signs(meter.command('assign').summary('give a meter to a user (admin)'))
    .argument('<meter>', METER)
    .argument('<account>', ACCOUNT)
    .action(async (id: string, who: string, options: SigningOptions) => {
      const { assignIntent } = await import('../../desk/jobs/meters.js');
      await sign(options, (desk) => assignIntent(desk, id, who));
    });
  signs(meter.command('unassign').summary('take a meter from its user (admin)'))
    .argument('<meter>', METER)
    .action(async (id: string, options: SigningOptions) => {
      const { unassignIntent } = await import('../../desk/jobs/meters.js');
      await sign(options, (desk) => unassignIntent(desk, id));
    });
  device(meter.command('describe').summary('say what device a meter is (admin)')).action(
    async (id: string, options: DeviceOptions) => {
      const { describeIntent } = await import('../../desk/jobs/meters.js');
      await sign(options, (desk) => describeIntent(desk, id, deviceOf(options)));
    },
  );
  device(meter.command('exchange').summary('replace the device of a meter (admin)'))
    .requiredOption(
      '--final-import <Wh>',
      'what the old device’s import register showed last',
      countFrom(0),
    )
    .requiredOption('--final-export <Wh>', 'and its export register', countFrom(0))
    .action(
      async (id: string, options: DeviceOptions & { finalImport: number; finalExport: number }) => {
        const { exchangeIntent } = await import('../../desk/jobs/meters.js');
        const final = {
          importWh: BigInt(options.finalImport),
          exportWh: BigInt(options.finalExport),
        };
        await sign(options, (desk) => exchangeIntent(desk, id, deviceOf(options), final));
      },
    );
}
