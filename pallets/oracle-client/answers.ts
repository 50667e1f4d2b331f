/** Judging what operators report, and acting on it once enough of them have. */
import { genesisHash } from "../../runtime/frame/system/blocks";
import { Errors, Events, Storage } from "../../runtime/generated/oracle_client";
import { AccountId, DispatchResult, ok } from "../../runtime/primitives";
import { meterProfile, ownerOfMeter } from "../registry/meters";
import { MeterProfile } from "../registry/schema";
import { epochLength } from "../trading/epochs";
import { parameters } from "./parameters";
import { isGenuine, isPlausible } from "./reading";
import { close, isOfDevice } from "./requests";
import { Answer, EnergyRequest, MeterReading, MeterState } from "./schema";
import { Agreed, continues, setBaseline, settle } from "./settlement";
import { totals } from "./totals";

/** Takes the answer of `operator` to request `id`; the one that completes the quorum settles. */
export function answer(operator: AccountId, id: u64, reading: MeterReading): DispatchResult {
  const request = Storage.requests.get(id);
  if (!request) return id < totals().requests ? Errors.RequestClosed() : Errors.UnknownRequest();
  if (hasAnswered(request, operator)) return Errors.AlreadyAnswered();
  if (!reading.meterId.equals(request.meterId)) return Errors.MeterMismatch();
  if (reading.epoch != request.epoch) return Errors.EpochMismatch();
  const owner = ownerOfMeter(request.meterId);
  if (!owner) return Errors.MeterNotAssigned();
  const profile = meterProfile(request.meterId);
  if (!profile) return Errors.MeterNotDescribed();
  if (!isOfDevice(request, owner, profile)) return Errors.MeterChanged();
  const state = Storage.meterStates.get(request.meterId);
  if (state && continues(state, request)) {
    const refusal = compare(reading, state, profile);
    if (refusal) return refusal;
  }
  if (!isGenuine(reading, profile, genesisHash())) return Errors.BadSignature();
  request.answers.push(new Answer(operator, reading.sequence, reading.importWh, reading.exportWh));
  return conclude(id, request, state);
}

function hasAnswered(request: EnergyRequest, operator: AccountId): bool {
  for (let i = 0; i < request.answers.length; i++) {
    if (request.answers[i].operator.equals(operator)) return true;
  }
  return false;
}

/** What is wrong with `reading` after the last one of the same device; null when nothing is. */
function compare(reading: MeterReading, last: MeterState, profile: MeterProfile): DispatchResult {
  if (reading.sequence <= last.sequence) return Errors.StaleSequence();
  if (reading.importWh < last.importWh) return Errors.RegisterFell();
  if (reading.exportWh < last.exportWh) return Errors.RegisterFell();
  const time = (reading.epoch - last.epoch) * epochLength();
  const watts = profile.ratedWatts;
  if (!isPlausible(reading.importWh - last.importWh, time, watts)) {
    return Errors.ImplausibleReading();
  }
  if (!isPlausible(reading.exportWh - last.exportWh, time, watts)) {
    return Errors.ImplausibleReading();
  }
  return ok();
}

/** Waits for more answers, or closes the request and settles. */
function conclude(id: u64, request: EnergyRequest, state: MeterState | null): DispatchResult {
  const answers = request.answers;
  const rules = parameters();
  Events.answerReceived(id, answers[answers.length - 1].operator, answers.length);
  if (<u32>answers.length < rules.quorum) {
    Storage.requests.insert(id, request);
    return ok();
  }
  close(id, request.meterId);
  const record = totals();
  record.fulfilled++;
  const agreed = new Agreed(answers);
  let refusal: DispatchResult = null;
  if (state && continues(state, request)) {
    refusal = settle(request, agreed, state, rules.deadbandWh, record);
  } else {
    setBaseline(request, agreed, state);
  }
  Storage.totals.put(record);
  return refusal;
}
