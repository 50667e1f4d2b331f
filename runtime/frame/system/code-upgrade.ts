/** Replacing `:code`, with FRAME's checks. */
import { fat, miscRuntimeVersion } from "../../host/env";
import { fromHost, writeRaw } from "../../support/storage";
import { Errors, Events, SYSTEM_INDEX } from "../../generated/system";
import { Bytes } from "../../scale/bytes";
import { DispatchResult, ok } from "../../primitives/dispatch-error";
import { DigestKind } from "../../primitives/digest";
import { Weight } from "../../primitives/weight";
import { saturatingAdd } from "../../scale/saturating";
import { Call } from "../../support/call";
import { Reader } from "../../scale/reader";
import { Writer } from "../../scale/writer";
import { SPEC_NAME, SPEC_VERSION } from "../../chain/version";
import { slotDuration } from "../aura/slots";
import { API_ENTRY_SIZE, declaresRequiredApis } from "./declared-apis";
import { depositLog } from "./digest-log";
import { WasmModule } from "./wasm-module";
import { reading } from "./weights";
import { ZstdFrame, isCompressed } from "./zstd-frame";

/** `:code` */
const CODE_KEY = memory.data<u8>([0x3a, 0x63, 0x6f, 0x64, 0x65]);

/**
 * Reference time, in ps, that the host takes for a byte which zstd writes. Measured as the CPU time of zstd 1.5.4 over
 * 16 MiB: 1.8 ns a byte of Wasm modules with noise in them, 3.0 ns of short words, the slowest found.
 */
const UNPACKING_TIME: u64 = 4_000;

/**
 * Why `code` cannot follow the present runtime, as far as that shows without unpacking or running it: another name, no
 * higher version, something missing that nodes call; of compressed code only whether it may be unpacked at all.
 */
export function checkCode(code: Bytes): DispatchResult {
  if (isCompressed(code)) return ZstdFrame.of(code) ? ok() : Errors.UnboundedCode();
  const found = WasmModule.read(code);
  const version = found ? found.version : null;
  const apis = found ? found.apis : null;
  if (!found || !version) return Errors.FailedToExtractRuntimeVersion();
  const r = Reader.over(version);
  const refusal = checkVersion(r);
  if (refusal) return refusal;
  if (!endsAsVersion(r)) return Errors.FailedToExtractRuntimeVersion();
  const declares = apis ? declaresRequiredApis(apis) : false;
  return declares && found.isComplete ? ok() : Errors.MissingEntryPoint();
}

/**
 * Stores `code` as the next runtime once the host has read it, too: it unpacks what is compressed, and takes no module
 * that it could not load.
 */
export function upgradeTo(code: Bytes): DispatchResult {
  let refusal = checkCode(code);
  if (refusal) return refusal;
  const answer = fromHost(miscRuntimeVersion(fat(code.ptr, code.length)));
  if (!answer.option()) return Errors.FailedToExtractRuntimeVersion();
  answer.compactU32();
  refusal = checkVersion(answer);
  if (refusal) return refusal;
  const count = answer.count(API_ENTRY_SIZE);
  const apis = new Bytes(answer.raw(count * API_ENTRY_SIZE), count * API_ENTRY_SIZE);
  if (!answer.ok || !declaresRequiredApis(apis)) return Errors.MissingEntryPoint();
  replaceCode(code);
  return ok();
}

/** The beginning of a `RuntimeVersion`, up to its list of APIs. */
function checkVersion(r: Reader): DispatchResult {
  const specName = r.text();
  r.text(); // implementation name
  r.u32(); // authoring version
  const specVersion = r.u32();
  const slot = r.u32(); // implementation version
  if (!r.ok) return Errors.FailedToExtractRuntimeVersion();
  if (!specName.equals(Bytes.literal(SPEC_NAME))) return Errors.InvalidSpecName();
  if (specVersion <= SPEC_VERSION) return Errors.SpecVersionNeedsToIncrease();
  return slot == slotDuration() ? ok() : Errors.SlotDurationDiffers();
}

/** Whether the rest of a `RuntimeVersion` decodes: its list of APIs, and the versions of transactions and of the system. */
function endsAsVersion(r: Reader): bool {
  r.raw(r.count(API_ENTRY_SIZE) * API_ENTRY_SIZE);
  r.u32();
  r.u8();
  return r.ok;
}

/** What reading `code` costs the host: it unpacks it and parses every instruction. */
export function readingWeight(code: Bytes): Weight {
  if (!isCompressed(code)) return reading(code.length);
  const frame = ZstdFrame.of(code);
  if (!frame) return Weight.zero();
  const read = reading(frame.size);
  return Weight.of(saturatingAdd(read.refTime, frame.most * UNPACKING_TIME), read.proofSize);
}

/** Stores `code`; the next block runs on it. */
export function replaceCode(code: Bytes): void {
  writeRaw(CODE_KEY, 5, code.ptr, code.length);
  const log = new Writer(1);
  log.u8(<u8>DigestKind.RuntimeEnvironmentUpdated);
  depositLog(log);
  Events.codeUpdated();
}

/** Index of `set_code_without_checks`. */
const UNCHECKED: u8 = 3;

/** Whether `call`, or one that it makes, replaces the runtime by any code, looked at by nobody. */
export function takesAnyCode(call: Call): bool {
  const inner = call.inner();
  if (!inner) return call.pallet() == SYSTEM_INDEX && call.index() == UNCHECKED;
  for (let i = 0; i < inner.length; i++) {
    if (takesAnyCode(inner[i])) return true;
  }
  return false;
}
