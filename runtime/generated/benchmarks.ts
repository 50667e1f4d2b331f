// Written by `grid codegen` from benchmarking.ts of every pallet. Do not edit.
import { Benchmarks as GovernanceBenchmarks } from "../../pallets/governance/benchmarking";
import { Benchmarks as GridTokenBenchmarks } from "../../pallets/grid-token/benchmarking";
import { Benchmarks as OracleClientBenchmarks } from "../../pallets/oracle-client/benchmarking";
import { Benchmarks as RegistryBenchmarks } from "../../pallets/registry/benchmarking";
import { Benchmarks as SettlementBenchmarks } from "../../pallets/settlement/benchmarking";
import { Benchmarks as TradingBenchmarks } from "../../pallets/trading/benchmarking";
import { Benchmarks as AuraBenchmarks } from "../frame/aura/benchmarking";
import { Benchmarks as BalancesBenchmarks } from "../frame/balances/benchmarking";
import { Benchmarks as FairUseBenchmarks } from "../frame/fair-use/benchmarking";
import { Benchmarks as GrandpaBenchmarks } from "../frame/grandpa/benchmarking";
import { Benchmarks as MultisigBenchmarks } from "../frame/multisig/benchmarking";
import { Benchmarks as ProxyBenchmarks } from "../frame/proxy/benchmarking";
import { Benchmarks as SystemBenchmarks } from "../frame/system/benchmarking";
import { Benchmarks as TimestampBenchmarks } from "../frame/timestamp/benchmarking";
import { Benchmarks as TransactionPaymentBenchmarks } from "../frame/transaction-payment/benchmarking";
import { Benchmarks as UtilityBenchmarks } from "../frame/utility/benchmarking";
import { Bench } from "../support/benchmarking/bench";
import { Components } from "../support/benchmarking/components";

