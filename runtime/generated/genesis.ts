// Written by `grid codegen` from pallets/ and runtime/frame/. Do not edit.
import { GridToken } from "../../pallets/grid-token/pallet";
import { Genesis as GridTokenGenesis } from "../../pallets/grid-token/schema";
import { OracleClient } from "../../pallets/oracle-client/pallet";
import { Genesis as OracleClientGenesis } from "../../pallets/oracle-client/schema";
import { Registry } from "../../pallets/registry/pallet";
import { Genesis as RegistryGenesis, GenesisMeter, GenesisProfile, GenesisUser, KeyScheme, MeterClass, UserType } from "../../pallets/registry/schema";
import { Settlement } from "../../pallets/settlement/pallet";
import { Genesis as SettlementGenesis, Tariff, TariffPeriod } from "../../pallets/settlement/schema";
import { Trading } from "../../pallets/trading/pallet";
import { Genesis as TradingGenesis, MarketParameters } from "../../pallets/trading/schema";
import { Aura } from "../frame/aura/pallet";
import { Genesis as AuraGenesis } from "../frame/aura/schema";
import { Balances } from "../frame/balances/pallet";
import { Genesis as BalancesGenesis, GenesisBalance } from "../frame/balances/schema";
import { FairUse } from "../frame/fair-use/pallet";
import { Genesis as FairUseGenesis } from "../frame/fair-use/schema";
import { Grandpa } from "../frame/grandpa/pallet";
import { Genesis as GrandpaGenesis, GrandpaAuthority } from "../frame/grandpa/schema";
import { TransactionPayment } from "../frame/transaction-payment/pallet";
import { Genesis as TransactionPaymentGenesis } from "../frame/transaction-payment/schema";
import { StorageVersion as AuraVersion } from "./aura";
import { StorageVersion as GovernanceVersion } from "./governance";
import { StorageVersion as OracleClientVersion } from "./oracle_client";
import { StorageVersion as RegistryVersion } from "./registry";
import { StorageVersion as TradingVersion } from "./trading";
import { JsonReader } from "../genesis/json";
import { AccountId, H256 } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { u128 } from "../scale/u128";
import { mark, release } from "../support/memory";

/** Writes the state that a JSON configuration describes; the text of the first error, or null. */
export function buildGenesis(json: JsonReader): string | null {
  let aura = emptyAura();
  let grandpa = emptyGrandpa();
  let balances = emptyBalances();
  let transactionPayment = emptyTransactionPayment();
  let fairUse = emptyFairUse();
  let registry = emptyRegistry();
  let gridToken = emptyGridToken();
  let trading = emptyTrading();
  let settlement = emptySettlement();
  let oracleClient = emptyOracleClient();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyIs("aura")) aura = readAura(json);
    else if (json.keyIs("grandpa")) grandpa = readGrandpa(json);
    else if (json.keyIs("balances")) balances = readBalances(json);
    else if (json.keyIs("transactionPayment")) transactionPayment = readTransactionPayment(json);
    else if (json.keyIs("fairUse")) fairUse = readFairUse(json);
    else if (json.keyIs("registry")) registry = readRegistry(json);
    else if (json.keyIs("gridToken")) gridToken = readGridToken(json);
    else if (json.keyIs("trading")) trading = readTrading(json);
    else if (json.keyIs("settlement")) settlement = readSettlement(json);
    else if (json.keyIs("oracleClient")) oracleClient = readOracleClient(json);
    else json.unknownKey();
  }
  json.end();
  let error = json.error;
  if (error) return error;
  if (!json.isPart) {
    error = Aura.buildGenesis(aura);
    if (error) return error;
    error = Grandpa.buildGenesis(grandpa);
    if (error) return error;
    error = TransactionPayment.buildGenesis(transactionPayment);
    if (error) return error;
    error = FairUse.buildGenesis(fairUse);
    if (error) return error;
    error = Registry.buildGenesis(registry);
    if (error) return error;
    error = GridToken.buildGenesis(gridToken);
    if (error) return error;
    error = Trading.buildGenesis(trading);
    if (error) return error;
    error = Settlement.buildGenesis(settlement);
    if (error) return error;
    error = OracleClient.buildGenesis(oracleClient);
    if (error) return error;
  }
  error = buildRegistryUsers(json, registry.users);
  if (error) return error;
  error = buildRegistryMeters(json, registry.meters);
  if (error) return error;
  error = buildRegistryMeterProfiles(json, registry.meterProfiles);
  if (error) return error;
  error = buildBalancesBalances(json, balances.balances);
  if (error) return error;
  if (!json.isPart) AuraVersion.put(AuraVersion.CURRENT);
  if (!json.isPart) GovernanceVersion.put(GovernanceVersion.CURRENT);
  if (!json.isPart) RegistryVersion.put(RegistryVersion.CURRENT);
  if (!json.isPart) TradingVersion.put(TradingVersion.CURRENT);
  if (!json.isPart) OracleClientVersion.put(OracleClientVersion.CURRENT);
  return null;
}

