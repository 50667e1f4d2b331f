/** What more than one part of the runtime has to say to the node's log. */
import { LogLevel, beginLine, endLine, say, sayNumber } from "../host/log";
import { DispatchError, DispatchErrorKind } from "../primitives/dispatch-error";

/** Says that something which cannot fail did. */
export function reportFailure(target: string, what: string, error: DispatchError): void {
  if (!beginLine(LogLevel.Error, target)) return;
  say(what);
  sayError(" failed: ", error);
  endLine();
}

/** Says one sentence about something that cannot be. */
export function reportFlaw(target: string, sentence: string): void {
  if (!beginLine(LogLevel.Error, target)) return;
  say(sentence);
  endLine();
}

/** Appends `introduction` and the error to a line. */
export function sayError(introduction: string, error: DispatchError): void {
  say(introduction);
  if (error.kind != DispatchErrorKind.Module) {
    say("DispatchError(");
    sayNumber(error.kind);
  } else {
    say("Module(");
    sayNumber(error.detail);
    say(", ");
    sayNumber(error.error);
  }
  say(")");
}