/** Runs the benchmark `pallet.name`; false when there is none. */
export function runBenchmark(name: string, bench: Bench, components: Components): bool {
  if (name == "system.remark") {
    SystemBenchmarks.remark(bench, components.at(0));
    return true;
  }
  if (name == "system.set_code") {
    SystemBenchmarks.setCode(bench);
    return true;
  }
  if (name == "system.reading") {
    SystemBenchmarks.reading(bench, components.at(0));
    return true;
  }
  if (name == "system.raw_bytes") {
    SystemBenchmarks.rawBytes(bench, components.at(0));
    return true;
  }
  if (name == "system.set_code_without_checks") {
    SystemBenchmarks.setCodeWithoutChecks(bench);
    return true;
  }
  if (name == "system.set_storage") {
    SystemBenchmarks.setStorage(bench, components.at(0));
    return true;
  }
  if (name == "system.kill_storage") {
    SystemBenchmarks.killStorage(bench, components.at(0));
    return true;
  }
  if (name == "system.kill_prefix") {
    SystemBenchmarks.killPrefix(bench, components.at(0));
    return true;
  }
  if (name == "system.remark_with_event") {
    SystemBenchmarks.remarkWithEvent(bench, components.at(0));
    return true;
  }
  if (name == "timestamp.set") {
    TimestampBenchmarks.set(bench);
    return true;
  }
  if (name == "aura.on_initialize") {
    AuraBenchmarks.onInitialize(bench);
    return true;
  }
  if (name == "grandpa.note_stalled") {
    GrandpaBenchmarks.noteStalled(bench);
    return true;
  }
  if (name == "grandpa.on_initialize") {
    GrandpaBenchmarks.onInitialize(bench);
    return true;
  }
  if (name == "grandpa.enacting") {
    GrandpaBenchmarks.enacting(bench);
    return true;
  }
  if (name == "balances.transfer_allow_death") {
    BalancesBenchmarks.transferAllowDeath(bench);
    return true;
  }
  if (name == "balances.force_transfer") {
    BalancesBenchmarks.forceTransfer(bench);
    return true;
  }
  if (name == "balances.transfer_keep_alive") {
    BalancesBenchmarks.transferKeepAlive(bench);
    return true;
  }
  if (name == "balances.transfer_all") {
    BalancesBenchmarks.transferAll(bench);
    return true;
  }
  if (name == "transaction_payment.set_coefficients") {
    TransactionPaymentBenchmarks.setCoefficients(bench);
    return true;
  }
  if (name == "governance.propose") {
    GovernanceBenchmarks.propose(bench, components.at(0));
    return true;
  }
  if (name == "governance.approve") {
    GovernanceBenchmarks.approve(bench);
    return true;
  }
  if (name == "governance.reject") {
    GovernanceBenchmarks.reject(bench);
    return true;
  }
  if (name == "governance.set_authorities") {
    GovernanceBenchmarks.setAuthorities(bench, components.at(0));
    return true;
  }
  if (name == "governance.on_initialize") {
    GovernanceBenchmarks.onInitialize(bench);
    return true;
  }
  if (name == "governance.expiring") {
    GovernanceBenchmarks.expiring(bench, components.at(0));
    return true;
  }
  if (name == "fair_use.set_parameters") {
    FairUseBenchmarks.setParameters(bench);
    return true;
  }
  if (name == "proxy.proxy") {
    ProxyBenchmarks.proxy(bench);
    return true;
  }
  if (name == "proxy.add_proxy") {
    ProxyBenchmarks.addProxy(bench);
    return true;
  }
  if (name == "proxy.remove_proxy") {
    ProxyBenchmarks.removeProxy(bench);
    return true;
  }
  if (name == "proxy.remove_proxies") {
    ProxyBenchmarks.removeProxies(bench);
    return true;
  }
  if (name == "multisig.as_multi_threshold_1") {
    MultisigBenchmarks.asMultiThreshold_1(bench);
    return true;
  }
  if (name == "multisig.as_multi") {
    MultisigBenchmarks.asMulti(bench, components.at(0));
    return true;
  }
  if (name == "multisig.approve_as_multi") {
    MultisigBenchmarks.approveAsMulti(bench);
    return true;
  }
  if (name == "multisig.cancel_as_multi") {
    MultisigBenchmarks.cancelAsMulti(bench);
    return true;
  }
  if (name == "utility.batch") {
    UtilityBenchmarks.batch(bench, components.at(0));
    return true;
  }
  if (name == "utility.batch_all") {
    UtilityBenchmarks.batchAll(bench, components.at(0));
    return true;
  }
  if (name == "utility.force_batch") {
    UtilityBenchmarks.forceBatch(bench, components.at(0));
    return true;
  }
  if (name == "registry.register_user") {
    RegistryBenchmarks.registerUser(bench, components.at(0));
    return true;
  }
  if (name == "registry.update_user_status") {
    RegistryBenchmarks.updateUserStatus(bench);
    return true;
  }
  if (name == "registry.assign_meter") {
    RegistryBenchmarks.assignMeter(bench, components.at(0));
    return true;
  }
  if (name == "registry.unassign_meter") {
    RegistryBenchmarks.unassignMeter(bench);
    return true;
  }
  if (name == "registry.set_meter_profile") {
    RegistryBenchmarks.setMeterProfile(bench, components.at(0));
    return true;
  }
  if (name == "registry.exchange_device") {
    RegistryBenchmarks.exchangeDevice(bench);
    return true;
  }
  if (name == "registry.add_admin") {
    RegistryBenchmarks.addAdmin(bench);
    return true;
  }
  if (name == "registry.remove_admin") {
    RegistryBenchmarks.removeAdmin(bench);
    return true;
  }
  if (name == "registry.set_signatories") {
    RegistryBenchmarks.setSignatories(bench);
    return true;
  }
  if (name == "registry.set_parameters") {
    RegistryBenchmarks.setParameters(bench);
    return true;
  }
  if (name == "grid_token.transfer") {
    GridTokenBenchmarks.transfer(bench);
    return true;
  }
  if (name == "grid_token.transfer_from") {
    GridTokenBenchmarks.transferFrom(bench);
    return true;
  }
  if (name == "grid_token.approve") {
    GridTokenBenchmarks.approve(bench);
    return true;
  }
  if (name == "grid_token.increase_allowance") {
    GridTokenBenchmarks.increaseAllowance(bench);
    return true;
  }
  if (name == "grid_token.decrease_allowance") {
    GridTokenBenchmarks.decreaseAllowance(bench);
    return true;
  }
  if (name == "grid_token.mint") {
    GridTokenBenchmarks.mint(bench);
    return true;
  }
  if (name == "grid_token.burn") {
    GridTokenBenchmarks.burn(bench);
    return true;
  }
  if (name == "grid_token.add_minter") {
    GridTokenBenchmarks.addMinter(bench);
    return true;
  }
  if (name == "grid_token.remove_minter") {
    GridTokenBenchmarks.removeMinter(bench);
    return true;
  }
  if (name == "grid_token.add_burner") {
    GridTokenBenchmarks.addBurner(bench);
    return true;
  }
  if (name == "grid_token.remove_burner") {
    GridTokenBenchmarks.removeBurner(bench);
    return true;
  }
  if (name == "trading.create_sell_order") {
    TradingBenchmarks.createSellOrder(bench);
    return true;
  }
  if (name == "trading.create_buy_order") {
    TradingBenchmarks.createBuyOrder(bench);
    return true;
  }
  if (name == "trading.place_order") {
    TradingBenchmarks.placeOrder(bench);
    return true;
  }
  if (name == "trading.place_orders") {
    TradingBenchmarks.placeOrders(bench, components.at(0));
    return true;
  }
  if (name == "trading.cancel_order") {
    TradingBenchmarks.cancelOrder(bench);
    return true;
  }
  if (name == "trading.match_orders") {
    TradingBenchmarks.matchOrders(bench, components.at(0));
    return true;
  }
  if (name == "trading.set_parameters") {
    TradingBenchmarks.setParameters(bench);
    return true;
  }
  if (name == "trading.add_market_maker") {
    TradingBenchmarks.addMarketMaker(bench);
    return true;
  }
  if (name == "trading.remove_market_maker") {
    TradingBenchmarks.removeMarketMaker(bench);
    return true;
  }
  if (name == "trading.on_initialize") {
    TradingBenchmarks.onInitialize(bench);
    return true;
  }
  if (name == "trading.clearing") {
    TradingBenchmarks.clearing(bench, components.at(0));
    return true;
  }
  if (name == "settlement.set_tariff") {
    SettlementBenchmarks.setTariff(bench);
    return true;
  }
  if (name == "settlement.set_parameters") {
    SettlementBenchmarks.setParameters(bench);
    return true;
  }
  if (name == "settlement.pay_debt") {
    SettlementBenchmarks.payDebt(bench);
    return true;
  }
  if (name == "settlement.on_initialize") {
    SettlementBenchmarks.onInitialize(bench);
    return true;
  }
  if (name == "settlement.settling") {
    SettlementBenchmarks.settling(bench, components.at(0));
    return true;
  }
  if (name == "settlement.ending") {
    SettlementBenchmarks.ending(bench, components.at(0));
    return true;
  }
  if (name == "oracle_client.request_energy_data") {
    OracleClientBenchmarks.requestEnergyData(bench);
    return true;
  }
  if (name == "oracle_client.fulfill_energy_data") {
    OracleClientBenchmarks.fulfillEnergyData(bench);
    return true;
  }
  if (name == "oracle_client.perform_upkeep") {
    OracleClientBenchmarks.performUpkeep(bench, components.at(0));
    return true;
  }
  if (name == "oracle_client.add_oracle_operator") {
    OracleClientBenchmarks.addOracleOperator(bench);
    return true;
  }
  if (name == "oracle_client.remove_oracle_operator") {
    OracleClientBenchmarks.removeOracleOperator(bench);
    return true;
  }
  if (name == "oracle_client.set_auto_market_clearing") {
    OracleClientBenchmarks.setAutoMarketClearing(bench);
    return true;
  }
  if (name == "oracle_client.set_parameters") {
    OracleClientBenchmarks.setParameters(bench);
    return true;
  }
  if (name == "oracle_client.on_initialize") {
    OracleClientBenchmarks.onInitialize(bench);
    return true;
  }
  if (name == "oracle_client.closing") {
    OracleClientBenchmarks.closing(bench, components.at(0));
    return true;
  }
  return false;
}
