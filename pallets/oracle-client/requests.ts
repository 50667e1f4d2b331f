/** The life of a request: opened for a meter's last finished epoch, closed by an answer or by time. */
import { blockNumber } from "../../runtime/frame/system/blocks";
import { Errors, Events, Storage } from "../../runtime/generated/oracle_client";
import { AccountId, Box, DispatchResult, ok } from "../../runtime/primitives";
import { meterProfile, ownerOfMeter } from "../registry/meters";
import { MeterId, MeterProfile } from "../registry/schema";
import { currentEpoch } from "../trading/epochs";
import { Epoch } from "../trading/schema";
import { Answer, Constants, EnergyRequest, OracleTotals } from "./schema";

/** The last epoch that is over; null before the end of the first. */
export function finishedEpoch(): Box<Epoch> | null {
  const current = currentEpoch();
  return current ? new Box<Epoch>(current - 1) : null;
}

/** Why `meter`, of `owner` and `profile` if any, is not to be asked for `epoch` now; null when it is. */
export function whyNotDue(
  meter: MeterId,
  owner: AccountId | null,
  profile: MeterProfile | null,
  epoch: u64,
): DispatchResult {
  if (!owner) return Errors.MeterNotAssigned();
  if (!profile) return Errors.MeterNotDescribed();
  const state = Storage.meterStates.get(meter);
  if (state && state.epoch >= epoch) return Errors.AlreadyRead();
  const open = openRequestOf(meter);
  if (!open || open.epoch < epoch) return ok();
  return isOfDevice(open, owner, profile) ? Errors.AlreadyRequested() : ok();
}

/** Whether the meter has the owner and the key that it had when `request` was opened. */
export function isOfDevice(request: EnergyRequest, owner: AccountId, profile: MeterProfile): bool {
  return request.owner.equals(owner) && request.key.equals(profile.key);
}

function openRequestOf(meter: MeterId): EnergyRequest | null {
  const id = Storage.requestOf.get(meter);
  return id ? Storage.requests.get(id.value) : null;
}

/** Opens requests that close in the same block. */
@final
export class Opener {
  private readonly openedAt: u32 = blockNumber();
  private readonly expiresAt: u32;
  private room: u32;

  constructor(
    private readonly totals: OracleTotals,
    lifetime: u32,
  ) {
    this.expiresAt = this.openedAt + lifetime;
    const closing = <u32>Storage.closing.get(this.expiresAt).length;
    this.room = Constants.maxClosingPerBlock - min(closing, Constants.maxClosingPerBlock);
  }

  /** Asks `meter` for `epoch`, if it is due; an open request for an earlier epoch or device gives way. */
  open(meter: MeterId, epoch: u64): DispatchResult {
    const owner = ownerOfMeter(meter);
    const profile = meterProfile(meter);
    const refusal = whyNotDue(meter, owner, profile, epoch);
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
      owner!,
      profile!.key,
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
    const request = Storage.requests.get(ids[i]);
    if (!request) continue;
    close(ids[i], request.meterId);
    expired++;
    Events.requestExpired(ids[i], request.meterId);
  }
  if (expired) noteExpired(expired);
  return ids.length;
}

function noteExpired(count: u64): void {
  const record = Storage.totals.get();
  if (!record) return;
  record.expired += count;
  Storage.totals.put(record);
}