function emptyAura(): AuraGenesis {
  const config = new AuraGenesis();
  config.authorities = new Array<AccountId>();
  config.slotDuration = 0;
  return config;
}

function readAura(json: JsonReader): AuraGenesis {
  const config = emptyAura();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("authorities")) config.authorities = readVecOfAccountId(json);
    else if (json.keyOfFirst("slotDuration")) config.slotDuration = json.u64(u64.MAX_VALUE);
    else json.unknownKey();
  }
  return config;
}

function emptyGrandpa(): GrandpaGenesis {
  const config = new GrandpaGenesis();
  config.authorities = new Array<GrandpaAuthority>();
  return config;
}

function readGrandpa(json: JsonReader): GrandpaGenesis {
  const config = emptyGrandpa();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("authorities")) config.authorities = readVecOfGrandpaAuthority(json);
    else json.unknownKey();
  }
  return config;
}

function emptyBalances(): BalancesGenesis {
  const config = new BalancesGenesis();
  config.balances = 0;
  return config;
}

function readBalances(json: JsonReader): BalancesGenesis {
  const config = emptyBalances();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyIs("balances")) config.balances = checkVecOfGenesisBalance(json);
    else json.unknownKey();
  }
  return config;
}

function emptyTransactionPayment(): TransactionPaymentGenesis {
  const config = new TransactionPaymentGenesis();
  config.perMicrosecond = 0;
  config.perByte = 0;
  return config;
}

function readTransactionPayment(json: JsonReader): TransactionPaymentGenesis {
  const config = emptyTransactionPayment();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("perMicrosecond")) config.perMicrosecond = json.u64(u64.MAX_VALUE);
    else if (json.keyOfFirst("perByte")) config.perByte = json.u64(u64.MAX_VALUE);
    else json.unknownKey();
  }
  return config;
}

function emptyFairUse(): FairUseGenesis {
  const config = new FairUseGenesis();
  config.windowBlocks = 0;
  config.userWindow = 0;
  config.userBlock = 0;
  config.operatorWindow = 0;
  config.operatorBlock = 0;
  config.authorityBlock = 0;
  config.noncesAhead = 0;
  return config;
}

function readFairUse(json: JsonReader): FairUseGenesis {
  const config = emptyFairUse();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("windowBlocks")) config.windowBlocks = <u32>json.u64(u32.MAX_VALUE);
    else if (json.keyOfFirst("userWindow")) config.userWindow = <u16>json.u64(u16.MAX_VALUE);
    else if (json.keyOfFirst("userBlock")) config.userBlock = <u16>json.u64(u16.MAX_VALUE);
    else if (json.keyOfFirst("operatorWindow")) config.operatorWindow = <u16>json.u64(u16.MAX_VALUE);
    else if (json.keyOfFirst("operatorBlock")) config.operatorBlock = <u16>json.u64(u16.MAX_VALUE);
    else if (json.keyOfFirst("authorityBlock")) config.authorityBlock = <u16>json.u64(u16.MAX_VALUE);
    else if (json.keyOfFirst("noncesAhead")) config.noncesAhead = <u32>json.u64(u32.MAX_VALUE);
    else json.unknownKey();
  }
  return config;
}

