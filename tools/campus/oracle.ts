import type { KeyringPair } from '@polkadot/keyring/types';
import { setTimeout as sleep } from 'node:timers/promises';
import { levels as levelsOf, pino } from 'pino';
import { HeadEnd } from './simulation/head-end.js';
import { NodeRpc } from '../node/rpc.js';
import { NodeSocket } from '../node/socket.js';
import { StateAt } from '../node/state.js';
import { accountOf } from '../services/oracle/keys.js';
import { type OracleState, readOracle } from '../services/oracle/oracle-state.js';
import { OperatorService } from '../services/oracle/service.js';
import { operatorAccounts } from './simulation/accounts.js';
import type { CampusQuarter } from './scenario.js';
import type { Chain } from './chain.js';
import type { ReplayMeter } from './simulation/meters.js';
import { MOST_OPERATORS } from './oracle-options.js';
import { UnusableError } from '../support/failure.js';

/** Time that operators have for the work on one block. */
const PATIENCE_MS = 30_000;
const POLL_MS = 2;

/** What a replay has to do with the oracle. */
export interface Oracle {
  /**
   * Ends `epoch` of the chain for the meters, which have counted `quarter` in it, or nothing. From then on the head-end
   * has their registers of this epoch, and of those before it.
   */
  count(epoch: bigint, quarter: CampusQuarter | null): void;
  /** Resolves when the operators have done their work on the newest block. @throws Error if they do not */
  caughtUp(): Promise<void>;
}

/** The campus's head-end and the operators that read it: the services of tools/services/oracle, in this process. */
export class CampusOracle implements Oracle {
  /** The last epoch that is over for the meters; every one that is asked for once the replay is. */
  #over: bigint | null = -1n;

  private constructor(
    private readonly chain: Chain,
    private readonly meters: readonly ReplayMeter[],
    readonly quorum: number,
  ) {}

  private headEnd!: HeadEnd;
  private operators: readonly OperatorService[] = [];

  /** @throws Error if the chain's operators are not the campus's */
  static async start(chain: Chain, meters: readonly ReplayMeter[]): Promise<CampusOracle> {
    const { operators, quorum } = await oracleOf(chain);
    const keys = operatorAccounts(MOST_OPERATORS).filter(({ address }) =>
      operators.includes(address),
    );
    if (keys.length < quorum) {
      throw new Error(
        `a reading takes ${quorum} operators of the chain, of whose keys ${keys.length} are known here`,
      );
    }
    const oracle = new CampusOracle(chain, meters, quorum);
    await oracle.#start(keys);
    return oracle;
  }

  async #start(keys: readonly KeyringPair[]): Promise<void> {
    this.headEnd = await HeadEnd.start({
      meters: this.meters,
      genesisHash: this.chain.api.genesisHash.toHex(),
      port: 0,
      // The meters move on with the replay, whose time is not that of the wall.
      isOver: (epoch) => this.#over === null || epoch <= this.#over,
    });
    const { url } = this.headEnd;
    this.operators = await Promise.all(keys.map((key) => startOperator(this.chain, url, key)));
  }

  get title(): string {
    const { length } = this.operators;
    const operators = `${length} ${length === 1 ? 'operator' : 'operators'}`;
    return `${operators}, quorum ${this.quorum}; head-end ${this.headEnd.url}`;
  }

  /** Where the operators' metrics are. */
  get metricsUrls(): string[] {
    return this.operators.map(({ url }) => `${url}/metrics`);
  }

  count(epoch: bigint, quarter: CampusQuarter | null): void {
    quarter?.forEach((energy, index) => this.meters[index]?.count(epoch, energy));
    this.#over = epoch;
  }

  /** The replay is over: from here on meters show what they have shown last. */
  stayUp(): void {
    this.#over = null;
  }

  caughtUp(): Promise<void> {
    return caughtUp(this.chain, this.operators);
  }

  async stop(): Promise<void> {
    await Promise.all(this.operators.map((operator) => operator.stop()));
    await this.headEnd.stop();
  }
}

/** What LOG_LEVEL says. @throws Error if there is no such level */
function logLevel(): string {
  const level = process.env.LOG_LEVEL ?? 'fatal';
  const levels = [...Object.keys(levelsOf.values), 'silent'];
  if (levels.includes(level)) return level;
  throw new UnusableError(`LOG_LEVEL "${level}" is none of ${levels.join(', ')}`);
}

/** The chain’s oracle, as an operator sees it. */
async function oracleOf({ url }: Chain): Promise<OracleState> {
  const socket = await NodeSocket.open(url);
  try {
    return await readOracle(await StateAt.best(new NodeRpc(socket)));
  } finally {
    socket.close();
  }
}

/** Starts the operator of `account`, which reads the head-end at `headEndUrl`. */
export function startOperator(
  { url }: Chain,
  headEndUrl: string,
  account: KeyringPair,
): Promise<OperatorService> {
  const log = pino({ name: account.address, level: logLevel() });
  return OperatorService.start({ url, headEndUrl, key: accountOf(account), port: 0, log });
}

/** Resolves when `operators` have done their work on the newest block. @throws Error if they do not */
export async function caughtUp(
  { api }: Chain,
  operators: readonly OperatorService[],
): Promise<void> {
  const { number } = await api.rpc.chain.getHeader();
  const newest = number.toNumber();
  const deadline = Date.now() + PATIENCE_MS;
  while (operators.some(({ block }) => block < newest)) {
    if (Date.now() > deadline) {
      const seconds = PATIENCE_MS / 1000;
      throw new Error(
        `an operator did not work on block ${newest} for ${seconds} s; LOG_LEVEL=warn shows why`,
      );
    }
    await sleep(POLL_MS);
  }
}
