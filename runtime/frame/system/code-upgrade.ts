/** Replacing `:code`, with FRAME's checks. */
import { fat, miscRuntimeVersion } from "../../host/env";
import { fromHost, writeRaw } from "../../support/storage";
import { Errors, Events } from "../../generated/system";
import { Bytes } from "../../primitives/bytes";
import { DispatchResult, ok } from "../../primitives/dispatch-error";
import { DigestKind } from "../../primitives/digest";
import { Writer } from "../../scale/writer";
import { SPEC_NAME, SPEC_VERSION } from "../../chain/version";
import { declaresRequiredApis } from "./declared-apis";
import { depositLog } from "./digest-log";
import { hasEntryPoints } from "./entry-points";

/** `:code` */
const CODE_KEY = memory.data<u8>([0x3a, 0x63, 0x6f, 0x64, 0x65]);

/** What a compressed blob begins with, little-endian. */
const COMPRESSED: u64 = 0x058edb467653bc52;

/**
 * Whether `code` may follow the present runtime: same name, higher version, all that nodes call. The host unpacks
 * compressed code to read its version; we cannot, so of such code only what it declares is known.
 */
export function checkCode(code: Bytes): DispatchResult {
  const answer = fromHost(miscRuntimeVersion(fat(code.ptr, code.length)));
  if (!answer.u8()) return Errors.FailedToExtractRuntimeVersion();
  answer.compactU32();
  const specName = answer.text();
  answer.text(); // implementation name
  answer.u32(); // authoring version
  const specVersion = answer.u32();
  answer.u32(); // implementation version
  const isComplete = declaresRequiredApis(answer);
  if (!answer.ok) return Errors.FailedToExtractRuntimeVersion();
  if (!specName.equals(Bytes.literal(SPEC_NAME))) return Errors.InvalidSpecName();
  if (specVersion <= SPEC_VERSION) return Errors.SpecVersionNeedsToIncrease();
  if (!isComplete) return Errors.MissingEntryPoint();
  return isCompressed(code) || hasEntryPoints(code) ? ok() : Errors.MissingEntryPoint();
}

function isCompressed(code: Bytes): bool {
  return code.length >= 8 && load<u64>(code.ptr) == COMPRESSED;
}

/** Stores `code`; the next block runs on it. */
export function replaceCode(code: Bytes): void {
  writeRaw(CODE_KEY, 5, code.ptr, code.length);
  const log = new Writer(1);
  log.u8(<u8>DigestKind.RuntimeEnvironmentUpdated);
  depositLog(log);
  Events.codeUpdated();
}
