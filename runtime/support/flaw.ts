import { DispatchResult } from "../primitives/dispatch-error";

/** What is wrong with settings: why a call that gives them fails, and what a genesis that does is told. */
@final
export class Flaw {
  constructor(
    readonly error: DispatchResult,
    /** The field, and what it may be. */
    readonly text: string,
  ) {}
}