function emptyRegistry(): RegistryGenesis {
  const config = new RegistryGenesis();
  config.authorities = new Array<AccountId>();
  config.admins = new Array<AccountId>();
  config.marketMakers = new Array<AccountId>();
  config.users = 0;
  config.meters = 0;
  config.meterProfiles = 0;
  config.suspensionsPerDay = 0;
  return config;
}

function readRegistry(json: JsonReader): RegistryGenesis {
  const config = emptyRegistry();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("authorities")) config.authorities = readVecOfAccountId(json);
    else if (json.keyOfFirst("admins")) config.admins = readVecOfAccountId(json);
    else if (json.keyOfFirst("marketMakers")) config.marketMakers = readVecOfAccountId(json);
    else if (json.keyIs("users")) config.users = checkVecOfGenesisUser(json);
    else if (json.keyIs("meters")) config.meters = checkVecOfGenesisMeter(json);
    else if (json.keyIs("meterProfiles")) config.meterProfiles = checkVecOfGenesisProfile(json);
    else if (json.keyOfFirst("suspensionsPerDay")) config.suspensionsPerDay = <u32>json.u64(u32.MAX_VALUE);
    else json.unknownKey();
  }
  return config;
}

function emptyGridToken(): GridTokenGenesis {
  const config = new GridTokenGenesis();
  config.minters = new Array<AccountId>();
  config.burners = new Array<AccountId>();
  return config;
}

function readGridToken(json: JsonReader): GridTokenGenesis {
  const config = emptyGridToken();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("minters")) config.minters = readVecOfAccountId(json);
    else if (json.keyOfFirst("burners")) config.burners = readVecOfAccountId(json);
    else json.unknownKey();
  }
  return config;
}

function emptyTrading(): TradingGenesis {
  const config = new TradingGenesis();
  config.epochLength = 0;
  config.parameters = null;
  return config;
}

function readTrading(json: JsonReader): TradingGenesis {
  const config = emptyTrading();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("epochLength")) config.epochLength = json.u64(u64.MAX_VALUE);
    else if (json.keyOfFirst("parameters")) config.parameters = readOptionOfMarketParameters(json);
    else json.unknownKey();
  }
  return config;
}

function emptySettlement(): SettlementGenesis {
  const config = new SettlementGenesis();
  config.tariff = null;
  config.poolDeadline = 0;
  config.stepsPerBlock = 0;
  return config;
}

function readSettlement(json: JsonReader): SettlementGenesis {
  const config = emptySettlement();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("tariff")) config.tariff = readOptionOfTariff(json);
    else if (json.keyOfFirst("poolDeadline")) config.poolDeadline = <u32>json.u64(u32.MAX_VALUE);
    else if (json.keyOfFirst("stepsPerBlock")) config.stepsPerBlock = <u32>json.u64(u32.MAX_VALUE);
    else json.unknownKey();
  }
  return config;
}

function emptyOracleClient(): OracleClientGenesis {
  const config = new OracleClientGenesis();
  config.operators = new Array<AccountId>();
  config.quorum = 0;
  config.requestLifetime = 0;
  config.deadbandWh = 0;
  return config;
}

function readOracleClient(json: JsonReader): OracleClientGenesis {
  const config = emptyOracleClient();
  json.enterObject();
  while (json.nextKey()) {
    if (json.keyOfFirst("operators")) config.operators = readVecOfAccountId(json);
    else if (json.keyOfFirst("quorum")) config.quorum = <u32>json.u64(u32.MAX_VALUE);
    else if (json.keyOfFirst("requestLifetime")) config.requestLifetime = <u32>json.u64(u32.MAX_VALUE);
    else if (json.keyOfFirst("deadbandWh")) config.deadbandWh = json.u64(u64.MAX_VALUE);
    else json.unknownKey();
  }
  return config;
}

