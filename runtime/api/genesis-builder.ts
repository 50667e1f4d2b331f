import { buildGenesis } from "../generated/genesis";
import { Storage } from "../generated/system";
import { recordUpgrade } from "../executive/executive";
import { Option, Vec } from "../support/words";
import { JsonReader } from "../genesis/json";
import { BASE_PRESET, placed, placedNames, PRESET } from "../support/placed";
import { GenesisBuildResult } from "../primitives/api-types";
import { Bytes, Text } from "../scale/bytes";

/** Writing the first state from JSON. */
@api("GenesisBuilder", 1)
export class GenesisBuilder {
  /** Writes the state that a JSON configuration describes; called again on it, goes on with the lists of its next part. */
  static buildState(json: Bytes): GenesisBuildResult {
    const isPart = Storage.lastRuntimeUpgrade.exists();
    const error = buildGenesis(new JsonReader(json.ptr, json.length, isPart));
    if (!error && !isPart) recordUpgrade();
    return new GenesisBuildResult(error);
  }

  /** The configuration of that name; without a name, the empty default. */
  static getPreset(id: Option<Text>): Option<Bytes> {
    return id ? placed(PRESET, id) : placed(BASE_PRESET, Bytes.empty());
  }

  /** Names of the configurations that come with the runtime. */
  static presetNames(): Vec<Text> {
    return placedNames(PRESET);
  }
}
