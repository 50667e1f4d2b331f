/** Judging what operators report, and acting on it once enough of them have. */
import { genesisHash } from "../../runtime/frame/system/blocks";
import { Errors, Events, Storage } from "../../runtime/generated/oracle_client";
import { AccountId, DispatchResult, ok } from "../../runtime/primitives";
import { meterOf, meterProfile } from "../registry/meters";
import { MeterProfile } from "../registry/schema";
import { epochLength } from "../trading/epochs";
import { operatorIn, operators, valid } from "./operators";
import { parameters } from "./parameters";
import { isGenuine, isPlausible } from "./reading";
import { close, isRead } from "./requests";
import { Answer, EnergyRequest, MeterReading, MeterState } from "./schema";
import { Agreed, setBaseline, settle } from "./settlement";
import { totals } from "./totals";

/** Takes the answer of `signer` to request `id`; the one that completes the quorum settles. */
export function answer(signer: AccountId, id: u64, reading: MeterReading): DispatchResult {
  const list = operators();
  const operator = operatorIn(list, signer);
  if (!operator) return Errors.OperatorRequired();
  const request = Storage.requests.get(id);
  if (!request) return id < totals().requests ? Errors.RequestClosed() : Errors.UnknownRequest();
  // Whoever was removed since has no say, nor has what it reported before it came back.
  request.answers = valid(request.answers, list);
  if (hasAnswered(request, signer)) return Errors.AlreadyAnswered();
  if (!reading.meterId.equals(request.meterId)) return Errors.MeterMismatch();
  if (reading.epoch != request.epoch) return Errors.EpochMismatch();
  const meter = meterOf(request.meterId);
  if (!meter) return Errors.MeterNotAssigned();
  const profile = meterProfile(request.meterId);
  if (!profile) return Errors.MeterNotDescribed();
  const length = epochLength();
  if (!isRead(meter, request.epoch, length)) return Errors.MeterChanged();
  const known = Storage.meterStates.get(request.meterId);
  const isFirst = !known || !isRead(meter, known.epoch, length);
  if (known && !isFirst) {
    const refusal = compare(reading, known, profile, length);
    if (refusal) return refusal;
  }
  if (!isGenuine(reading, profile, genesisHash())) return Errors.BadSignature();
  request.answers.push(
    new Answer(signer, operator.term, reading.sequence, reading.importWh, reading.exportWh),
  );
  Events.answerReceived(id, signer, request.answers.length);
  if (<u32>request.answers.length >= request.quorum) {
    return conclude(id, request, meter.owner, known, isFirst);
  }
  Storage.requests.insert(id, request);
  return ok();
}

function hasAnswered(request: EnergyRequest, operator: AccountId): bool {
  for (let i = 0; i < request.answers.length; i++) {
    if (request.answers[i].operator.equals(operator)) return true;
  }
  return false;
}

/** What is wrong with `reading` after the last one of the same device; null when nothing is. */
function compare(
  reading: MeterReading,
  last: MeterState,
  profile: MeterProfile,
  length: u64,
): DispatchResult {
  if (reading.sequence <= last.sequence) return Errors.StaleSequence();
  if (reading.importWh < last.importWh) return Errors.RegisterFell();
  if (reading.exportWh < last.exportWh) return Errors.RegisterFell();
  const time = (reading.epoch - last.epoch) * length;
  const watts = profile.ratedWatts;
  if (!isPlausible(reading.importWh - last.importWh, time, watts)) {
    return Errors.ImplausibleReading();
  }
  if (!isPlausible(reading.exportWh - last.exportWh, time, watts)) {
    return Errors.ImplausibleReading();
  }
  return ok();
}

/** Closes the request; what the operators agree on is the meter's baseline, or is settled. */
function conclude(
  id: u64,
  request: EnergyRequest,
  owner: AccountId,
  known: MeterState | null,
  isFirst: bool,
): DispatchResult {
  close(id, request.meterId);
  const record = totals();
  record.fulfilled++;
  const agreed = new Agreed(request.answers);
  let refusal: DispatchResult = null;
  if (isFirst) setBaseline(request, agreed, known);
  else refusal = settle(request, agreed, owner, known!, parameters().deadbandWh, record);
  Storage.totals.put(record);
  return refusal;
}