function buildRegistryUsers(json: JsonReader, items: usize): string | null {
  if (!items) return null;
  json.enterAgain(items);
  for (let i: u32 = 0; json.nextItem(); i++) {
    const before = mark();
    const problem = Registry.buildUsers(readGenesisUser(json));
    if (problem) return "registry.users[" + i.toString() + "]: " + problem;
    release(before);
  }
  return null;
}

function buildRegistryMeters(json: JsonReader, items: usize): string | null {
  if (!items) return null;
  json.enterAgain(items);
  for (let i: u32 = 0; json.nextItem(); i++) {
    const before = mark();
    const problem = Registry.buildMeters(readGenesisMeter(json));
    if (problem) return "registry.meters[" + i.toString() + "]: " + problem;
    release(before);
  }
  return null;
}

function buildRegistryMeterProfiles(json: JsonReader, items: usize): string | null {
  if (!items) return null;
  json.enterAgain(items);
  for (let i: u32 = 0; json.nextItem(); i++) {
    const before = mark();
    const problem = Registry.buildMeterProfiles(readGenesisProfile(json));
    if (problem) return "registry.meterProfiles[" + i.toString() + "]: " + problem;
    release(before);
  }
  return null;
}

function buildBalancesBalances(json: JsonReader, items: usize): string | null {
  if (!items) return null;
  json.enterAgain(items);
  for (let i: u32 = 0; json.nextItem(); i++) {
    const before = mark();
    const problem = Balances.buildBalances(readGenesisBalance(json));
    if (problem) return "balances.balances[" + i.toString() + "]: " + problem;
    release(before);
  }
  return null;
}

function readVecOfAccountId(json: JsonReader): Array<AccountId> {
  const items = new Array<AccountId>();
  json.enterArray();
  while (json.nextItem()) items.push(json.accountId());
  return items;
}

function readVecOfGrandpaAuthority(json: JsonReader): Array<GrandpaAuthority> {
  const items = new Array<GrandpaAuthority>();
  json.enterArray();
  while (json.nextItem()) items.push(readGrandpaAuthority(json));
  return items;
}

function readGrandpaAuthority(json: JsonReader): GrandpaAuthority {
  let key: H256 = H256.zero();
  let weight: u64 = 0;
  if (json.enterStruct()) {
    if (json.nextItem()) key = json.hash();
    else json.fail("expected 2 items");
    if (json.nextItem()) weight = json.u64(u64.MAX_VALUE);
    else json.fail("expected 2 items");
    if (json.nextItem()) json.fail("expected 2 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("key")) {
        given |= 0x1;
        key = json.hash();
      }
      else if (json.keyIs("weight")) {
        given |= 0x2;
        weight = json.u64(u64.MAX_VALUE);
      }
      else json.unknownKey();
    }
    if ((given & 0x3) != 0x3) json.fail("expected the fields key, weight");
  }
  return new GrandpaAuthority(key, weight);
}

function readGenesisBalance(json: JsonReader): GenesisBalance {
  let account: AccountId = AccountId.zero();
  let amount: u128 = u128.zero();
  if (json.enterStruct()) {
    if (json.nextItem()) account = json.accountId();
    else json.fail("expected 2 items");
    if (json.nextItem()) amount = json.u128();
    else json.fail("expected 2 items");
    if (json.nextItem()) json.fail("expected 2 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("account")) {
        given |= 0x1;
        account = json.accountId();
      }
      else if (json.keyIs("amount")) {
        given |= 0x2;
        amount = json.u128();
      }
      else json.unknownKey();
    }
    if ((given & 0x3) != 0x3) json.fail("expected the fields account, amount");
  }
  return new GenesisBalance(account, amount);
}

function checkVecOfGenesisBalance(json: JsonReader): usize {
  json.enterArray();
  const start = json.position();
  while (json.nextItem()) {
    const before = mark();
    readGenesisBalance(json);
    if (json.error) break;
    release(before);
  }
  return start;
}

