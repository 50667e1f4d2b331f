/** The rules in force, and which rules there may be. */
import { Storage } from "../../generated/fair_use";
import { Constants, FairUseParameters, Genesis } from "./schema";

const MOST_BLOCKS: u32 = 400;
/** Any single call of the market fits a hundredth of a block. */
const LEAST_PART: u16 = 10;
const WHOLE: u16 = 1_000;
const MOST_AHEAD: u32 = 4_096;

/** How room is shared: one storage read. */
export function fairUse(): FairUseParameters {
  const stored = Storage.parameters.get();
  return stored ? stored : orConstants(new Genesis());
}

/** The rules of a genesis, the constants where it says nothing. */
export function orConstants(given: Genesis): FairUseParameters {
  return new FairUseParameters(
    or<u32>(given.windowBlocks, Constants.windowBlocks),
    or<u16>(given.userWindow, Constants.userWindow),
    or<u16>(given.userBlock, Constants.userBlock),
    or<u16>(given.operatorWindow, Constants.operatorWindow),
    or<u16>(given.operatorBlock, Constants.operatorBlock),
    or<u16>(given.authorityBlock, Constants.authorityBlock),
    or<u32>(given.noncesAhead, Constants.noncesAhead),
  );
}

function or<T>(given: T, constant: T): T {
  return given ? given : constant;
}

/** Rules by which nobody is locked out and every sum fits its bits. */
export function areFair(rules: FairUseParameters): bool {
  return (
    rules.windowBlocks > 0 &&
    rules.windowBlocks <= MOST_BLOCKS &&
    rules.noncesAhead > 0 &&
    rules.noncesAhead <= MOST_AHEAD &&
    isPart(rules.userWindow) &&
    isPart(rules.userBlock) &&
    isPart(rules.operatorWindow) &&
    isPart(rules.operatorBlock) &&
    isPart(rules.authorityBlock)
  );
}

function isPart(part: u16): bool {
  return part >= LEAST_PART && part <= WHOLE;
}
