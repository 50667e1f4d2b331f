/** The life of a request: opened for the oldest epoch a meter has not been asked for, closed by an answer or by time. */
import { blockNumber } from "../../runtime/frame/system/blocks";
import { Errors, Events, Storage } from "../../runtime/generated/oracle_client";
import { Box, DispatchResult, ok } from "../../runtime/primitives";
import { mark, release } from "../../runtime/support/memory";
import { meterOf, meterProfile } from "../registry/meters";
import { Meter, MeterId, MeterProfile } from "../registry/schema";
import { currentEpoch, epochLength } from "../trading/epochs";
import { isCleared } from "../trading/schedule";
import { Epoch } from "../trading/schema";
import { Answer, Constants, EnergyRequest, OracleParameters, OracleTotals } from "./schema";

/** The last epoch that is over; null before the end of the first. */
export function finishedEpoch(): Box<Epoch> | null {
  const current = currentEpoch();
  return current ? new Box<Epoch>(current - 1) : null;
}

/** What a meter may be asked for, or why not. */
@final
class NextRequest {
  constructor(
    /** The epoch, where there is no refusal. */
    readonly epoch: Epoch,
    /** Why it is not to be asked. */
    readonly refusal: DispatchResult,
    /** The number of a request that gives way, if there is one. */
    readonly earlier: Box<u64> | null,
  ) {}

  static refused(refusal: DispatchResult): NextRequest {
    return new NextRequest(0, refusal, null);
  }
}

/**
 * The epoch that the meter `id`, of `meter` and `profile` if any, is to be asked for now, when `last` is the last that
 * is over: the oldest not asked for yet, or the last one for a baseline. `length` is that of an epoch, in ms.
 */
export function nextRequest(
  id: MeterId,
  meter: Meter | null,
  profile: MeterProfile | null,
  last: Epoch,
  length: u64,
): NextRequest {
  if (!meter) return NextRequest.refused(Errors.MeterNotAssigned());
  if (!profile) return NextRequest.refused(Errors.MeterNotDescribed());
  if (!isRead(meter, last, length)) return NextRequest.refused(Errors.MeterTooNew());
  const state = Storage.meterStates.get(id);
  let epoch = last;
  if (state && isRead(meter, state.epoch, length)) {
    const oldest = last - min(last, Constants.maxEpochsBack - 1);
    epoch = max(state.next, oldest);
    if (epoch > last) return NextRequest.refused(Errors.AlreadyRead());
  }
  const openId = Storage.requestOf.get(id);
  const open = openId ? Storage.requests.get(openId.value) : null;
  // One from before the meter's assignment, or of its earlier device, can no longer be answered.
  if (open && isRead(meter, open.epoch, length)) {
    return NextRequest.refused(Errors.AlreadyRequested());
  }
  if (!isCleared(epoch)) return NextRequest.refused(Errors.BookNotCleared());
  return new NextRequest(epoch, null, openId);
}

/**
 * Whether `epoch` ends within the meter's assignment and with the device it has now. Epochs are read once they are
 * over, so a reading of such an epoch cannot have been taken before the assignment: it is of this owner and device. `length` is that of an epoch, in ms.
 */
export function isRead(meter: Meter, epoch: Epoch, length: u64): bool {
  return epoch >= meter.since / length;
}

/** Opens requests that close in the same block. */
@final
export class Opener {
  private readonly openedAt: u32 = blockNumber();
  private readonly length: u64 = epochLength();
  private readonly expiresAt: u32;
  private room: u32;

  constructor(
    private readonly totals: OracleTotals,
    private readonly rules: OracleParameters,
  ) {
    this.expiresAt = this.openedAt + rules.requestLifetime;
    const closing = <u32>Storage.closing.get(this.expiresAt).length;
    this.room = Constants.maxClosingPerBlock - min(closing, Constants.maxClosingPerBlock);
  }

  /** Asks `meter` for the oldest epoch that it is due for, when `last` is the last that is over. */
  open(meter: MeterId, last: Epoch): DispatchResult {
    const due = nextRequest(meter, meterOf(meter), meterProfile(meter), last, this.length);
    if (due.refusal) return due.refusal;
    if (!this.room) return Errors.TooManyRequests();
    this.room--;
    const epoch = due.epoch;
    const earlier = due.earlier;
    if (earlier) this.supersede(earlier.value, meter);
    const id = this.totals.requests++;
    const request = new EnergyRequest(
      meter,
      epoch,
      this.openedAt,
      this.expiresAt,
      this.rules.quorum,
      new Array<Answer>(),
    );
    Storage.requests.insert(id, request);
    Storage.requestOf.insert(meter, id);
    Storage.closing.append(this.expiresAt, id);
    Events.requestOpened(id, meter, epoch, this.expiresAt);
    return ok();
  }

  private supersede(earlier: u64, meter: MeterId): void {
    close(earlier, meter);
    this.totals.superseded++;
    Events.requestSuperseded(earlier, meter);
  }
}

/** Takes a request away; its number stays in the list of its last block. */
export function close(id: u64, meter: MeterId): void {
  Storage.requests.remove(id);
  Storage.requestOf.remove(meter);
}

/** Closes what nobody has answered by `block`; returns how many requests the block's list had. */
export function expire(block: u32): u32 {
  const ids = Storage.closing.take(block);
  if (!ids.length) return 0;
  let expired: u64 = 0;
  for (let i = 0; i < ids.length; i++) {
    const before = mark();
    if (expireRequest(ids[i])) expired++;
    release(before);
  }
  if (expired) noteExpired(expired);
  return ids.length;
}

/** Has the meter asked for the epoch behind one that nobody has answered for. */
function moveOn(request: EnergyRequest): void {
  const state = Storage.meterStates.get(request.meterId);
  if (!state || state.next > request.epoch) return;
  state.next = request.epoch + 1;
  Storage.meterStates.insert(request.meterId, state);
}

/** Closes a request; false when it has been answered. */
function expireRequest(id: u64): bool {
  const request = Storage.requests.get(id);
  if (!request) return false;
  close(id, request.meterId);
  moveOn(request);
  Events.requestExpired(id, request.meterId);
  return true;
}

function noteExpired(count: u64): void {
  const record = Storage.totals.get();
  if (!record) return;
  record.expired += count;
  Storage.totals.put(record);
}