function readGenesisUser(json: JsonReader): GenesisUser {
  let account: AccountId = AccountId.zero();
  let userType: UserType = 0;
  let location: Bytes = Bytes.empty();
  if (json.enterStruct()) {
    if (json.nextItem()) account = json.accountId();
    else json.fail("expected 3 items");
    if (json.nextItem()) userType = readUserType(json);
    else json.fail("expected 3 items");
    if (json.nextItem()) location = json.text();
    else json.fail("expected 3 items");
    if (json.nextItem()) json.fail("expected 3 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("account")) {
        given |= 0x1;
        account = json.accountId();
      }
      else if (json.keyIs("userType")) {
        given |= 0x2;
        userType = readUserType(json);
      }
      else if (json.keyIs("location")) {
        given |= 0x4;
        location = json.text();
      }
      else json.unknownKey();
    }
    if ((given & 0x7) != 0x7) json.fail("expected the fields account, userType, location");
  }
  return new GenesisUser(account, userType, location);
}

function readUserType(json: JsonReader): UserType {
  return <UserType>json.variant(["Prosumer", "Consumer"]);
}

function checkVecOfGenesisUser(json: JsonReader): usize {
  json.enterArray();
  const start = json.position();
  while (json.nextItem()) {
    const before = mark();
    readGenesisUser(json);
    if (json.error) break;
    release(before);
  }
  return start;
}

function readGenesisMeter(json: JsonReader): GenesisMeter {
  let id: Bytes = Bytes.empty();
  let owner: AccountId = AccountId.zero();
  if (json.enterStruct()) {
    if (json.nextItem()) id = json.text();
    else json.fail("expected 2 items");
    if (json.nextItem()) owner = json.accountId();
    else json.fail("expected 2 items");
    if (json.nextItem()) json.fail("expected 2 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("id")) {
        given |= 0x1;
        id = json.text();
      }
      else if (json.keyIs("owner")) {
        given |= 0x2;
        owner = json.accountId();
      }
      else json.unknownKey();
    }
    if ((given & 0x3) != 0x3) json.fail("expected the fields id, owner");
  }
  return new GenesisMeter(id, owner);
}

function checkVecOfGenesisMeter(json: JsonReader): usize {
  json.enterArray();
  const start = json.position();
  while (json.nextItem()) {
    const before = mark();
    readGenesisMeter(json);
    if (json.error) break;
    release(before);
  }
  return start;
}

function readGenesisProfile(json: JsonReader): GenesisProfile {
  let id: Bytes = Bytes.empty();
  let key: Bytes = Bytes.empty();
  let scheme: KeyScheme = 0;
  let ratedWatts: u64 = 0;
  let meterClass: MeterClass = 0;
  if (json.enterStruct()) {
    if (json.nextItem()) id = json.text();
    else json.fail("expected 5 items");
    if (json.nextItem()) key = json.bytes();
    else json.fail("expected 5 items");
    if (json.nextItem()) scheme = readKeyScheme(json);
    else json.fail("expected 5 items");
    if (json.nextItem()) ratedWatts = json.u64(u64.MAX_VALUE);
    else json.fail("expected 5 items");
    if (json.nextItem()) meterClass = readMeterClass(json);
    else json.fail("expected 5 items");
    if (json.nextItem()) json.fail("expected 5 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("id")) {
        given |= 0x1;
        id = json.text();
      }
      else if (json.keyIs("key")) {
        given |= 0x2;
        key = json.bytes();
      }
      else if (json.keyIs("scheme")) {
        given |= 0x4;
        scheme = readKeyScheme(json);
      }
      else if (json.keyIs("ratedWatts")) {
        given |= 0x8;
        ratedWatts = json.u64(u64.MAX_VALUE);
      }
      else if (json.keyIs("meterClass")) {
        given |= 0x10;
        meterClass = readMeterClass(json);
      }
      else json.unknownKey();
    }
    if ((given & 0x1f) != 0x1f) json.fail("expected the fields id, key, scheme, ratedWatts, meterClass");
  }
  return new GenesisProfile(id, key, scheme, ratedWatts, meterClass);
}

