/** Users, meters, and the oracle that reads these. */
import { type Instruments, wattHours } from './instruments.js';
import type { Observation, Survey } from './observation.js';

/** How many meters are silent is told for so many epochs: an epoch, an hour, a day. */
const SILENCE = [1, 4, 96];

/** No series per user or meter: there are thousands of them. */
export class CampusMetrics {
  private readonly users;
  private readonly meters;
  private readonly unread;
  private readonly silent;
  private readonly age;
  private readonly operators;
  private readonly answers;
  private readonly requests;
  private readonly requestAge;
  private readonly ended;
  private readonly debt;
  private known = new Set<string>();

  constructor(make: Instruments) {
    this.users = make.gauge('users', 'Registered users', 'type', 'status');
    this.meters = make.gauge('meters', 'Meters in use');
    this.unread = make.gauge('meters_unread', 'Meters in use that were never read');
    this.silent = make.gauge(
      'meters_silent',
      'Meters without a reading for at least so many finished epochs',
      'epochs',
    );
    this.age = make.gauge('oracle_age_seconds', 'Time since the newest epoch that was read');
    this.operators = make.gauge('oracle_operators', 'Operators of the oracle');
    this.answers = make.counter('oracle_operator_answers_total', 'Answers', 'operator');
    this.requests = make.gauge('oracle_requests_open', 'Requests that wait for answers');
    this.requestAge = make.gauge('oracle_request_age_blocks', 'Age of the oldest of them');
    this.ended = make.counter('oracle_requests_total', 'Requests that ended', 'outcome');
    this.debt = make.gauge('oracle_debt_watt_hours', 'GRID that is owed for energy');
  }

  record({ oracle, events }: Observation): void {
    this.requests.set(oracle.openRequests);
    this.requestAge.set(oracle.oldestAge);
    this.debt.set(wattHours(oracle.debt));
    // The chain counts by itself, from its first block on.
    this.ended.reset();
    for (const [outcome, count] of Object.entries(oracle.ended)) this.ended.inc({ outcome }, count);
    for (const { operator } of events) if (operator !== undefined) this.answers.inc({ operator });
  }

  survey({ timestamp, users, operators, silence, newestReading }: Survey): void {
    this.users.reset();
    for (const user of users) this.users.inc({ ...user });
    this.meters.set(silence.length);
    this.unread.set(silence.filter((epochs) => epochs === null).length);
    for (const epochs of SILENCE) {
      this.silent.set(
        { epochs },
        silence.filter((silent) => silent !== null && silent >= epochs).length,
      );
    }
    if (newestReading !== null) this.age.set((timestamp - newestReading) / 1000);
    this.showOperators(operators);
  }

  /** Each has a series, 0 before its first answer; who is no operator any more has none. */
  private showOperators(operators: readonly string[]): void {
    this.operators.set(operators.length);
    for (const operator of this.known) {
      if (!operators.includes(operator)) this.answers.remove({ operator });
    }
    for (const operator of operators) this.answers.inc({ operator }, 0);
    this.known = new Set(operators);
  }
}
