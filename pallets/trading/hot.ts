/** Which keys of the market's maps calls have in common. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { rules } from "./parameters";
import { Epoch } from "./schema";

/** The epochs whose books take orders, of which as many calls as fit a block place some and cancel some. */
export function openBooks(): Array<Epoch> {
  const known = rules();
  let horizon: u32 = 0;
  for (let i = 0; i < known.schedule.length; i++) {
    horizon = max(horizon, known.schedule[i].parameters.horizon);
  }
  const current = Timestamp.now() / known.epochLength;
  const epochs = new Array<Epoch>();
  for (let ahead: u32 = 1; ahead <= horizon; ahead++) epochs.push(current + ahead);
  return epochs;
}