function readKeyScheme(json: JsonReader): KeyScheme {
  return <KeyScheme>json.variant(["Ed25519", "Sr25519", "Ecdsa"]);
}

function readMeterClass(json: JsonReader): MeterClass {
  return <MeterClass>json.variant(["Consumption", "Generation", "Bidirectional"]);
}

function checkVecOfGenesisProfile(json: JsonReader): usize {
  json.enterArray();
  const start = json.position();
  while (json.nextItem()) {
    const before = mark();
    readGenesisProfile(json);
    if (json.error) break;
    release(before);
  }
  return start;
}

function readOptionOfMarketParameters(json: JsonReader): MarketParameters | null {
  return json.isNull() ? null : readMarketParameters(json);
}

function readMarketParameters(json: JsonReader): MarketParameters {
  let horizon: u32 = 0;
  let gateClosureBlocks: u32 = 0;
  let lot: u64 = 0;
  let tick: u64 = 0;
  let minPrice: u128 | null = null;
  let maxPrice: u128 | null = null;
  let maxOrdersPerUser: u32 = 0;
  let maxOrdersPerEpoch: u32 = 0;
  let stepsPerBlock: u32 = 0;
  let retention: u32 = 0;
  let collar: bool = false;
  if (json.enterStruct()) {
    if (json.nextItem()) horizon = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) gateClosureBlocks = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) lot = json.u64(u64.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) tick = json.u64(u64.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) minPrice = readOptionOfU128(json);
    else json.fail("expected 11 items");
    if (json.nextItem()) maxPrice = readOptionOfU128(json);
    else json.fail("expected 11 items");
    if (json.nextItem()) maxOrdersPerUser = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) maxOrdersPerEpoch = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) stepsPerBlock = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) retention = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 11 items");
    if (json.nextItem()) collar = json.bool();
    else json.fail("expected 11 items");
    if (json.nextItem()) json.fail("expected 11 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("horizon")) {
        given |= 0x1;
        horizon = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("gateClosureBlocks")) {
        given |= 0x2;
        gateClosureBlocks = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("lot")) {
        given |= 0x4;
        lot = json.u64(u64.MAX_VALUE);
      }
      else if (json.keyIs("tick")) {
        given |= 0x8;
        tick = json.u64(u64.MAX_VALUE);
      }
      else if (json.keyIs("minPrice")) {
        given |= 0x10;
        minPrice = readOptionOfU128(json);
      }
      else if (json.keyIs("maxPrice")) {
        given |= 0x20;
        maxPrice = readOptionOfU128(json);
      }
      else if (json.keyIs("maxOrdersPerUser")) {
        given |= 0x40;
        maxOrdersPerUser = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("maxOrdersPerEpoch")) {
        given |= 0x80;
        maxOrdersPerEpoch = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("stepsPerBlock")) {
        given |= 0x100;
        stepsPerBlock = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("retention")) {
        given |= 0x200;
        retention = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("collar")) {
        given |= 0x400;
        collar = json.bool();
      }
      else json.unknownKey();
    }
    if ((given & 0x7cf) != 0x7cf) json.fail("expected the fields horizon, gateClosureBlocks, lot, tick, minPrice, maxPrice, maxOrdersPerUser, maxOrdersPerEpoch, stepsPerBlock, retention, collar");
  }
  return new MarketParameters(horizon, gateClosureBlocks, lot, tick, minPrice, maxPrice, maxOrdersPerUser, maxOrdersPerEpoch, stepsPerBlock, retention, collar);
}

function readOptionOfU128(json: JsonReader): u128 | null {
  return json.isNull() ? null : json.u128();
}

function readOptionOfTariff(json: JsonReader): Tariff | null {
  return json.isNull() ? null : readTariff(json);
}

