export * from "./parameters";
export * from "./orders";
export * from "./books";
export * from "./clearing";
export * from "./views";
export * from "./storage";
export * from "./events";
export * from "./errors";
