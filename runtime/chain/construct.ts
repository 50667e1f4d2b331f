/** The chain's pallets and their indices, in the order in which their hooks run. Read by codegen. */
export const PALLETS = [
  "System:0",
  "Timestamp:1",
  "Aura:2",
  "Grandpa:3",
  "Balances:4",
  "TransactionPayment:5",
  "Governance:6",
  "FairUse:7",
  "Utility:8",
  "Proxy:9",
  "Multisig:15",
  "Registry:10",
  "GridToken:11",
  "Trading:12",
  "Settlement:14",
  "OracleClient:13",
];
