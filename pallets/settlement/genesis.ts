/** The first tariff and parameters. */
import { Storage } from "../../runtime/generated/settlement";
import { u128 } from "../../runtime/primitives";
import { areValid, parameters } from "./parameters";
import { Genesis, ScheduledTariff, TariffBook } from "./schema";
import { flawOf } from "./tariff-flaws";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildSettlement(genesis: Genesis): string | null {
  const tariff = genesis.tariff;
  if (tariff) {
    const flaw = flawOf(tariff);
    if (flaw) return "settlement.tariff." + flaw.text;
    const first = new ScheduledTariff(0, 0, tariff);
    Storage.tariffs.put(new TariffBook(1, null, u128.zero(), [first]));
  }
  const given = parameters();
  if (genesis.poolDeadline) given.poolDeadline = genesis.poolDeadline;
  if (genesis.stepsPerBlock) given.stepsPerBlock = genesis.stepsPerBlock;
  if (!areValid(given)) {
    return "settlement: poolDeadline is from 1 to 14,400 blocks, stepsPerBlock from 1 to 3000";
  }
  if (genesis.poolDeadline > 0 || genesis.stepsPerBlock > 0) Storage.parameters.put(given);
  return null;
}
