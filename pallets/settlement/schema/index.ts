export * from "./tariff";
export * from "./contracts";
export * from "./pools";
export * from "./views";
export * from "./storage";
export * from "./events";
export * from "./errors";
export * from "./settings";