function readTariff(json: JsonReader): Tariff {
  let offsetMinutes: u32 = 0;
  let periods: Array<TariffPeriod> = new Array<TariffPeriod>();
  let holidays: Array<u32> = new Array<u32>();
  let sharePermille: u32 = 0;
  let satangPerGrid: u32 = 0;
  if (json.enterStruct()) {
    if (json.nextItem()) offsetMinutes = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 5 items");
    if (json.nextItem()) periods = readVecOfTariffPeriod(json);
    else json.fail("expected 5 items");
    if (json.nextItem()) holidays = readVecOfU32(json);
    else json.fail("expected 5 items");
    if (json.nextItem()) sharePermille = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 5 items");
    if (json.nextItem()) satangPerGrid = <u32>json.u64(u32.MAX_VALUE);
    else json.fail("expected 5 items");
    if (json.nextItem()) json.fail("expected 5 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("offsetMinutes")) {
        given |= 0x1;
        offsetMinutes = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("periods")) {
        given |= 0x2;
        periods = readVecOfTariffPeriod(json);
      }
      else if (json.keyIs("holidays")) {
        given |= 0x4;
        holidays = readVecOfU32(json);
      }
      else if (json.keyIs("sharePermille")) {
        given |= 0x8;
        sharePermille = <u32>json.u64(u32.MAX_VALUE);
      }
      else if (json.keyIs("satangPerGrid")) {
        given |= 0x10;
        satangPerGrid = <u32>json.u64(u32.MAX_VALUE);
      }
      else json.unknownKey();
    }
    if ((given & 0x1f) != 0x1f) json.fail("expected the fields offsetMinutes, periods, holidays, sharePermille, satangPerGrid");
  }
  return new Tariff(offsetMinutes, periods, holidays, sharePermille, satangPerGrid);
}

function readVecOfTariffPeriod(json: JsonReader): Array<TariffPeriod> {
  const items = new Array<TariffPeriod>();
  json.enterArray();
  while (json.nextItem()) items.push(readTariffPeriod(json));
  return items;
}

function readTariffPeriod(json: JsonReader): TariffPeriod {
  let days: u8 = 0;
  let from: u8 = 0;
  let to: u8 = 0;
  let feedIn: u128 = u128.zero();
  let retail: u128 = u128.zero();
  if (json.enterStruct()) {
    if (json.nextItem()) days = <u8>json.u64(u8.MAX_VALUE);
    else json.fail("expected 5 items");
    if (json.nextItem()) from = <u8>json.u64(u8.MAX_VALUE);
    else json.fail("expected 5 items");
    if (json.nextItem()) to = <u8>json.u64(u8.MAX_VALUE);
    else json.fail("expected 5 items");
    if (json.nextItem()) feedIn = json.u128();
    else json.fail("expected 5 items");
    if (json.nextItem()) retail = json.u128();
    else json.fail("expected 5 items");
    if (json.nextItem()) json.fail("expected 5 items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
      if (json.keyIs("days")) {
        given |= 0x1;
        days = <u8>json.u64(u8.MAX_VALUE);
      }
      else if (json.keyIs("from")) {
        given |= 0x2;
        from = <u8>json.u64(u8.MAX_VALUE);
      }
      else if (json.keyIs("to")) {
        given |= 0x4;
        to = <u8>json.u64(u8.MAX_VALUE);
      }
      else if (json.keyIs("feedIn")) {
        given |= 0x8;
        feedIn = json.u128();
      }
      else if (json.keyIs("retail")) {
        given |= 0x10;
        retail = json.u128();
      }
      else json.unknownKey();
    }
    if ((given & 0x1f) != 0x1f) json.fail("expected the fields days, from, to, feedIn, retail");
  }
  return new TariffPeriod(days, from, to, feedIn, retail);
}

function readVecOfU32(json: JsonReader): Array<u32> {
  const items = new Array<u32>();
  json.enterArray();
  while (json.nextItem()) items.push(<u32>json.u64(u32.MAX_VALUE));
  return items;
}
