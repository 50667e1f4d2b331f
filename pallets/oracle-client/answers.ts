/** Judging what operators report, and acting on it once enough of them have. */
import { genesisHash } from "../../runtime/frame/system/blocks";
import { Errors, Events, Storage } from "../../runtime/generated/oracle_client";
import { AccountId, DispatchResult, ok } from "../../runtime/primitives";
import { meterOf, meterProfile } from "../registry/meters";
import { Meter, MeterProfile } from "../registry/schema";
import { epochLength } from "../trading/epochs";
import { accept, exportOf, setBaseline } from "./accepting";
import { operatorIn, operators, valid } from "./operators";
import { isGenuine, isPossible } from "./reading";
import { close, isRead } from "./requests";
import { Answer, EnergyRequest, MeterReading, MeterState } from "./schema";
import { totals } from "./totals";

/** Takes the answer of `signer` to request `id`; when enough operators have said the same, it is the reading. */
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
  const state = Storage.meterStates.get(request.meterId);
  const known = state && isRead(meter, state.epoch, length) ? state : null;
  if (known) {
    const refusal = compare(reading, known, profile, length);
    if (refusal) return refusal;
  }
  if (!isGenuine(reading, profile, genesisHash())) return Errors.BadSignature();
  const shown = new Answer(
    signer,
    operator.term,
    reading.sequence,
    reading.importWh,
    reading.exportWh,
  );
  request.answers.push(shown);
  Events.answerReceived(id, signer, request.answers.length);
  if (agreeing(request.answers, shown) >= request.quorum) {
    return conclude(id, request, shown, meter, profile, known, length);
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
  const imported = reading.importWh - last.importWh;
  const exported = exportOf(profile, reading.exportWh - last.exportWh);
  const isFine = isPossible(imported, exported, time, profile.ratedWatts);
  return isFine ? ok() : Errors.ImplausibleReading();
}

/** How many of `answers` say what `answer` says. */
function agreeing(answers: Array<Answer>, answer: Answer): u32 {
  let count: u32 = 0;
  for (let i = 0; i < answers.length; i++) {
    const other = answers[i];
    if (other.sequence != answer.sequence) continue;
    if (other.importWh == answer.importWh && other.exportWh == answer.exportWh) count++;
  }
  return count;
}

/** Closes the request; what enough operators say is the meter's baseline, or is settled. */
function conclude(
  id: u64,
  request: EnergyRequest,
  shown: Answer,
  meter: Meter,
  profile: MeterProfile,
  known: MeterState | null,
  length: u64,
): DispatchResult {
  close(id, request.meterId);
  const record = totals();
  record.fulfilled++;
  let refusal: DispatchResult = null;
  if (known) refusal = accept(request, meter, profile, shown, known, length, record);
  else setBaseline(request.meterId, meter, request.epoch, shown);
  Storage.totals.put(record);
  return refusal;
}
