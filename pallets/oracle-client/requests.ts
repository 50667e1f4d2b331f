/** The life of a request: opened for a meter's last finished epoch, closed by an answer or by time. */
import { blockNumber } from "../../runtime/frame/system/blocks";
import { Errors, Events, Storage } from "../../runtime/generated/oracle_client";
import { Box, DispatchResult, ok } from "../../runtime/primitives";
import { mark, release } from "../../runtime/support/memory";
import { meterOf, meterProfile } from "../registry/meters";
import { Meter, MeterId, MeterProfile } from "../registry/schema";
import { currentEpoch, epochLength } from "../trading/epochs";
import { Epoch } from "../trading/schema";
import { Answer, Constants, EnergyRequest, OracleParameters, OracleTotals } from "./schema";

/** The last epoch that is over; null before the end of the first. */
export function finishedEpoch(): Box<Epoch> | null {
  const current = currentEpoch();
  return current ? new Box<Epoch>(current - 1) : null;
}

/**
 * Why the meter `id`, of `meter` and `profile` if any, is not to be asked for `epoch` now; null when it is.
 * `length` is that of an epoch, in ms.
 */
export function whyNotDue(
  id: MeterId,
  meter: Meter | null,
  profile: MeterProfile | null,
  epoch: Epoch,
  length: u64,
): DispatchResult {
  if (!meter) return Errors.MeterNotAssigned();
  if (!profile) return Errors.MeterNotDescribed();
  if (!isRead(meter, epoch, length)) return Errors.MeterTooNew();
  const state = Storage.meterStates.get(id);
  if (state && state.epoch >= epoch) return Errors.AlreadyRead();
  const open = openRequestOf(id);
  return open && open.epoch >= epoch ? Errors.AlreadyRequested() : ok();
}

/**
 * Whether `epoch` ends within the meter's assignment and with the device it has now. Epochs are read once they are
 * over, so a reading of such an epoch cannot have been taken before the assignment: it is of this owner and device. `length` is that of an epoch, in ms.
 */
export function isRead(meter: Meter, epoch: Epoch, length: u64): bool {
  return epoch >= meter.since / length;
}

function openRequestOf(meter: MeterId): EnergyRequest | null {
  const id = Storage.requestOf.get(meter);
  return id ? Storage.requests.get(id.value) : null;
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

  /** Asks `meter` for `epoch`, if it is due; an open request for an earlier epoch gives way. */
  open(meter: MeterId, epoch: u64): DispatchResult {
    const refusal = whyNotDue(meter, meterOf(meter), meterProfile(meter), epoch, this.length);
    if (refusal) return refusal;
    if (!this.room) return Errors.TooManyRequests();
    this.room--;
    this.supersede(meter);
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

  private supersede(meter: MeterId): void {
    const earlier = Storage.requestOf.get(meter);
    if (!earlier) return;
    close(earlier.value, meter);
    this.totals.superseded++;
    Events.requestSuperseded(earlier.value, meter);
  }
}

/** Takes a request away; its number stays in the list of its last block. */
export function close(id: u64, meter: MeterId): void {
  Storage.requests.remove(id);
  Storage.requestOf.remove(meter);
}

/** Closes what nobody has answered by `block`; returns how many requests the block's list had. */
export function expire(block: u32): u32 {
  const ids = Storage.closing.get(block);
  if (!ids.length) return 0;
  Storage.closing.remove(block);
  let expired: u64 = 0;
  for (let i = 0; i < ids.length; i++) {
    const before = mark();
    if (expireRequest(ids[i])) expired++;
    release(before);
  }
  if (expired) noteExpired(expired);
  return ids.length;
}

/** Closes a request; false when it has been answered. */
function expireRequest(id: u64): bool {
  const request = Storage.requests.get(id);
  if (!request) return false;
  close(id, request.meterId);
  Events.requestExpired(id, request.meterId);
  return true;
}

function noteExpired(count: u64): void {
  const record = Storage.totals.get();
  if (!record) return;
  record.expired += count;
  Storage.totals.put(record);
}
