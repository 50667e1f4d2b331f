/** Replacing `:code`, with FRAME's checks. */
import { fat, miscRuntimeVersion } from "../../host/env";
import { fromHost, writeRaw } from "../storage";
import { Errors, Events } from "../../generated/system";
import { Bytes } from "../../primitives/bytes";
import { DispatchResult, ok } from "../../primitives/dispatch-error";
import { DigestKind } from "../../primitives/digest";
import { Writer } from "../../scale/writer";
import { SPEC_NAME, SPEC_VERSION } from "../../version";
import { depositLog } from "./digest-log";
import { hasEntryPoints } from "./entry-points";

/** `:code` */
const CODE_KEY = memory.data<u8>([0x3a, 0x63, 0x6f, 0x64, 0x65]);

/** Whether `code` may follow the present runtime: same name, higher version, all entry points. */
export function checkCode(code: Bytes): DispatchResult {
  const answer = fromHost(miscRuntimeVersion(fat(code.ptr, code.length)));
  if (!answer.u8()) return Errors.FailedToExtractRuntimeVersion();
  answer.compactU32();
  const specName = answer.text();
  answer.text(); // implementation name
  answer.u32(); // authoring version
  const specVersion = answer.u32();
  if (!answer.ok) return Errors.FailedToExtractRuntimeVersion();
  if (!specName.equals(Bytes.literal(SPEC_NAME))) return Errors.InvalidSpecName();
  if (specVersion <= SPEC_VERSION) return Errors.SpecVersionNeedsToIncrease();
  return hasEntryPoints(code) ? ok() : Errors.MissingEntryPoint();
}

/** Stores `code`; the next block runs on it. */
export function replaceCode(code: Bytes): void {
  writeRaw(CODE_KEY, 5, code.ptr, code.length);
  const log = new Writer(1);
  log.u8(<u8>DigestKind.RuntimeEnvironmentUpdated);
  depositLog(log);
  Events.codeUpdated();
}
